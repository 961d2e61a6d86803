import LotseCore
import LotseData
import LotseTestSupport
import Synchronization
import Testing

@Suite struct MigratorTests {
    private static let tree = step(
        "Trees",
        "20261201-01-create-tree",
        "CREATE TABLE tree (id TEXT NOT NULL PRIMARY KEY);"
    )
    private static let leaf = step(
        "Leaves",
        "20261201-02-create-leaf",
        "CREATE TABLE leaf (id TEXT NOT NULL PRIMARY KEY, tree_id TEXT NOT NULL REFERENCES tree (id));"
    )
    private static let colour = step(
        "Leaves",
        "20261202-01-add-colour",
        "ALTER TABLE leaf ADD COLUMN colour TEXT; CREATE INDEX leaf_by_colour ON leaf (colour);"
    )

    private static func step(_ room: String, _ name: String, _ sql: String) -> Migration {
        Migration(room: room, name: name, sql: sql)
    }

    @Test(arguments: TestStore.engines)
    func `steps of all rooms run by date and number, each once`(_ engine: Dialect) async throws {
        try await TestStore.withTwo(engine, migrations: nil) { store, _ in
            let migrator = Migrator([Self.colour, Self.leaf, Self.tree])
            let heard = Mutex<[String]>([])
            let taken = try await migrator.migrate(store) { done, total, id in
                heard.withLock { $0.append("\(done)/\(total) \(id)") }
            }
            let order = [
                "Trees/20261201-01-create-tree", "Leaves/20261201-02-create-leaf", "Leaves/20261202-01-add-colour",
            ]
            #expect(taken == order)
            #expect(heard.withLock(\.self) == order.enumerated().map { "\($0.offset)/3 \($0.element)" })
            #expect(try await migrator.migrate(store) == [])
            try await migrator.check(store)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an interrupted run leaves whole steps and the next one continues`(_ engine: Dialect) async throws {
        let broken = Self.step(
            "Leaves",
            "20261202-01-add-colour",
            "ALTER TABLE leaf ADD COLUMN colour TEXT; NO SUCH WORD;"
        )
        try await TestStore.withTwo(engine, migrations: nil) { store, _ in
            await #expect {
                try await Migrator([Self.tree, Self.leaf, broken]).migrate(store)
            } throws: { error in
                guard case MigrationError.failed(let id, _) = error else { return false }
                return id == broken.id
            }
            // The half of the step that would have worked is not there.
            _ = try await store.write(as: .system) { try $0.rows("SELECT id, tree_id FROM leaf") }
            await #expect(throws: (any Error).self) { try await store.read { try $0.rows("SELECT colour FROM leaf") } }
            await #expect(throws: MigrationError.pending([Self.colour.id])) {
                try await Migrator([Self.tree, Self.leaf, Self.colour]).check(store)
            }
            let taken = try await Migrator([Self.tree, Self.leaf, Self.colour]).migrate(store)
            #expect(taken == [Self.colour.id])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a step with another text than the one taken is refused`(_ engine: Dialect) async throws {
        let edited = Self.step("Trees", "20261201-01-create-tree", "CREATE TABLE tree (id TEXT PRIMARY KEY);")
        try await TestStore.withTwo(engine, migrations: nil) { store, _ in
            try await Migrator([Self.tree]).migrate(store)
            await #expect(throws: MigrationError.edited(Self.tree.id)) {
                try await Migrator([edited, Self.leaf]).migrate(store)
            }
            await #expect(throws: (any Error).self) { try await store.read { try $0.rows("SELECT id FROM leaf") } }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a schema of a newer program is refused`(_ engine: Dialect) async throws {
        try await TestStore.withTwo(engine, migrations: nil) { store, _ in
            try await Migrator([Self.tree, Self.leaf]).migrate(store)
            await #expect(throws: MigrationError.newer([Self.leaf.id])) {
                try await Migrator([Self.tree]).migrate(store)
            }
            await #expect(throws: MigrationError.newer([Self.leaf.id])) { try await Migrator([Self.tree]).check(store) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `two servers that start together migrate once`(_ engine: Dialect) async throws {
        let steps = (10...25).map {
            Self.step("Rows", "20261201-\($0)-create-row", "CREATE TABLE row_\($0) (id TEXT NOT NULL PRIMARY KEY);")
        }
        try await TestStore.withTwo(engine, migrations: nil) { first, second in
            let outcomes = await atOnce(4) { number in
                try await Migrator(try Ledger.migrations() + steps).migrate(number % 2 == 0 ? first : second)
            }
            for outcome in outcomes { #expect(throws: Never.self) { try outcome.get() } }
            let rows = try await first.read { try $0.number("SELECT count(*) FROM schema_migration") }
            #expect(rows == (try Ledger.migrations() + steps).count)
            try await Migrator(try Ledger.migrations() + steps).check(second)
        }
    }

    @Test func `a step in PostgreSQL's own words counts in the checksum`() {
        let portable = Migration(room: "A", name: "x", sql: "SELECT 1")
        let both = Migration(room: "A", name: "x", sql: "SELECT 1", postgres: "SELECT 2")
        #expect(portable.checksum != both.checksum)
        #expect(Migrator([portable]).fingerprint != Migrator([both]).fingerprint)
    }
}
