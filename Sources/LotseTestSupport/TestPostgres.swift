import Foundation
import LotseCore
import LotseData
import Synchronization

#if Postgres
    import LotsePostgres

    /// Databases of one test each on the server that `LOTSE_TEST_POSTGRES` names.
    package enum TestPostgres {
        /// The address of the server's maintenance database.
        package static let server = ProcessInfo.processInfo.environment["LOTSE_TEST_POSTGRES"]

        private static let templates = Mutex<[String: Task<Void, any Error>]>([:])

        /// Opens a store on a database of the server.
        static func store(_ database: String, sources: Sources) throws -> PostgresStore {
            PostgresStore(uri: try address(of: database), readers: 4, sources: sources)
        }

        /// The server's address with another database in it.
        package static func address(of database: String) throws -> String {
            guard let server else { throw StoreError.unavailable("LOTSE_TEST_POSTGRES is not set") }
            return "\(server)\(server.contains("?") ? "&" : "?")dbname=\(database)"
        }

        /// Copies the migrated template, or an empty database without a migrator, and drops the copy afterwards.
        static func withDatabase<Value>(
            _ migrator: Migrator?,
            _ body: (String) async throws -> Value
        ) async throws -> Value {
            let name = "lotse_test_\(UUID().uuidString.lowercased().filter { $0 != "-" })"
            let template = if let migrator { try await migratedTemplate(migrator) } else { "template0" }
            try await command("CREATE DATABASE \(name) TEMPLATE \(template)")
            do {
                let value = try await body(name)
                try await command("DROP DATABASE \(name) WITH (FORCE)")
                return value
            } catch {
                try await command("DROP DATABASE \(name) WITH (FORCE)")
                throw error
            }
        }

        /// The name of a database with these steps taken, made once for all tests.
        private static func migratedTemplate(_ migrator: Migrator) async throws -> String {
            let name = "lotse_template_\(migrator.fingerprint.prefix(24))"
            let task = templates.withLock { templates in
                let task = templates[name] ?? Task { try await makeTemplate(name, migrator) }
                templates[name] = task
                return task
            }
            try await task.value
            return name
        }

        /// Prepares the template under another name, so that an interrupted one is never copied.
        private static func makeTemplate(_ name: String, _ migrator: Migrator) async throws {
            guard try await !exists(name) else { return }
            let draft = "\(name)_\(ProcessInfo.processInfo.processIdentifier)"
            try await command("CREATE DATABASE \(draft) TEMPLATE template0")
            let store = try store(draft, sources: .seeded(1, at: TestStore.moment))
            try await migrator.migrate(store)
            try await store.close()
            do {
                try await command("ALTER DATABASE \(draft) RENAME TO \(name)")
            } catch {
                // Another run of the tests may have been faster.
                try await command("DROP DATABASE \(draft)")
                guard try await exists(name) else { throw error }
            }
        }

        private static func exists(_ name: String) async throws -> Bool {
            try await onServer { try !$0.rows("SELECT 1 FROM pg_database WHERE datname = \(name)").isEmpty }
        }

        private static func command(_ script: String) async throws {
            try await onServer { try $0.executeScript(script) }
        }

        /// The end of the work on the server that was begun last.
        private static let queue = Mutex(Task<Void, Never> {})

        /// Works on the server, one test after the other: hundreds of tests begin at once, and who waits for a turn on
        /// the server itself is sent away after half a minute.
        private static func onServer<Value: Sendable>(
            _ work: @escaping @Sendable (any Connection) throws -> Value
        ) async throws -> Value {
            guard let server else { throw StoreError.unavailable("LOTSE_TEST_POSTGRES is not set") }
            let turn = queue.withLock { last in
                let before = last
                let turn = Task {
                    await before.value
                    let store = PostgresStore(uri: server, readers: 1, sources: .seeded(1, at: TestStore.moment))
                    let value = try await store.exclusively(work)
                    try await store.close()
                    return value
                }
                last = Task { _ = await turn.result }
                return turn
            }
            return try await turn.value
        }
    }
#else
    /// Stands in where Lotse is built without PostgreSQL.
    package enum TestPostgres {
        package static let server: String? = nil

        static func store(_ database: String, sources: Sources) throws -> EmbeddedStore {
            throw StoreError.unavailable("built without PostgreSQL")
        }

        static func withDatabase<Value>(
            _ migrator: Migrator?,
            _ body: (String) async throws -> Value
        ) async throws -> Value {
            throw StoreError.unavailable("built without PostgreSQL")
        }
    }
#endif
