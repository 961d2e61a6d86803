import LotseCore
import LotseData

/// A table whose rows belong to a case file and go with it when two files become one.
///
/// Every table with a `case_file_id` stands in `all`, or in `staying` with its reason; a test holds the schema to that.
struct MovableRecords: Sendable {
    /// The table's name, as text that was written here and nowhere else.
    private let table: SQL

    private init(_ table: SQL) {
        self.table = table
    }

    static let all: [MovableRecords] = [
        "person", "need", "consultation", "note", "case_sensitive_note", "case_task", "case_document", "case_event",
        "matter", "consent", "proposal", "referral", "responsibility_gap", "unserved_need", "plan_goal",
        "plan_edition",
    ].map { (table: SQL) in MovableRecords(table) }

    /// An outcome tells how its own file ended; the file that takes it in goes on.
    static let staying: Set<String> = ["outcome"]

    var name: String { table.text(for: .sqlite) }

    /// The identifiers of a file's rows.
    func list(of file: Identifier<CaseFile>) -> SQL {
        "SELECT id FROM \(table) WHERE case_file_id = \(file)"
    }

    /// The identifiers of several files' rows.
    func list(of files: [Identifier<CaseFile>]) -> SQL {
        "SELECT id FROM \(table) WHERE case_file_id IN \(list: files)"
    }

    /// Gives all rows of one file to another.
    func move(from: Identifier<CaseFile>, to: Identifier<CaseFile>) -> SQL {
        "UPDATE \(table) SET case_file_id = \(to) WHERE case_file_id = \(from)"
    }

    /// Gives back the rows that a merge moved.
    func restore(_ merge: Identifier<CaseMerge>, from: Identifier<CaseFile>, to: Identifier<CaseFile>) -> SQL {
        """
        UPDATE \(table) SET case_file_id = \(to) WHERE case_file_id = \(from)
            AND id IN (SELECT record_id FROM case_merge_item WHERE merge_id = \(merge) AND record = \(name))
        """
    }
}
