package import LotseCore
import LotseData

/// One line of the log of sign-ins ("Anmeldeprotokoll").
package struct SignInEvent: Hashable, Sendable {
    package let id: Identifier<SignInEvent>
    /// Nil where nobody has the name that was typed; what was typed is not kept.
    package let account: Identifier<Account>?
    package let happenedAt: Timestamp
    package let outcome: Outcome
    package let method: Method
    /// Where from, cut to the network.
    package let network: String

    /// Words for readers live under `members.sign-in-outcome.<raw value>`.
    package enum Outcome: String, SQLConvertible, CaseIterable, Sendable {
        case signedIn = "signed-in"
        case wrongPassword = "wrong-password"
        case wrongCode = "wrong-code"
        /// The failure that brought a wait.
        case locked
    }

    /// Words for readers live under `members.sign-in-method.<raw value>`.
    package enum Method: String, SQLConvertible, CaseIterable, Sendable {
        case password
        case oneTimeCode = "one-time-code"
        case recoveryCode = "recovery-code"
        case identity
        case invitation
    }
}

/// The log of sign-ins in the database.
enum SignInEventStore {
    /// How long lines are kept.
    static let memoryInMonths = 12

    static func insert(
        _ outcome: SignInEvent.Outcome,
        _ method: SignInEvent.Method,
        of account: Identifier<Account>?,
        from network: String,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO sign_in_event (id, account_id, happened_at, outcome, method, network)
            VALUES (\(transaction.newIdentifier(SignInEvent.self)), \(account), \(transaction.now), \(outcome), \
            \(method), \(network))
            """
        )
    }

    /// Lines of accounts that hold or held a role in the alliance, newest first.
    ///
    /// - Parameters:
    ///   - alliance: whose staff; nil for all lines, also those of names that nobody has.
    ///   - outcome: only lines of this kind; nil for all.
    ///   - before: only older lines, to turn pages; nil for the newest.
    ///   - limit: how many at most.
    ///   - reader: the snapshot.
    /// - Returns: the lines.
    /// - Throws: what the database throws.
    static func list(
        of alliance: Identifier<Alliance>?,
        outcome: SignInEvent.Outcome?,
        before: Identifier<SignInEvent>?,
        limit: Int,
        _ reader: Reader
    ) throws -> [SignInEvent] {
        let reach: SQL =
            if let alliance {
                """
                e.account_id IN (SELECT g.account_id FROM role_grant g WHERE g.alliance_id = \(alliance))
                """
            } else {
                "1 = 1"
            }
        let kind: SQL = if let outcome { " AND e.outcome = \(outcome)" } else { "" }
        let page: SQL = if let before { " AND e.id < \(before)" } else { "" }
        return try reader.list(
            """
            SELECT e.id, e.account_id, e.happened_at, e.outcome, e.method, e.network FROM sign_in_event e
            WHERE \(reach)\(kind)\(page) ORDER BY e.id DESC LIMIT \(limit)
            """,
            event
        )
    }

    /// When each account of an alliance last signed in.
    static func lastSignIns(
        in alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> [Identifier<Account>: Timestamp] {
        let rows = try reader.rows(
            """
            SELECT e.account_id, max(e.happened_at) AS last_at FROM sign_in_event e
            WHERE e.outcome = \(SignInEvent.Outcome.signedIn)
                AND e.account_id IN (SELECT g.account_id FROM role_grant g WHERE g.alliance_id = \(alliance))
            GROUP BY e.account_id
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.value("account_id"), try $0.value("last_at")) })
    }

    private static func event(_ row: Row) throws -> SignInEvent {
        SignInEvent(
            id: try row.value("id"),
            account: try row.optional("account_id"),
            happenedAt: try row.value("happened_at"),
            outcome: try row.value("outcome"),
            method: try row.value("method"),
            network: try row.value("network")
        )
    }
}
