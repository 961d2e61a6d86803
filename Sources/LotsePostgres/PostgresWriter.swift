#if Postgres
    import Foundation
    import LotseData

    /// PostgreSQL's writing session, as group commit uses it: servers take turns, and each turn is one transaction.
    ///
    /// The journal is one chain, so that writers follow each other in any case. The turn makes them do it before
    /// their snapshot is taken: nobody's work is thrown away because somebody else was faster (decision 0002).
    struct PostgresWriter: CommitEngine {
        let batchLimit: Int
        /// Tries after a change by somebody who does not take turns, such as an operator in psql.
        private static let tries = 6

        private let slot: SessionSlot

        init(_ slot: SessionSlot, batchLimit: Int) {
            self.slot = slot
            self.batchLimit = batchLimit
        }

        func transact(_ work: (any CommitConnection) throws -> Void) throws {
            for _ in 1...3 {
                do {
                    return try slot.use { session in
                        try WritersTurn.take(session)
                        defer { WritersTurn.leave(session) }
                        try carryOut(work, on: session)
                    }
                } catch let lost as CommitLost {
                    if try wasKept(lost) { return }
                }
            }
            throw StoreError.unavailable("the connection broke at every commit")
        }

        private func carryOut(_ work: (any CommitConnection) throws -> Void, on session: PostgresSession) throws {
            var attempt = 1
            while true {
                do {
                    session.begin(readOnly: false)
                    try work(session)
                    return try commit(session)
                } catch StoreError.contended where attempt < Self.tries && !session.isLost {
                    session.rollBack()
                    Thread.sleep(forTimeInterval: Double.random(in: 0.001...0.005) * Double(1 << attempt))
                    attempt += 1
                } catch {
                    session.rollBack()
                    throw error
                }
            }
        }

        private func commit(_ session: PostgresSession) throws {
            let number = try session.transactionNumber()
            do {
                try session.commit()
            } catch {
                // Without a number nothing was changed, so that the whole may be tried again.
                guard session.isLost, let number else { throw error }
                throw CommitLost(transaction: number)
            }
        }

        /// Asks, on a new connection, what became of a transaction whose commit got no answer.
        private func wasKept(_ lost: CommitLost) throws -> Bool {
            for pause in [0, 0.05, 0.2, 1, 3] {
                Thread.sleep(forTimeInterval: pause)
                switch try slot.use({ try $0.fate(of: lost.transaction) }) {
                case "committed": return true
                case "aborted": return false
                // The server has not noticed yet that we are gone.
                default: continue
                }
            }
            throw StoreError.unavailable("the server does not say whether the change was kept")
        }
    }

    /// The connection broke between a commit and its answer: the change may or may not be there.
    struct CommitLost: Error {
        let transaction: String
    }

    /// The right to write, held by one session of all servers at a time.
    enum WritersTurn {
        /// Names the lock among the database's advisory locks: "lotse" in ASCII.
        private static let key = 0x6C_6F74_7365

        static func take(_ session: PostgresSession) throws {
            try session.control("SELECT pg_advisory_lock(\(key))")
        }

        static func leave(_ session: PostgresSession) {
            // The end of a session ends its turn, so that there is nothing to do for a lost one.
            _ = try? session.control("SELECT pg_advisory_unlock(\(key))")
        }
    }
#endif
