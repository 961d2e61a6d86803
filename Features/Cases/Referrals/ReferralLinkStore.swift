import LotseCore
import LotseData

/// Every SQL statement about the secret links by which a body without an account answers.
enum ReferralLinkStore {
    /// How long a link opens a referral.
    ///
    /// A reminder brings a new one.
    static let validMonths = 6

    static func insert(_ token: SecretToken, for referral: Identifier<Referral>, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO referral_link (token_hash, referral_id, ends_on, created_at)
            VALUES (\(token.hash), \(referral), \(transaction.today.adding(months: validMonths)), \(transaction.now))
            """
        )
    }

    /// The referral that a presented token opens on a day.
    static func fetch(token: String, on day: Day, from reader: Reader) throws -> Referral? {
        try reader.row(
            """
            SELECT r.* FROM referral r JOIN referral_link l ON l.referral_id = r.id
            WHERE l.token_hash = \(SecretToken.hash(of: token)) AND l.ends_on >= \(day)
            """
        ).map(Referral.init)
    }

    /// Forgets links that open nothing any more.
    static func sweep(before day: Day, in transaction: Transaction) throws -> Int {
        try transaction.execute("DELETE FROM referral_link WHERE ends_on < \(day)")
    }
}
