package import LotseCore

/// A store at another moment, with its own source of identifiers: for data that tells of the past.
///
/// The demo region writes each step through the rooms' own rules, at the time at which it is said to have happened.
package struct SteppedStore: Store {
    private let base: any Store
    package let sources: Sources

    package init(_ base: any Store, at moment: Timestamp, identifiers: IdentifierSource? = nil) {
        self.base = base
        sources = Sources(clock: .fixed(at: moment), identifiers: identifiers ?? base.sources.identifiers)
    }

    package var dialect: Dialect { base.dialect }

    package func withSnapshot<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await base.withSnapshot(body)
    }

    package func withTransaction<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await base.withTransaction(body)
    }

    package func exclusively<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await base.exclusively(body)
    }

    package func close() async throws {
        try await base.close()
    }
}
