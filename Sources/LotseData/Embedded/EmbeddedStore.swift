import Foundation
import GRDB
import LotseCore

/// The embedded engine: one SQLite file in write-ahead mode, synced at every commit.
///
/// Readers see a snapshot and never wait for writers. Writers share commits (see `GroupCommit`).
package final class EmbeddedStore: Store {
    package let sources: Sources
    package var dialect: Dialect { .sqlite }
    private let pool: DatabasePool
    private let commits: GroupCommit

    /// Opens or creates the file.
    ///
    /// - Parameters:
    ///   - path: the database file; `-wal` and `-shm` files come to stand beside it.
    ///   - readers: connections that read side by side.
    ///   - changesPerSync: how many changes may share a sync; 1 is what other software does, for comparing.
    ///   - sources: the clock and the source of identifiers.
    /// - Throws: `StoreError.unavailable` with a sentence, where the file cannot be opened.
    package init(path: String, readers: Int = 4, changesPerSync: Int = 256, sources: Sources) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.foreignKeysEnabled = true
        // As on PostgreSQL (`lock_timeout`): a list of 100,000 that a command takes in holds the turn for some twenty.
        configuration.busyMode = .timeout(30)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -16000")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            // A log that grew while somebody read for long shrinks again.
            try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // Acknowledged means durable: the log is synced before a commit returns. Said here and not above,
            // because GRDB turns it down to NORMAL when it switches the log on.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        } catch {
            throw EmbeddedConnection.translate(error)
        }
        commits = GroupCommit(EmbeddedWriter(pool: pool, batchLimit: changesPerSync))
        self.sources = sources
    }

    package func withSnapshot<Value: Sendable>(
        _ body: @escaping @Sendable (any LotseData.Connection) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.read { try DoomedByFailure.run(body, on: EmbeddedConnection($0)) }
        } catch {
            throw EmbeddedConnection.translate(error)
        }
    }

    package func withTransaction<Value: Sendable>(
        _ body: @escaping @Sendable (any LotseData.Connection) throws -> Value
    ) async throws -> Value {
        try await commits.run(body)
    }

    package func exclusively<Value: Sendable>(
        _ body: @escaping @Sendable (any LotseData.Connection) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.barrierWriteWithoutTransaction { try body(EmbeddedConnection($0)) }
        } catch {
            throw EmbeddedConnection.translate(error)
        }
    }

    /// Copies the running database to a file, page by page, without stopping anybody.
    ///
    /// - Parameters:
    ///   - path: the copy's file; must not exist.
    ///   - progress: hears pages done and pages in all.
    /// - Throws: the engine's error, such as a full disk.
    package func backUp(to path: String, progress: @escaping @Sendable (Int, Int) -> Void) throws {
        do {
            let copy = try DatabaseQueue(path: path)
            try pool.read { source in
                // Opens the snapshot before the first step: without it each change by somebody else would make the
                // copy start again.
                _ = try Int.fetchOne(source, sql: "SELECT count(*) FROM sqlite_schema")
                try copy.writeWithoutTransaction { target in
                    try source.backup(to: target, pagesPerStep: 256) { step in
                        progress(step.completedPageCount, step.totalPageCount)
                    }
                }
            }
            try copy.close()
        } catch {
            throw EmbeddedConnection.translate(error)
        }
    }

    package func close() async throws {
        await commits.close()
        try pool.close()
    }
}
