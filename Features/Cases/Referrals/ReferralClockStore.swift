import LotseCore
import LotseData

/// The SQL statements of the clock.
enum ReferralClockStore {
    /// Notes that somebody was reminded or told.
    ///
    /// False when another run did it before.
    static func mark(
        _ reaction: ReferralClockRule.Reaction,
        on referral: Referral,
        at moment: Timestamp,
        in transaction: Transaction
    ) throws -> Bool {
        let column: SQL = reaction == .remind ? "reminded_at" : "escalated_at"
        let changed = try transaction.execute(
            """
            UPDATE referral SET \(column) = \(moment), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(referral.id) AND \(column) IS NULL AND status IN ('sent', 'seen')
            """
        )
        guard changed == 1 else { return false }
        transaction.journal(
            JournalEntry(reaction.rawValue, "referral", referral.id.text, alliance: referral.alliance)
        )
        return true
    }
}
