import LotseCore
import LotseData

/// The deletions of this room.
enum HousekeepingStore {
    /// Takes name and address from accounts that were closed two years ago; what they did stays under their id.
    static func eraseAccounts(in transaction: Transaction) throws -> Int {
        let limit = Berlin.start(of: transaction.today.adding(months: -24))
        let accounts = try transaction.list(
            "SELECT id FROM account WHERE deactivated_at < \(limit) AND erased_at IS NULL"
        ) { try $0.value("id", as: Identifier<Account>.self) }
        for account in accounts {
            try transaction.execute(
                """
                UPDATE account SET mail = \("\(account)@erased.invalid"), name = '', password_hash = NULL,
                    erased_at = \(transaction.now), changed_at = \(transaction.now), version = version + 1
                WHERE id = \(account)
                """
            )
            try transaction.execute("DELETE FROM recovery_code WHERE account_id = \(account)")
            try transaction.execute("DELETE FROM second_factor WHERE account_id = \(account)")
            try transaction.execute("DELETE FROM linked_identity WHERE account_id = \(account)")
            transaction.journal(JournalEntry("erase", "account", account.text))
        }
        return accounts.count
    }

    /// Takes name and address from invitations that ended 90 days ago, whichever way.
    static func eraseInvitations(in transaction: Transaction) throws -> Int {
        let limit = Berlin.start(of: transaction.today.adding(days: -90))
        return try transaction.execute(
            """
            UPDATE invitation SET mail = 'invitation@erased.invalid', name = ''
            WHERE expires_at < \(limit) AND name <> ''
            """
        )
    }

    static func removeRows(in transaction: Transaction) throws -> Int {
        let today = transaction.today
        let yesterday = transaction.now.adding(hours: -24)
        let attempts = transaction.now.adding(hours: -Lockout.memoryInHours)
        let log = Berlin.start(of: today.adding(months: -SignInEventStore.memoryInMonths))
        let statements: [SQL] = [
            "DELETE FROM access_attempt WHERE attempted_at < \(attempts)",
            "DELETE FROM sign_in_event WHERE happened_at < \(log)",
            "DELETE FROM account_token WHERE expires_at < \(yesterday)",
            "DELETE FROM identity_request WHERE expires_at < \(yesterday)",
            "DELETE FROM absence WHERE ends_on < \(today.adding(months: -24))",
        ]
        return try statements.reduce(0) { try $0 + transaction.execute($1) }
    }
}
