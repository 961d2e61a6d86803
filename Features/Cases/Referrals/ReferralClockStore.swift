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

    /// Gives somebody the task of looking after a referral that nobody answers.
    static func insertTask(
        _ title: String,
        for referral: Referral,
        assignee: Identifier<Account>,
        on day: Day,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO case_task (id, case_file_id, title, due_on, assignee_id, creator_id, status, created_at, \
            changed_at)
            VALUES (\(transaction.newIdentifier(Referral.self)), \(referral.caseFile), \(title), \(day), \
            \(assignee), \(assignee), 'open', \(transaction.now), \(transaction.now))
            """
        )
    }
}
