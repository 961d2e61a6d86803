import Foundation
import GRDB

/// A database file at rest: what can be said of it and done to it while nobody serves from it.
package struct DatabaseFile: Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// Brings everything into the one file, so that no `-wal` and no `-shm` file belong to it.
    ///
    /// - Throws: `StoreError.contended` where another program has the file open.
    package func settle() throws {
        do {
            let queue = try DatabaseQueue(path: path)
            let mode = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
            guard mode == "delete" else { throw StoreError.contended }
        } catch {
            throw EmbeddedConnection.translate(error)
        }
    }

    /// What the engine finds wrong with the file's pages, indexes and references; empty for a sound one.
    package func faults() throws -> [String] {
        do {
            let queue = try DatabaseQueue(path: path)
            let faults = try queue.read { database in try Soundness.faults(EmbeddedConnection(database)) }
            try queue.close()
            return faults
        } catch {
            throw EmbeddedConnection.translate(error)
        }
    }
}
