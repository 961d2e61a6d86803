import LotseCore
import LotseData

/// Absences in the database.
enum AbsenceStore {
    private static let columns: SQL = "b.id, b.account_id, b.stand_in_id, b.starts_on, b.ends_on"

    /// Everybody's absences that hold on a day and have a stand-in who can sign in.
    static func list(on day: Day, _ reader: Reader) throws -> [Absence] {
        try reader.list(
            """
            SELECT \(columns) FROM absence b JOIN account s ON s.id = b.stand_in_id
            WHERE b.starts_on <= \(day) AND b.ends_on >= \(day) AND b.cancelled_at IS NULL
                AND s.deactivated_at IS NULL
            ORDER BY b.id
            """,
            absence
        )
    }

    /// Somebody's absences that are not over, by their first day.
    static func list(of account: Identifier<Account>, from day: Day, _ reader: Reader) throws -> [Absence] {
        try reader.list(
            """
            SELECT \(columns) FROM absence b
            WHERE b.account_id = \(account) AND b.ends_on >= \(day) AND b.cancelled_at IS NULL
            ORDER BY b.starts_on, b.id
            """,
            absence
        )
    }

    static func fetch(_ id: Identifier<Absence>, _ reader: Reader) throws -> Absence? {
        try reader.row("SELECT \(columns) FROM absence b WHERE b.id = \(id) AND b.cancelled_at IS NULL").map(absence)
    }

    static func insert(_ absence: Absence, by author: Identifier<Account>?, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO absence (id, account_id, stand_in_id, starts_on, ends_on, created_at, created_by)
            VALUES (\(absence.id), \(absence.account), \(absence.standIn), \(absence.period.start), \
            \(absence.period.end), \(transaction.now), \(author))
            """
        )
    }

    static func cancel(_ id: Identifier<Absence>, in transaction: Transaction) throws {
        try transaction.execute("UPDATE absence SET cancelled_at = \(transaction.now) WHERE id = \(id)")
    }

    private static func absence(_ row: Row) throws -> Absence {
        guard let period = Period(from: try row.value("starts_on"), through: try row.value("ends_on", as: Day.self))
        else { throw StoreError.unreadable(column: "ends_on", wanted: "a day not before the first") }
        return Absence(
            id: try row.value("id"),
            account: try row.value("account_id"),
            standIn: try row.value("stand_in_id"),
            period: period
        )
    }
}
