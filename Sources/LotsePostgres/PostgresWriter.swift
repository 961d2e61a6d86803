#if Postgres
    import Foundation
    import LotseData

    /// PostgreSQL's writing session, as group commit uses it: servers take turns, and each turn is one transaction.
    ///
    /// The journal is one chain, so that writers follow each other in any case. The turn makes them do it before
    /// their snapshot is taken: nobody's work is thrown away because somebody else was faster (decision 0002).
    struct PostgresWriter: CommitEngine {
        /// More savepoints than 64 in one transaction make every snapshot of the server dearer.
        let batchLimit = 60
        /// Tries after a change by somebody who does not take turns, such as an operator in psql.
        private static let tries = 6

        private let slot: SessionSlot

        init(_ slot: SessionSlot) {
            self.slot = slot
        }

        func transact(_ work: (any CommitConnection) throws -> Void) throws {
            try slot.use { session in
                try WritersTurn.take(session)
                defer { WritersTurn.leave(session) }
                for attempt in 1... {
                    do {
                        try session.begin(readOnly: false)
                        try work(session)
                        try session.commit()
                        return
                    } catch StoreError.contended where attempt < Self.tries && !session.isLost {
                        session.rollBack()
                        Thread.sleep(forTimeInterval: Double.random(in: 0.001...0.01) * Double(1 << attempt))
                    } catch {
                        session.rollBack()
                        throw error
                    }
                }
            }
        }
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
