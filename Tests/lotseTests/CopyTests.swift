import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import lotse

@Suite struct CopyTests {
    @Test(arguments: TestStore.engines)
    func `the demo region goes to another engine and back with every row`(engine: Dialect) async throws {
        let day = try #require(Day("2026-11-23"))
        let migrator = try Schema.migrator()
        try await TestInstallation.with(sources: .system) { first in
            _ = try await DemoRegion(on: day).load(into: first)
            try await TestStore.with(engine, migrations: try Schema.roomSteps()) { second in
                _ = try await StoreCopy(from: first.store, to: second, migrator: migrator).run()
                try await TestInstallation.with { third in
                    let outcome = try await StoreCopy(from: second, to: third.store, migrator: migrator).run()
                    let (before, after) = (
                        try await TableContents.all(first.store), try await TableContents.all(third.store)
                    )
                    #expect(before == after)
                    #expect(outcome.rows == before.values.reduce(0) { $0 + $1.count })
                    #expect(try await Journal.verify(third.store).fault == nil)
                }
            }
        }
    }
}
