package import LotseCore

/// A database: consistent reads, and writes that are durable when they return.
///
/// Bodies may run more than once (group commit splits a batch, PostgreSQL asks for another try), so they touch
/// nothing but their transaction. They run on a thread of the engine: no waiting in them for anything else.
package protocol Store: Sendable {
    var dialect: Dialect { get }
    /// Where a transaction's time and new identifiers come from.
    var sources: Sources { get }

    /// Runs `body` on a consistent snapshot.
    func withSnapshot<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value

    /// Runs `body` in a transaction and returns after it is synced to disk; an error undoes all of it.
    func withTransaction<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value

    /// Runs `body` alone on the database, outside any transaction. For migrations and copies.
    func exclusively<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value

    /// Waits for running work and closes all connections.
    func close() async throws
}

/// The effects that rules must not have: the clock and the source of identifiers.
package struct Sources: Sendable {
    package let clock: WallClock
    package let identifiers: IdentifierSource

    package init(clock: WallClock, identifiers: IdentifierSource) {
        self.clock = clock
        self.identifiers = identifiers
    }
}

extension Store {
    /// Reads from a consistent snapshot.
    package func read<Value: Sendable>(_ body: @escaping @Sendable (Reader) throws -> Value) async throws -> Value {
        let meter = QueryMeter.current
        return try await withSnapshot { try body(Reader($0, meter: meter)) }
    }

    /// Changes rows, journal and outbox together; durable when it returns.
    @discardableResult
    package func write<Value: Sendable>(
        as actor: Actor,
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let meter = QueryMeter.current
        let sources = self.sources
        return try await withTransaction { connection in
            let transaction = Transaction(connection, actor: actor, sources: sources, meter: meter)
            let value = try body(transaction)
            try transaction.finish()
            return value
        }
    }
}
