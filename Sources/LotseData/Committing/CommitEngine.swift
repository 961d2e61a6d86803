/// What group commit needs of a database engine: the one connection that writes, and durable transactions on it.
package protocol CommitEngine: Sendable {
    /// How many changes may ride in one transaction. More would let the first of a batch wait too long for the last.
    var batchLimit: Int { get }

    /// Runs `work` in one transaction and returns when it is on disk; throws where nothing of it was kept.
    ///
    /// May run `work` again, where the engine can know that the first try left nothing behind.
    func transact(_ work: (any CommitConnection) throws -> Void) throws
}

/// The writing connection inside a batch's transaction.
package protocol CommitConnection: Connection {
    /// False once the engine has given the transaction up by itself, as SQLite does on a full disk.
    var isInTransaction: Bool { get }

    /// Marks the place to which a failing change is undone.
    func beginChange() throws
    func keepChange() throws
    /// Undoes everything since `beginChange`.
    func undoChange() throws
}
