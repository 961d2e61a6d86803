import Dispatch
import GRDB
import Synchronization

/// Lets concurrent writers share one sync to disk, while each still succeeds or fails alone.
///
/// Whoever writes puts a job in the queue. One thread takes all waiting jobs, runs each in a savepoint of one
/// transaction, commits once, and only then tells each writer its own outcome. Writers that arrive during the
/// sync form the next batch, so a batch grows with the load and nobody waits without need.
final class GroupCommit: Sendable {
    /// More would let the first writer of a batch wait too long for the last.
    private static let batchLimit = 256

    private let pool: DatabasePool
    private let queue = DispatchQueue(label: "lotse.group-commit", qos: .userInitiated)
    private let waiting = Mutex(Waiting())

    private struct Waiting {
        var jobs: [Job] = []
        var isDraining = false
    }

    /// One writer's change.
    ///
    /// `attempt` runs it and keeps its outcome; `answer` passes the outcome on.
    private struct Job: Sendable {
        let attempt: @Sendable (Database) -> (any Error)?
        let answer: @Sendable ((any Error)?) -> Void
    }

    init(_ pool: DatabasePool) {
        self.pool = pool
    }

    /// Runs `body` in its own savepoint and returns when the batch it rode in is on disk.
    func run<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let outcome = Outcome<Value>()
            let job = Job(
                attempt: { database in outcome.keep(Result { try body(EmbeddedConnection(database)) }) },
                answer: { continuation.resume(with: outcome.result(unless: $0)) }
            )
            let mustStart = waiting.withLock { waiting in
                waiting.jobs.append(job)
                defer { waiting.isDraining = true }
                return !waiting.isDraining
            }
            if mustStart { queue.async { self.drain() } }
        }
    }

    private func drain() {
        while true {
            let batch = waiting.withLock { waiting in
                let batch = Array(waiting.jobs.prefix(Self.batchLimit))
                waiting.jobs.removeFirst(batch.count)
                if batch.isEmpty { waiting.isDraining = false }
                return batch
            }
            if batch.isEmpty { return }
            commit(batch)
        }
    }

    private func commit(_ batch: [Job]) {
        do {
            try pool.writeWithoutTransaction { try Self.runTogether(batch, in: $0) }
            for job in batch { job.answer(nil) }
        } catch {
            // Nothing of the batch was kept. Alone, each finds out whether it was the cause.
            guard batch.count > 1 else { return batch[0].answer(error) }
            for job in batch { commit([job]) }
        }
    }

    private static func runTogether(_ batch: [Job], in database: Database) throws {
        do {
            try database.execute(sql: "BEGIN IMMEDIATE")
            for job in batch {
                try database.execute(sql: "SAVEPOINT job")
                if let failure = job.attempt(database) {
                    // A full disk or a failing one makes SQLite give up the whole transaction.
                    guard database.isInsideTransaction else { throw failure }
                    try database.execute(sql: "ROLLBACK TO job")
                }
                try database.execute(sql: "RELEASE job")
            }
            try database.execute(sql: "COMMIT")
        } catch {
            if database.isInsideTransaction { try database.execute(sql: "ROLLBACK") }
            throw error
        }
    }

    /// Holds what a job's body gave until its batch is on disk.
    private final class Outcome<Value: Sendable>: Sendable {
        private let kept = Mutex<Result<Value, any Error>?>(nil)

        func keep(_ result: Result<Value, any Error>) -> (any Error)? {
            kept.withLock { $0 = result }
            guard case .failure(let error) = result else { return nil }
            return error
        }

        func result(unless failure: (any Error)?) -> Result<Value, any Error> {
            if let failure { return .failure(failure) }
            guard let result = kept.withLock({ $0 }) else {
                preconditionFailure("a job of a committed batch has run")
            }
            return result
        }
    }
}
