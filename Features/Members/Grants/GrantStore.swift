import LotseCore
import LotseData

/// Roles in the database: who holds what, since when, until when.
enum GrantStore {
    private static let columns: SQL =
        "g.id, g.account_id, g.role, g.alliance_id, g.organisation_id, g.granted_at, g.granted_by, g.revoked_at, g.revoked_by"

    /// Somebody with the roles that count now; nil where the account is unknown or closed.
    ///
    /// Roles that ask for a second factor do not count while there is none.
    static func fetchMember(_ account: Identifier<Account>, _ reader: Reader) throws -> Member? {
        let rows = try reader.rows(
            """
            SELECT a.name, g.role, g.alliance_id, g.organisation_id
            FROM account a
            LEFT JOIN role_grant g ON g.account_id = a.id AND g.revoked_at IS NULL
                AND (g.role NOT IN \(list: secondFactorRoles) OR EXISTS (SELECT 1 FROM second_factor f
                    WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL))
            WHERE a.id = \(account) AND a.deactivated_at IS NULL
            ORDER BY g.granted_at, g.id
            """
        )
        guard let first = rows.first else { return nil }
        let grants = try rows.compactMap { row in
            try row.optional("role", as: Role.self).map { role in
                Grant(
                    role: role,
                    alliance: try row.optional("alliance_id"),
                    organisation: try row.optional("organisation_id")
                )
            }
        }
        return Member(account: account, name: try first.value("name"), grants: grants)
    }

    private static let secondFactorRoles = GrantRule.secondFactorRoles.sorted { $0.rawValue < $1.rawValue }

    /// Roles that somebody holds now, those among them that wait for a second factor.
    static func current(of account: Identifier<Account>, _ reader: Reader) throws -> [RoleGrant] {
        try reader.list(
            """
            SELECT \(columns) FROM role_grant g WHERE g.account_id = \(account) AND g.revoked_at IS NULL
            ORDER BY g.granted_at, g.id
            """,
            grant
        )
    }

    /// Every role of every account in an alliance, ended ones too.
    static func list(in alliance: Identifier<Alliance>, _ reader: Reader) throws -> [RoleGrant] {
        try reader.list(
            "SELECT \(columns) FROM role_grant g WHERE g.alliance_id = \(alliance) ORDER BY g.granted_at, g.id",
            grant
        )
    }

    /// Every role of one account in an alliance, ended ones too.
    static func list(
        of account: Identifier<Account>,
        in alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> [RoleGrant] {
        try reader.list(
            """
            SELECT \(columns) FROM role_grant g
            WHERE g.account_id = \(account) AND g.alliance_id = \(alliance) ORDER BY g.granted_at, g.id
            """,
            grant
        )
    }

    static func fetch(_ id: Identifier<RoleGrant>, _ reader: Reader) throws -> RoleGrant? {
        try reader.row("SELECT \(columns) FROM role_grant g WHERE g.id = \(id)").map(grant)
    }

    /// How many active accounts besides this one look after the alliance; nil asks for operators.
    static func adminCount(
        besides account: Identifier<Account>,
        of alliance: Identifier<Alliance>?,
        _ reader: Reader
    ) throws -> Int {
        let role = alliance == nil ? Role.operator : .allianceAdmin
        return try reader.number(
            """
            SELECT count(DISTINCT g.account_id) FROM role_grant g JOIN account a ON a.id = g.account_id
            WHERE g.role = \(role) AND COALESCE(g.alliance_id, '') = \(alliance?.text ?? "") AND g.revoked_at IS NULL
                AND a.deactivated_at IS NULL AND g.account_id <> \(account)
            """
        )
    }

    static func insert(
        _ grant: Grant,
        for account: Identifier<Account>,
        by granter: Identifier<Account>?,
        in transaction: Transaction
    ) throws -> Identifier<RoleGrant> {
        let id = transaction.newIdentifier(RoleGrant.self)
        do {
            try transaction.execute(
                """
                INSERT INTO role_grant (id, account_id, role, alliance_id, organisation_id, granted_at, granted_by)
                VALUES (\(id), \(account), \(grant.role), \(grant.alliance), \(grant.organisation), \
                \(transaction.now), \(granter))
                """
            )
        } catch StoreError.constraint(.unique, rule: _) {
            throw MembersError.alreadyGranted
        }
        return id
    }

    static func end(
        _ id: Identifier<RoleGrant>,
        by revoker: Identifier<Account>?,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE role_grant SET revoked_at = \(transaction.now), revoked_by = \(revoker)
            WHERE id = \(id) AND revoked_at IS NULL
            """
        )
    }

    private static func grant(_ row: Row) throws -> RoleGrant {
        RoleGrant(
            id: try row.value("id"),
            account: try row.value("account_id"),
            grant: Grant(
                role: try row.value("role"),
                alliance: try row.optional("alliance_id"),
                organisation: try row.optional("organisation_id")
            ),
            grantedAt: try row.value("granted_at"),
            grantedBy: try row.optional("granted_by"),
            revokedAt: try row.optional("revoked_at"),
            revokedBy: try row.optional("revoked_by")
        )
    }
}
