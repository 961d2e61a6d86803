import Foundation
import Synchronization

/// Hands pages of rows from the thread that reads to the thread that writes, a few at a time.
///
/// Both ends block: each runs on a thread of its engine, inside its transaction.
final class RowChannel: Sendable {
    enum Delivery: Sendable {
        /// Rows of the table at this place of the list, in the order of its columns.
        case rows([[SQLValue]], table: Int)
        case end
    }

    private struct State {
        var deliveries: [Delivery] = []
        var failure: (any Error)?
        var hasTakerLeft = false
        /// How many rows will come; nil before the beginning.
        var rows: Int?
    }

    private let capacity: Int
    private let state = Mutex(State())
    private let changed = NSCondition()

    init(capacity: Int = 3) {
        self.capacity = capacity
    }

    /// How many rows will come in all.
    var rows: Int { state.withLock { $0.rows ?? 0 } }

    /// Marks the beginning; throws where there was one: an engine that tries again would send rows twice.
    func start(rows: Int) throws {
        try waiting { state -> Void? in
            guard state.rows == nil else { throw CopyError.interrupted }
            state.rows = rows
            return ()
        }
    }

    /// Waits for a free place; throws `CancellationError` where nobody takes any more.
    func put(_ delivery: Delivery) throws {
        try waiting { state -> Void? in
            if state.hasTakerLeft { throw CancellationError() }
            guard state.deliveries.count < capacity else { return nil }
            state.deliveries.append(delivery)
            return ()
        }
    }

    /// Waits for a delivery; throws the sender's error.
    func take() throws -> Delivery {
        try waiting { state in
            if let failure = state.failure { throw failure }
            return state.deliveries.isEmpty ? nil : state.deliveries.removeFirst()
        }
    }

    /// Tells the taker that no more comes, and why.
    func fail(_ error: any Error) {
        waiting { state -> Void? in state.failure = state.failure ?? error }
    }

    /// Lets the sender go: nobody takes any more.
    func leave() {
        waiting { state -> Void? in state.hasTakerLeft = true }
    }

    /// Tries `change` until it gives a value, each time the other side has changed something.
    @discardableResult
    private func waiting<Value>(_ change: (inout State) throws -> Value?) rethrows -> Value {
        changed.lock()
        defer { changed.unlock() }
        while true {
            if let value = try state.withLock({ try change(&$0) }) {
                changed.broadcast()
                return value
            }
            changed.wait()
        }
    }
}
