import LotseCore
import LotseData

/// The staff of an organisation in the database.
enum StaffStore {
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
