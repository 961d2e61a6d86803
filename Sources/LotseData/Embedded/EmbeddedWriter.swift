import GRDB

/// SQLite's one writing connection, as group commit uses it.
struct EmbeddedWriter: CommitEngine {
    let pool: DatabasePool
    let batchLimit: Int

    func transact(_ work: (any CommitConnection) throws -> Void) throws {
        do {
            try pool.writeWithoutTransaction { database in
                do {
                    try database.execute(sql: "BEGIN IMMEDIATE")
                    try work(EmbeddedConnection(database))
                    try database.execute(sql: "COMMIT")
                } catch {
                    // SQLite has ended the transaction by itself where the disk is full or broken. Where the
                    // rollback fails too, the first error is the one to tell.
                    if database.isInsideTransaction { try? database.execute(sql: "ROLLBACK") }
                    throw error
                }
            }
        } catch {
            throw EmbeddedConnection.translate(error)
        }
    }
}

extension EmbeddedConnection: CommitConnection {
    var isInTransaction: Bool { database.isInsideTransaction }

    func beginChange() throws { try control("SAVEPOINT change") }
    func keepChange() throws { try control("RELEASE change") }
    func undoChange() throws {
        try control("ROLLBACK TO change")
        try control("RELEASE change")
    }

    private func control(_ sql: String) throws {
        try translating { try database.cachedStatement(sql: sql).execute() }
    }
}
