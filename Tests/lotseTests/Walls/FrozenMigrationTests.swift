import Foundation
import LotseData
import LotseTestSupport
import Testing

@testable import lotse

/// A step that has been taken somewhere is never changed; `Features/MIGRATIONS.sum` remembers what each one was.
@Suite struct FrozenMigrationTests {
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }

    @Test func `every migration is the one that MIGRATIONS.sum remembers`() throws {
        let file = SourceTree.top.appending(path: "Features/MIGRATIONS.sum")
        let remembered = lines(try String(contentsOf: file, encoding: .utf8))
        let present = lines(try Schema.migrator().sums)
        let changed = remembered.filter { !present.contains($0) }
        let fresh = present.filter { !remembered.contains($0) }
        #expect(changed == [], "These steps were changed or removed; write a new step instead.")
        #expect(fresh == [], "New steps: write them down with lotse migrate --sums > Features/MIGRATIONS.sum")
    }
}
