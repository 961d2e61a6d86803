import LotseCore
import LotseData

/// Accounts in the database.
enum AccountStore {
    private static let columns: SQL = """
        a.id, a.mail, a.name, a.language, a.deactivated_at, a.created_at, a.version,
        a.password_hash IS NOT NULL AS has_password,
        EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL)
            AS has_second_factor
        """

    static func fetch(_ id: Identifier<Account>, _ reader: Reader) throws -> MemberAccount? {
        try reader.row("SELECT \(columns) FROM account a WHERE a.id = \(id)").map(account)
    }

    static func fetch(mail: MailAddress, _ reader: Reader) throws -> MemberAccount? {
        try reader.row("SELECT \(columns) FROM account a WHERE a.mail = \(mail)").map(account)
    }

    static func find(_ id: Identifier<Account>, _ reader: Reader) throws -> MemberAccount {
        guard let account = try fetch(id, reader) else { throw MembersError.unknown }
        return account
    }

    /// Everybody who holds a role in the alliance now or held one.
    static func list(everIn alliance: Identifier<Alliance>, _ reader: Reader) throws -> [MemberAccount] {
        try reader.list(
            """
            SELECT \(columns) FROM account a
            WHERE a.erased_at IS NULL
                AND EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = a.id AND g.alliance_id = \(alliance))
            """,
            account
        ).sorted(by: isBefore)
    }

    static func names(
        _ accounts: Set<Identifier<Account>>,
        _ reader: Reader
    ) throws -> [Identifier<Account>: String] {
        let rows = try reader.rows("SELECT id, name FROM account WHERE id IN \(list: accounts.sorted())")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.value("id"), try $0.value("name")) })
    }

    /// What is kept of the password; nil where there is none.
    static func passwordHash(of account: Identifier<Account>, _ reader: Reader) throws -> PasswordHash? {
        let row = try reader.row("SELECT password_hash FROM account WHERE id = \(account)")
        return try row?.optional("password_hash", as: String.self).flatMap { PasswordHash(text: $0) }
    }

    static func insert(
        mail: MailAddress,
        draft: AccountDraft,
        password: PasswordHash?,
        in transaction: Transaction
    ) throws -> Identifier<Account> {
        let id = transaction.newIdentifier(Account.self)
        let now = transaction.now
        let changedAt = password == nil ? nil : now
        try transaction.execute(
            """
            INSERT INTO account (id, mail, name, language, password_hash, password_changed_at, version, created_at,
                changed_at)
            VALUES (\(id), \(mail), \(draft.name), \(draft.language), \(password?.text), \(changedAt), 1, \(now), \(now))
            """
        )
        return id
    }

    static func update(
        _ id: Identifier<Account>,
        draft: AccountDraft,
        version: Int64,
        in transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE account SET name = \(draft.name), language = \(draft.language), version = version + 1,
                changed_at = \(transaction.now)
            WHERE id = \(id) AND version = \(version)
            """
        )
    }

    static func update(_ id: Identifier<Account>, password: PasswordHash, in transaction: Transaction) throws {
        try transaction.execute(
            """
            UPDATE account SET password_hash = \(password.text), password_changed_at = \(transaction.now)
            WHERE id = \(id)
            """
        )
    }

    /// The same password under newer settings.
    static func replace(
        _ old: PasswordHash,
        by new: PasswordHash,
        of id: Identifier<Account>,
        in transaction: Transaction
    )
        throws
    {
        try transaction.execute(
            "UPDATE account SET password_hash = \(new.text) WHERE id = \(id) AND password_hash = \(old.text)"
        )
    }

    static func update(_ id: Identifier<Account>, mail: MailAddress, in transaction: Transaction) throws {
        do {
            try transaction.execute(
                """
                UPDATE account SET mail = \(mail), version = version + 1, changed_at = \(transaction.now)
                WHERE id = \(id)
                """
            )
        } catch StoreError.constraint(.unique, rule: _) {
            throw MembersError.mailTaken
        }
    }

    static func update(_ id: Identifier<Account>, deactivatedAt: Timestamp?, in transaction: Transaction) throws {
        try transaction.execute(
            """
            UPDATE account SET deactivated_at = \(deactivatedAt), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(id)
            """
        )
    }

    /// By name as people look for it, then by id, alike on both engines.
    static func isBefore(_ left: MemberAccount, _ right: MemberAccount) -> Bool {
        NameOrder.isBefore((left.name, left.id.text), (right.name, right.id.text))
    }

    static func account(_ row: Row) throws -> MemberAccount {
        MemberAccount(
            id: try row.value("id"),
            mail: try row.value("mail"),
            name: try row.value("name"),
            language: try row.value("language"),
            hasPassword: try row.value("has_password"),
            hasSecondFactor: try row.value("has_second_factor"),
            deactivatedAt: try row.optional("deactivated_at"),
            createdAt: try row.value("created_at"),
            version: try row.value("version")
        )
    }
}
