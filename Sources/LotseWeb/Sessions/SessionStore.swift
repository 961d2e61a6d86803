package import LotseCore
package import LotseData

/// Sessions in the database, so that any server of an installation knows them.
package struct SessionStore: Sendable {
    private let store: any Store

    package init(_ store: any Store) {
        self.store = store
    }

    /// Begins a session inside the transaction that checked the sign-in.
    package static func start(for account: Identifier<Account>, in transaction: Transaction) throws -> SessionToken {
        let token = SecretToken()
        try transaction.execute(
            """
            INSERT INTO session (id, account_id, started_at, seen_at)
            VALUES (\(token.hash), \(account), \(transaction.now), \(transaction.now))
            """
        )
        try transaction.execute(
            "DELETE FROM session WHERE started_at < \(transaction.now.adding(hours: -Session.longestHours))"
        )
        try KeptFormStore.removeOld(in: transaction)
        return SessionToken(text: token.text)
    }

    /// Ends one session.
    package static func end(_ session: Session, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM session WHERE id = \(session.id)")
    }

    /// Ends all sessions of an account, but for one that may go on.
    package static func endAll(
        of account: Identifier<Account>,
        except kept: Session? = nil,
        in transaction: Transaction
    ) throws {
        try transaction.execute("DELETE FROM session WHERE account_id = \(account) AND id <> \(kept?.id ?? "")")
    }

    /// The live sessions of an account, newest first.
    package func list(of account: Identifier<Account>) async throws -> [Session] {
        let now = store.sources.clock.now
        return try await store.read { reader in
            try reader.list(
                """
                SELECT id, account_id, started_at, seen_at FROM session
                WHERE account_id = \(account) ORDER BY started_at DESC
                """,
                Self.session
            ).filter { $0.isLive(at: now) }
        }
    }

    /// The session of a cookie's secret, live or not: it opens nothing, and says only whose it was.
    func fetchEnded(_ secret: String) async throws -> Session? {
        let id = SecretToken.hash(of: secret)
        return try await store.read { reader in
            try reader.row("SELECT id, account_id, started_at, seen_at FROM session WHERE id = \(id)")
                .map(Self.session)
        }
    }

    /// The live session of a cookie's secret; notes at most once a minute that it is used.
    func fetch(_ secret: String) async throws -> Session? {
        let id = SecretToken.hash(of: secret)
        let now = store.sources.clock.now
        let found = try await store.read { reader in
            try reader.row("SELECT id, account_id, started_at, seen_at FROM session WHERE id = \(id)")
                .map(Self.session)
        }
        guard let found, found.isLive(at: now) else { return nil }
        if found.seenAt.adding(minutes: 1) <= now {
            try await store.write(as: .system) { transaction in
                try transaction.execute("UPDATE session SET seen_at = \(now) WHERE id = \(id)")
                return
            }
        }
        return found
    }

    private static func session(_ row: Row) throws -> Session {
        Session(
            id: try row.value("id"),
            account: try row.value("account_id"),
            startedAt: try row.value("started_at"),
            seenAt: try row.value("seen_at")
        )
    }
}
