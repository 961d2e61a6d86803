import LotseCore
import LotseData

/// Keeps what a merge moves and changes, so that undoing it can put everything back.
struct MergeRecords {
    let merge: Identifier<CaseMerge>
    let transaction: Transaction

    /// A column of a person that a merge changes for the seating.
    enum Seat: String {
        case position
        case part
        case mergedInto = "merged_into_id"
    }

    func keep(_ record: String, _ id: String, from before: String?, to after: String?) throws {
        try transaction.execute(
            """
            INSERT INTO case_merge_item (merge_id, record, record_id, before_value, after_value)
            VALUES (\(merge), \(record), \(id), \(before), \(after))
            """
        )
    }

    /// Notes every row that is about to move.
    func keepMoved(from file: Identifier<CaseFile>) throws {
        for table in MovableRecords.all {
            try transaction.execute(
                """
                INSERT INTO case_merge_item (merge_id, record, record_id)
                SELECT CAST(\(merge) AS TEXT), CAST(\(table.name) AS TEXT), id FROM (\(table.list(of: file))) rows
                """
            )
        }
    }

    func change(_ seat: Seat, of person: Identifier<Person>, from before: String?, to after: String?) throws {
        try keep("person.\(seat.rawValue)", person.text, from: before, to: after)
        try set(seat, of: person, to: after)
    }

    func set(_ seat: Seat, of person: Identifier<Person>, to value: String?) throws {
        let assignment: SQL =
            switch seat {
            case .position: "position = \(value.flatMap { Int($0) })"
            case .part: "part = \(value)"
            case .mergedInto: "merged_into_id = \(value)"
            }
        try transaction.execute("UPDATE person SET \(assignment) WHERE id = \(person)")
    }

    /// One kept change.
    struct Item {
        let record: String
        let id: String
        let before: String?
        let after: String?
    }

    /// The changed values, not the moved rows.
    func changes() throws -> [Item] {
        try transaction.list(
            """
            SELECT record, record_id, before_value, after_value FROM case_merge_item
            WHERE merge_id = \(merge) AND record LIKE '%.%' ORDER BY record, record_id
            """
        ) { row in
            Item(
                record: try row.value("record"),
                id: try row.value("record_id"),
                before: try row.optional("before_value"),
                after: try row.optional("after_value")
            )
        }
    }
}
