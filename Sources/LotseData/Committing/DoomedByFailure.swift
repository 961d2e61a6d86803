/// A connection that its first failed statement dooms: every later one, and the end, meets the same error.
///
/// PostgreSQL gives a transaction up when a statement fails, SQLite would let it go on. So that a caught error means
/// the same on both, it means what PostgreSQL makes of it. `ON CONFLICT` is how a statement expects a refusal.
package final class DoomedByFailure: Connection {
    private let connection: any Connection
    private var failure: (any Error)?

    private init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Runs `body`; throws the first failed statement's error even where `body` has swallowed it.
    package static func run<Value>(
        _ body: (any Connection) throws -> Value,
        on connection: any Connection
    ) throws -> Value {
        let doomed = DoomedByFailure(connection)
        let value = try body(doomed)
        if let failure = doomed.failure { throw failure }
        return value
    }

    package var dialect: Dialect { connection.dialect }

    package func rows(_ sql: SQL) throws -> [Row] { try keepingFailure { try connection.rows(sql) } }

    package func execute(_ sql: SQL) throws -> Int { try keepingFailure { try connection.execute(sql) } }

    package func executeScript(_ script: String) throws {
        try keepingFailure { try connection.executeScript(script) }
    }

    private func keepingFailure<Value>(_ work: () throws -> Value) throws -> Value {
        if let failure { throw failure }
        do {
            return try work()
        } catch {
            failure = error
            throw error
        }
    }
}
