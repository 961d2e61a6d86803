import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct SchemaTests {
    @Test func `the room's tables are laid in an empty database`() async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations()) { store in
            let count = try await store.read { try $0.number("SELECT COUNT(*) FROM case_file") }
            #expect(count == 0)
        }
    }
}
