import LotseCore
import LotseData

/// What the short-lived secret of an account is for, and how long it holds.
enum TokenPurpose: String, SQLConvertible, CaseIterable {
    /// A link to choose a new password.
    case passwordReset = "password-reset"
    /// A link that proves that a new mail address is the person's own.
    case mailChange = "mail-change"
    /// The step between the password and the one-time code.
    case secondFactor = "second-factor"

    var minutes: Int64 {
        switch self {
        case .passwordReset: 30
        case .mailChange: 24 * 60
        case .secondFactor: 5
        }
    }
}

/// Short-lived secrets of accounts, kept as hashes.
enum TokenStore {
    /// Whose secret it is, and what was noted with it.
    struct Held: Sendable {
        let account: Identifier<Account>
        let detail: String
    }

    static func insert(
        _ purpose: TokenPurpose,
        for account: Identifier<Account>,
        detail: String = "",
        in transaction: Transaction
    ) throws -> SecretToken {
        let token = SecretToken()
        try transaction.execute(
            """
            INSERT INTO account_token (token_hash, purpose, account_id, detail, created_at, expires_at)
            VALUES (\(token.hash), \(purpose), \(account), \(detail), \(transaction.now), \
            \(transaction.now.adding(minutes: purpose.minutes)))
            """
        )
        return token
    }

    /// Nil for a secret that is wrong, spent or too old.
    static func fetch(_ text: String, _ purpose: TokenPurpose, at now: Timestamp, _ reader: Reader) throws -> Held? {
        try reader.row(
            """
            SELECT account_id, detail FROM account_token
            WHERE token_hash = \(SecretToken.hash(of: text)) AND purpose = \(purpose) AND used_at IS NULL
                AND expires_at > \(now)
            """
        ).map(held)
    }

    /// Spends the secret, once; throws where it is wrong, spent or too old.
    static func use(_ text: String, _ purpose: TokenPurpose, in transaction: Transaction) throws -> Held {
        let row = try transaction.row(
            """
            UPDATE account_token SET used_at = \(transaction.now)
            WHERE token_hash = \(SecretToken.hash(of: text)) AND purpose = \(purpose) AND used_at IS NULL
                AND expires_at > \(transaction.now)
            RETURNING account_id, detail
            """
        )
        guard let row else { throw MembersError.unusableLink }
        return try held(row)
    }

    static func removeAll(of account: Identifier<Account>, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM account_token WHERE account_id = \(account)")
    }

    private static func held(_ row: Row) throws -> Held {
        Held(account: try row.value("account_id"), detail: try row.value("detail"))
    }
}
