#if Postgres
    import LotseData
    import Synchronization

    /// A place for one session that is made when it is needed and made anew when it was lost.
    final class SessionSlot: Sendable {
        private let address: PostgresAddress
        private let session = Mutex<PostgresSession?>(nil)

        init(_ address: PostgresAddress) {
            self.address = address
        }

        /// Runs `work` with a live session; again with a new one, where the connection broke and nothing was kept.
        func use<Value>(_ work: (PostgresSession) throws -> Value) throws -> Value {
            try session.withLock { slot in
                var breaks = 0
                while true {
                    let session = try live(&slot)
                    do {
                        return try work(session)
                    } catch {
                        guard session.isLost else { throw error }
                        slot = nil
                        breaks += 1
                        guard breaks < 3, !(error is CommitLost) else { throw error }
                    }
                }
            }
        }

        /// Closes the session once nobody uses it.
        func close() { session.withLock { $0 = nil } }

        private func live(_ slot: inout PostgresSession?) throws -> PostgresSession {
            if let session = slot, session.isAlive() { return session }
            slot = nil
            let session = try address.makeSession()
            slot = session
            return session
        }
    }
#endif
