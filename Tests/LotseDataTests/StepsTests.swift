import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct StepsTests {
    private static let later = TestStore.moment.adding(hours: 5)

    private func identifiers() -> IdentifierSource { .seeded(7, at: TestStore.moment) }

    @Test(arguments: TestStore.engines)
    func `steps are kept together, each with its own moment, actor and journal entries`(_ engine: Dialect) async throws
    {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            let ids = try await store.writeSteps(identifiers: identifiers()) { steps in
                let first = try steps.take(at: TestStore.moment, as: .visitor) { transaction in
                    try transaction.execute(Things.insert("a"))
                    transaction.journal(JournalEntry("add", "thing", "a"))
                    return transaction.newIdentifier(Account.self)
                }
                let second = try steps.take(at: Self.later, as: .system) { transaction in
                    try transaction.execute(Things.insert("b"))
                    transaction.journal(JournalEntry("add", "thing", "b"))
                    return transaction.newIdentifier(Account.self)
                }
                return [first, second]
            }
            #expect(ids[0] != ids[1])
            let lines: [String] = try await store.read { reader in
                try reader.list("SELECT recorded_at, actor FROM journal ORDER BY sequence") { row in
                    "\(try row.value("recorded_at", as: String.self)) \(try row.value("actor", as: String.self))"
                }
            }
            #expect(lines == ["\(TestStore.moment.text) visitor", "\(Self.later.text) system"])
            let check = try await Journal.verify(store)
            #expect(check.fault == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a step that fails takes the others with it`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            await #expect(throws: StoreError.self) {
                try await store.writeSteps(identifiers: identifiers()) { steps in
                    try steps.take(at: TestStore.moment, as: .system) { try $0.execute(Things.insert("a")) }
                    try steps.take(at: Self.later, as: .system) { try $0.execute(Things.insert("a")) }
                }
            }
            let count = try await Things.count(store)
            #expect(count == 0)
        }
    }
}
