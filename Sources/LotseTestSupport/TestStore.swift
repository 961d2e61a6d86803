package import Foundation
package import LotseCore
package import LotseData

/// A fresh database for one test, removed with it.
package enum TestStore {
    /// The moment at which test clocks stand: Monday, 2 March 2026, 10:00 in Berlin.
    package static let moment = Timestamp(milliseconds: 1_772_442_000_000)

    /// The engines that tests run on: SQLite always, PostgreSQL where `LOTSE_TEST_POSTGRES` names a server.
    package static let engines: [Dialect] = {
        guard TestPostgres.server == nil else { return [.sqlite, .postgres] }
        let hint = "Tests run on SQLite only. For PostgreSQL too: Scripts/with-postgres swift test\n"
        FileHandle.standardError.write(Data(hint.utf8))
        return [.sqlite]
    }()

    /// Runs `body` with a fresh database of an engine, its schema up to date.
    ///
    /// - Parameters:
    ///   - engine: one of `engines`.
    ///   - migrations: the rooms' steps; the ledger's come by themselves.
    ///   - sources: the clock, standing still unless said otherwise, and the source of identifiers.
    ///   - body: the test.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws, or why there is no database.
    package static func with<Value>(
        _ engine: Dialect,
        migrations: [Migration] = [],
        sources: Sources = .seeded(1, at: moment),
        _ body: (any Store) async throws -> Value
    ) async throws -> Value {
        switch engine {
        case .sqlite: try await withEmbedded(migrations, sources: sources, body)
        case .postgres:
            try await TestPostgres.withDatabase(Migrator(Ledger.migrations() + migrations)) { database in
                try await using(try TestPostgres.store(database, sources: sources), body)
            }
        }
    }

    /// Runs `body` with two stores on one fresh database, as two servers have them.
    package static func withTwo<Value>(
        _ engine: Dialect,
        migrations: [Migration]? = [],
        sources: Sources = .seeded(1, at: moment),
        _ body: (any Store, any Store) async throws -> Value
    ) async throws -> Value {
        let migrator = try migrations.map { Migrator(try Ledger.migrations() + $0) }
        switch engine {
        case .sqlite:
            return try await withFolder { folder in
                let path = folder.appending(path: "test.sqlite").path
                let first = try EmbeddedStore(path: path, sources: sources)
                try await migrator?.migrate(first)
                return try await using(first) { first in
                    try await using(EmbeddedStore(path: path, sources: sources)) { try await body(first, $0) }
                }
            }
        case .postgres:
            return try await TestPostgres.withDatabase(migrator) { database in
                try await using(try TestPostgres.store(database, sources: sources)) { first in
                    try await using(try TestPostgres.store(database, sources: sources)) { try await body(first, $0) }
                }
            }
        }
    }

    /// Opens an embedded store in a folder of its own, brings its schema up to date and runs `body` with it.
    package static func withEmbedded<Value>(
        _ migrations: [Migration] = [],
        sources: Sources = .seeded(1, at: moment),
        _ body: (EmbeddedStore) async throws -> Value
    ) async throws -> Value {
        try await withFolder { folder in
            let store = try EmbeddedStore(path: folder.appending(path: "test.sqlite").path, sources: sources)
            try await Migrator(Ledger.migrations() + migrations).migrate(store)
            return try await using(store, body)
        }
    }

    /// Runs `body` with an empty folder that is removed afterwards.
    package static func withFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lotse-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    private static func using<Engine: Store, Value>(
        _ store: Engine,
        _ body: (Engine) async throws -> Value
    ) async throws -> Value {
        do {
            let value = try await body(store)
            try await store.close()
            return value
        } catch {
            try await store.close()
            throw error
        }
    }
}
