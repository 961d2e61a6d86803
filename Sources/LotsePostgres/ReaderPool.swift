#if Postgres
    import Dispatch
    import LotseData
    import Synchronization

    /// Sessions that read side by side, each on a thread of its own, lent to one reading at a time.
    final class ReaderPool: Sendable {
        /// Tries of a reading whose plan the schema outgrew or that a standby server interrupted.
        private static let tries = 3

        private let lanes: [Lane]
        private let lending: Mutex<Lending>

        private struct Lending {
            /// The last one given back is lent first, so that few connections stay warm.
            var free: [Lane]
            var waiting: [CheckedContinuation<Lane, Never>] = []
            var isClosed = false
        }

        private final class Lane: Sendable {
            let slot: SessionSlot
            let queue = DispatchQueue(label: "lotse.postgres.reader", qos: .userInitiated)

            init(_ slot: SessionSlot) {
                self.slot = slot
            }
        }

        init(_ address: PostgresAddress, count: Int) {
            lanes = (0..<count).map { _ in Lane(SessionSlot(address)) }
            lending = Mutex(Lending(free: lanes))
        }

        /// Runs `body` on a consistent snapshot; again on a new connection where the first one broke.
        func read<Value: Sendable>(
            _ body: @escaping @Sendable (any Connection) throws -> Value
        ) async throws -> Value {
            if lending.withLock(\.isClosed) { throw StoreError.unavailable("the store is closed") }
            let lane = await borrow()
            defer { giveBack(lane) }
            try Task.checkCancellation()
            return try await withCheckedThrowingContinuation { continuation in
                lane.queue.async {
                    do {
                        try lane.slot.use { session in
                            let value = Result { try Self.read(body, on: session) }
                            if session.isLost { _ = try value.get() }
                            // A reading leaves nothing to keep, so that the answer need not wait for its end.
                            continuation.resume(with: value)
                            session.rollBack()
                        }
                    } catch {
                        continuation.resume(throwing: error)
                    }
                }
            }
        }

        /// Waits for running readings and closes the connections; later readings are refused.
        func close() async {
            let isFirst = lending.withLock { lending in
                defer { lending.isClosed = true }
                return !lending.isClosed
            }
            guard isFirst else { return }
            var borrowed: [Lane] = []
            for _ in lanes { borrowed.append(await borrow()) }
            for lane in borrowed { lane.slot.close() }
            // Whoever was waiting behind them opens a connection once more and closes it with the process.
            for lane in borrowed { giveBack(lane) }
        }

        private static func read<Value>(
            _ body: (any Connection) throws -> Value,
            on session: PostgresSession
        ) throws -> Value {
            var attempt = 1
            while true {
                session.begin(readOnly: true)
                do {
                    return try DoomedByFailure.run(body, on: session)
                } catch StoreError.contended where attempt < tries {
                    attempt += 1
                    session.rollBack()
                }
            }
        }

        private func borrow() async -> Lane {
            await withCheckedContinuation { continuation in
                let lane = lending.withLock { lending in
                    let lane = lending.free.popLast()
                    if lane == nil { lending.waiting.append(continuation) }
                    return lane
                }
                if let lane { continuation.resume(returning: lane) }
            }
        }

        private func giveBack(_ lane: Lane) {
            let next = lending.withLock { lending in
                if lending.waiting.isEmpty {
                    lending.free.append(lane)
                    return CheckedContinuation<Lane, Never>?.none
                }
                return lending.waiting.removeFirst()
            }
            next?.resume(returning: lane)
        }
    }
#endif
