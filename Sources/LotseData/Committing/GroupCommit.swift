import Dispatch
import Synchronization

/// Lets concurrent writers share one sync to disk, while each still succeeds or fails alone.
///
/// Whoever writes puts a job in the queue. One thread takes all waiting jobs, runs each in a savepoint of one
/// transaction, commits once, and only then tells each writer its own outcome. Writers that arrive during the
/// sync form the next batch, so a batch grows with the load and nobody waits without need.
///
/// A job that stands in the queue is carried out even when the task that waits for it is cancelled: somebody who
/// hangs up while a change is under way does not undo it.
package final class GroupCommit: Sendable {
    private let engine: any CommitEngine
    private let queue = DispatchQueue(label: "lotse.group-commit", qos: .userInitiated)
    private let waiting = Mutex(Waiting())

    private struct Waiting {
        var jobs: [Job] = []
        var isDraining = false
        var isClosed = false
    }

    /// One writer's change: `attempt` runs it and keeps its outcome, `answer` passes the outcome on.
    private struct Job: Sendable {
        let attempt: @Sendable (any Connection) -> (any Error)?
        let answer: @Sendable ((any Error)?) -> Void
    }

    package init(_ engine: any CommitEngine) {
        self.engine = engine
    }

    /// Runs `body` in its own savepoint and returns when the batch it rode in is on disk.
    package func run<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let outcome = Outcome<Value>()
            let job = Job(
                attempt: { connection in outcome.keep(Result { try DoomedByFailure.run(body, on: connection) }) },
                answer: { continuation.resume(with: outcome.result(unless: $0)) }
            )
            enqueue(job)
        }
    }

    /// Waits for the jobs that are in the queue; later ones are refused.
    package func close() async {
        waiting.withLock { $0.isClosed = true }
        await withCheckedContinuation { continuation in
            // The queue is serial: whoever drains has left when this runs.
            queue.async { continuation.resume() }
        }
    }

    private func enqueue(_ job: Job) {
        let (isClosed, mustStart) = waiting.withLock { waiting in
            guard !waiting.isClosed else { return (true, false) }
            waiting.jobs.append(job)
            defer { waiting.isDraining = true }
            return (false, !waiting.isDraining)
        }
        if isClosed { job.answer(StoreError.unavailable("the store is closed")) }
        if mustStart { queue.async { self.drain() } }
    }

    private func drain() {
        while true {
            let batch = waiting.withLock { waiting in
                let batch = Array(waiting.jobs.prefix(engine.batchLimit))
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
            try engine.transact { connection in
                if batch.count == 1 {
                    if let failure = batch[0].attempt(connection) { throw failure }
                } else {
                    for job in batch { try Self.ride(job, on: connection) }
                }
            }
            for job in batch { job.answer(nil) }
        } catch {
            // Nothing of the batch was kept. Where one job may be the cause, each finds out alone.
            if batch.count > 1, Self.mayBeOnesFault(error) {
                for job in batch { commit([job]) }
            } else {
                for job in batch { job.answer(error) }
            }
        }
    }

    private static func ride(_ job: Job, on connection: any CommitConnection) throws {
        try connection.beginChange()
        guard let failure = job.attempt(connection) else { return try connection.keepChange() }
        // What concerns the whole transaction ends it: it was given up by the engine, or has to be tried again.
        guard connection.isInTransaction, failure as? StoreError != .contended else { throw failure }
        try connection.undoChange()
    }

    /// Whether a batch may have failed by what one of its jobs did, and not by the state of the database.
    ///
    /// After a failed sync nothing is tried again: the kernel may have dropped the pages and call the next sync
    /// a success.
    private static func mayBeOnesFault(_ error: any Error) -> Bool {
        switch error as? StoreError {
        case .unavailable, .contended: false
        default: true
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
