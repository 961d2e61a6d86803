package import LotseCore

/// Several changes that are said to have happened one after the other, kept together or not at all.
///
/// For data that tell of the past in quantity: each step has its own moment, actor and journal entries, and thousands
/// of them share one sync.
package struct Steps {
    private let connection: any Connection
    private let identifiers: IdentifierSource

    fileprivate init(_ connection: any Connection, _ identifiers: IdentifierSource) {
        self.connection = connection
        self.identifiers = identifiers
    }

    /// Takes a step; its error ends all of them.
    @discardableResult
    package func take<Value>(
        at moment: Timestamp,
        as actor: Actor,
        _ body: (Transaction) throws -> Value
    ) throws -> Value {
        let sources = Sources(clock: .fixed(at: moment), identifiers: identifiers)
        let transaction = Transaction(connection, actor: actor, sources: sources, meter: nil)
        let value = try body(transaction)
        try transaction.finish()
        return value
    }
}

extension Store {
    /// Runs `body` in one transaction of many steps; durable when it returns.
    ///
    /// - Parameters:
    ///   - identifiers: for what the steps make.
    ///   - body: takes the steps.
    /// - Returns: what `body` gives.
    /// - Throws: what a step throws; nothing is kept then.
    package func writeSteps<Value: Sendable>(
        identifiers: IdentifierSource,
        _ body: @escaping @Sendable (Steps) throws -> Value
    ) async throws -> Value {
        try await withTransaction { try body(Steps($0, identifiers)) }
    }
}
