import LotseCore
import LotseData

/// The staff of an organisation in the database.
enum StaffStore {
    /// Everybody else who holds a role for the same organisation, or the same role-wide place in an alliance.
    static func colleagues(of account: Identifier<Account>, _ reader: Reader) throws -> [StaffMember] {
        try reader.list(
            """
            SELECT DISTINCT a.id, a.name, a.mail FROM role_grant own
            JOIN role_grant g ON COALESCE(g.alliance_id, '') = COALESCE(own.alliance_id, '')
                AND COALESCE(g.organisation_id, '') = COALESCE(own.organisation_id, '') AND g.revoked_at IS NULL
            JOIN account a ON a.id = g.account_id AND a.deactivated_at IS NULL
            WHERE own.account_id = \(account) AND own.revoked_at IS NULL AND a.id <> \(account)
            """
        ) { row in
            StaffMember(
                account: try row.value("id"),
                name: try row.value("name"),
                mail: try row.value("mail"),
                standIn: nil
            )
        }.sorted { NameOrder.isBefore(($0.name, $0.account.text), ($1.name, $1.account.text)) }
    }

    static func list(
        of organisation: Identifier<Organisation>,
        as roles: Set<Role>,
        alliance: Identifier<Alliance>,
        on day: Day,
        _ reader: Reader
    ) throws -> [StaffMember] {
        let rows = try reader.rows(
            """
            SELECT a.id, a.name, a.mail FROM account a
            WHERE a.deactivated_at IS NULL AND EXISTS (SELECT 1 FROM role_grant g
                WHERE g.account_id = a.id AND g.revoked_at IS NULL AND g.alliance_id = \(alliance)
                    AND g.organisation_id = \(organisation)
                    AND g.role IN \(list: roles.sorted { $0.rawValue < $1.rawValue }))
            """
        )
        let standIns = StandIns(try AbsenceStore.list(on: day, reader), on: day)
        return try rows.map { row in
            let account: Identifier<Account> = try row.value("id")
            return StaffMember(
                account: account,
                name: try row.value("name"),
                mail: try row.value("mail"),
                standIn: standIns[account]
            )
        }.sorted { NameOrder.isBefore(($0.name, $0.account.text), ($1.name, $1.account.text)) }
    }
}
