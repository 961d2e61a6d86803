import Crypto
import Foundation
import LotseCore

/// What keeps a schema from being brought up to date.
package enum MigrationError: Error, Equatable, Sendable {
    /// The database knows steps that this program does not: it belongs to a newer Lotse.
    case newer([String])
    /// A step that was already taken has another text now.
    case edited(String)
    /// A step could not be taken; nothing of it was kept.
    case failed(id: String, reason: String)
    case unreadable(String)
    /// Steps that were not taken yet, where the caller only wanted to look.
    case pending([String])
}

/// Brings a database's schema up to date, one durable step after the other.
///
/// Each step and the note that it was taken are one transaction: an interruption at any moment leaves a schema
/// that the next run continues from. Two servers that start together do not step on each other.
package struct Migrator: Sendable {
    private let steps: [Migration]

    /// - Parameter migrations: of all rooms, in any order; they run by date, number, name, then room.
    package init(_ migrations: [Migration]) {
        steps = migrations.sorted { $0.order < $1.order }
    }

    package var ids: [String] { steps.map(\.id) }

    /// One line a step, for the file that a test compares with: checksum, two spaces, id.
    package var sums: String {
        steps.map { "\($0.checksum)  \($0.id)\n" }.joined()
    }

    /// One checksum over all steps: two programs with the same one have the same schema.
    package var fingerprint: String { SHA256.hash(data: Data(sums.utf8)).hexadecimal }

    /// Takes the missing steps and gives their ids.
    @discardableResult
    package func migrate(
        _ store: any Store,
        progress: @escaping @Sendable (_ done: Int, _ of: Int, _ id: String) -> Void = { _, _, _ in }
    ) async throws -> [String] {
        let pending = try await pending(in: store)
        for (position, step) in pending.enumerated() {
            progress(position, pending.count, step.id)
            try await take(step, in: store)
        }
        return pending.map(\.id)
    }

    /// Throws unless the schema is exactly this program's.
    package func check(_ store: any Store) async throws {
        let missing = try await pending(in: store)
        guard missing.isEmpty else { throw MigrationError.pending(missing.map(\.id)) }
    }

    private func pending(in store: any Store) async throws -> [Migration] {
        let taken = try await store.exclusively { connection in
            try connection.executeScript(Self.register(for: connection.dialect))
            return try Self.checksums(connection)
        }
        let known = Set(steps.map(\.id))
        let unknown = taken.keys.filter { !known.contains($0) }.sorted()
        guard unknown.isEmpty else { throw MigrationError.newer(unknown) }
        for step in steps {
            if let checksum = taken[step.id], checksum != step.checksum { throw MigrationError.edited(step.id) }
        }
        return steps.filter { taken[$0.id] == nil }
    }

    private func take(_ step: Migration, in store: any Store) async throws {
        let now = store.sources.clock.now
        do {
            try await store.withTransaction { connection in
                // Another server may have taken the step since we looked.
                guard try Self.checksums(connection)[step.id] == nil else { return }
                try connection.executeScript(step.script(for: connection.dialect))
                try connection.execute(
                    """
                    INSERT INTO schema_migration (id, checksum, taken_at)
                    VALUES (\(step.id), \(step.checksum), \(now))
                    """
                )
            }
        } catch {
            throw MigrationError.failed(id: step.id, reason: String(describing: error))
        }
    }

    private static func register(for dialect: Dialect) -> String {
        let portable = """
            CREATE TABLE IF NOT EXISTS schema_migration (
                id TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, taken_at TEXT NOT NULL);
            """
        return dialect == .sqlite ? PortableSchema.forSQLite(portable) : portable
    }

    private static func checksums(_ connection: any Connection) throws -> [String: String] {
        let rows = try connection.rows("SELECT id, checksum FROM schema_migration")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.value("id"), try $0.value("checksum")) })
    }
}
