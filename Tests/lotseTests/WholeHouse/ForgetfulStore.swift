import LotseCore
import LotseData
import Synchronization

/// A store that undoes each change as soon as it was made.
///
/// What a request writes is checked by the schema, answered as if it were kept, and gone before the next request: so
/// requests may come in any order, and each meets the same data.
struct ForgetfulStore: Store {
    private let base: any Store

    init(_ base: any Store) {
        self.base = base
    }

    var dialect: Dialect { base.dialect }
    var sources: Sources { base.sources }

    func withSnapshot<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await base.withSnapshot(body)
    }

    func withTransaction<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        let kept = Kept<Value>()
        let meter = ChangeMeter.current
        do {
            try await base.withTransaction { connection in
                let before = try Self.changes(connection)
                let value = try body(connection)
                kept.value.withLock { $0 = value }
                if let meter { meter.note(try Self.changes(connection) - before) }
                throw Forgotten()
            }
        } catch is Forgotten {
            // That was the way out.
        }
        guard let value = kept.value.withLock({ $0 }) else { preconditionFailure("a body that ended has a value") }
        return value
    }

    func exclusively<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await base.exclusively(body)
    }

    func close() async throws {
        try await base.close()
    }

    /// How many rows the connection has changed so far.
    private static func changes(_ connection: any Connection) throws -> Int {
        try Reader(connection).number("SELECT total_changes()")
    }

    private struct Forgotten: Error {}

    private final class Kept<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }
}

/// Counts the rows that a request would have changed for good.
final class ChangeMeter: Sendable {
    private let rows = Mutex(0)

    var total: Int { rows.withLock { $0 } }

    fileprivate func note(_ count: Int) { rows.withLock { $0 += count } }

    /// The meter of the current task, if somebody is counting.
    @TaskLocal static var current: ChangeMeter?
}
