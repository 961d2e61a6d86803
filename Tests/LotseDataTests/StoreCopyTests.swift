import LotseCore
import LotseData
import LotseTestSupport
import Synchronization
import Testing

@Suite struct StoreCopyTests {
    /// Every pair of engines that tests run on.
    static let pairs = TestStore.engines.flatMap { from in TestStore.engines.map { (from, $0) } }

    private func migrator() throws -> Migrator { Migrator(try Ledger.migrations() + CopyFixture.migrations) }

    private func withPair(
        _ pair: (Dialect, Dialect),
        _ body: @escaping @Sendable (any Store, any Store) async throws -> Void
    ) async throws {
        try await TestStore.with(pair.0, migrations: CopyFixture.migrations) { source in
            try await TestStore.with(pair.1, migrations: CopyFixture.migrations) { try await body(source, $0) }
        }
    }

    @Test(arguments: pairs)
    func `a copy holds every row of every table`(pair: (Dialect, Dialect)) async throws {
        let migrator = try migrator()
        try await withPair(pair) { source, target in
            try await CopyFixture.fill(source)
            let heard = Mutex([(Int, Int)]())
            let outcome = try await StoreCopy(from: source, to: target, migrator: migrator).run { done, all in
                heard.withLock { $0.append((done, all)) }
            }
            let (before, after) = (try await CopyFixture.contents(source), try await CopyFixture.contents(target))
            #expect(before == after)
            #expect(after["place"]?.count == 1203)
            #expect(outcome.rows >= 1203 + 700 + 31)
            let steps = heard.withLock { $0 }
            #expect(steps.last.map { $0.0 == $0.1 } == true)
            #expect(steps.map(\.0) == steps.map(\.0).sorted())
            #expect(try await Journal.verify(target).fault == nil)
            // The target goes on where the source stopped.
            try await target.write(as: .system) { $0.journal(JournalEntry("go-on", "place", "p")) }
            #expect(try await Journal.verify(target).fault == nil)
        }
    }

    @Test(.enabled(if: TestStore.engines.contains(.postgres), "needs PostgreSQL"))
    func `a copy there and back is the same`() async throws {
        let migrator = try migrator()
        try await withPair((.sqlite, .postgres)) { first, second in
            try await CopyFixture.fill(first, places: 40)
            _ = try await StoreCopy(from: first, to: second, migrator: migrator).run()
            try await TestStore.with(.sqlite, migrations: CopyFixture.migrations) { third in
                _ = try await StoreCopy(from: second, to: third, migrator: migrator).run()
                let (before, after) = (try await CopyFixture.contents(first), try await CopyFixture.contents(third))
                #expect(before == after)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `foreign keys hold after a copy as before`(engine: Dialect) async throws {
        let migrator = try migrator()
        try await withPair((.sqlite, engine)) { source, target in
            try await CopyFixture.fill(source, places: 3)
            _ = try await StoreCopy(from: source, to: target, migrator: migrator).run()
            await #expect(throws: StoreError.self) {
                try await target.write(as: .system) { transaction in
                    try transaction.execute("INSERT INTO alley (place_id, number) VALUES ('nowhere', 1)")
                    // A foreign key that waits for the end would let this pass.
                    try transaction.execute("INSERT INTO zone (id, name) VALUES ('late', '')")
                    Issue.record("the missing place was not noticed at once")
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a target in use is refused and left as it was`(engine: Dialect) async throws {
        let migrator = try migrator()
        try await withPair((.sqlite, engine)) { source, target in
            try await CopyFixture.fill(source, places: 3)
            try await target.write(as: .system) { transaction in
                try transaction.execute("INSERT INTO zone (id, name) VALUES ('mine', '')")
                return
            }
            let before = try await CopyFixture.contents(target)
            await #expect(throws: CopyError.targetNotEmpty(table: "zone")) {
                try await StoreCopy(from: source, to: target, migrator: migrator).run()
            }
            #expect(try await CopyFixture.contents(target) == before)
        }
    }

    @Test func `a target whose only trace is its journal is refused`() async throws {
        let migrator = try migrator()
        try await withPair((.sqlite, .sqlite)) { source, target in
            try await target.write(as: .system) { $0.journal(JournalEntry("do", "zone", "a")) }
            await #expect(throws: CopyError.self) {
                try await StoreCopy(from: source, to: target, migrator: migrator).run()
            }
        }
    }

    @Test func `a schema of another program is refused`() async throws {
        let migrator = try migrator()
        try await TestStore.with(.sqlite, migrations: CopyFixture.migrations) { source in
            _ = try await TestStore.with(.sqlite) { target in
                await #expect(throws: MigrationError.self) {
                    try await StoreCopy(from: source, to: target, migrator: migrator).run()
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a source that breaks leaves the target empty`(engine: Dialect) async throws {
        let migrator = try migrator()
        try await withPair((.sqlite, engine)) { source, target in
            try await CopyFixture.fill(source, places: 600)
            let before = try await CopyFixture.contents(target)
            let breaking = BreakingStore(source, afterRows: 900)
            await #expect(throws: StoreError.unavailable("gone")) {
                try await StoreCopy(from: breaking, to: target, migrator: migrator).run()
            }
            #expect(try await CopyFixture.contents(target) == before)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a copy shows one moment while others write`(engine: Dialect) async throws {
        let migrator = try migrator()
        try await withPair((engine, .sqlite)) { source, target in
            try await CopyFixture.fill(source, places: 100)
            let writer = Task {
                var written = 0
                while !Task.isCancelled {
                    let number = written
                    try await source.write(as: .system) { transaction in
                        try transaction.execute("INSERT INTO zone (id, name) VALUES (\("new-\(number)"), '')")
                        transaction.journal(JournalEntry("add", "zone", "\(number)"))
                    }
                    written += 1
                }
            }
            _ = try await StoreCopy(from: source, to: target, migrator: migrator).run()
            writer.cancel()
            _ = try? await writer.value
            #expect(try await Journal.verify(target).fault == nil)
            let pair = try await target.read { reader in
                (
                    try reader.number("SELECT count(*) FROM zone WHERE substr(id, 1, 4) = 'new-'"),
                    try reader.number("SELECT count(*) FROM journal WHERE action = 'add'")
                )
            }
            #expect(pair.0 == pair.1)
        }
    }
}

/// A store whose connection goes away while it is read.
private struct BreakingStore: Store {
    private let store: any Store
    private let limit: Int

    init(_ store: any Store, afterRows limit: Int) {
        self.store = store
        self.limit = limit
    }

    var dialect: Dialect { store.dialect }
    var sources: Sources { store.sources }

    func withSnapshot<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await store.withSnapshot { [limit] in try body(Breaking($0, limit)) }
    }

    func withTransaction<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await store.withTransaction(body)
    }

    func exclusively<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await store.exclusively(body)
    }

    func close() async throws { try await store.close() }

    private final class Breaking: Connection {
        private let connection: any Connection
        private var left: Int

        init(_ connection: any Connection, _ limit: Int) {
            self.connection = connection
            left = limit
        }

        var dialect: Dialect { connection.dialect }

        func rows(_ sql: SQL) throws -> [Row] {
            let rows = try connection.rows(sql)
            left -= rows.count
            if left < 0 { throw StoreError.unavailable("gone") }
            return rows
        }

        func execute(_ sql: SQL) throws -> Int { try connection.execute(sql) }
        func executeScript(_ script: String) throws { try connection.executeScript(script) }
    }
}
