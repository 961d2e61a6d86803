package import LotseCore
package import LotseData

/// Something to be done in a case, by somebody, mostly by a day ("Aufgabe, Wiedervorlage").
package struct CaseTask: Sendable, Equatable {
    package let id: Identifier<CaseTask>
    package let caseFile: Identifier<CaseFile>
    package let title: String
    package let dueOn: Day?
    package let assignee: Identifier<Account>
    package let creator: Identifier<Account>
    package let status: Status
    package let endedAt: Timestamp?
    package private(set) var version: Int

    /// The record as somebody saw it when they began to change it.
    func seen(at version: Int?) -> CaseTask {
        var copy = self
        copy.version = version ?? 0
        return copy
    }

    package enum Status: String, CaseIterable, Sendable, SQLConvertible {
        case open
        case done
        /// No longer needed.
        case dropped
    }

    /// Open, and its day has passed.
    package func isOverdue(on day: Day) -> Bool {
        guard let dueOn else { return false }
        return status == .open && dueOn < day
    }
}

/// Reading and changing tasks.
package enum TaskStore {
    private static let columns: SQL = """
        t.id, t.case_file_id, t.title, t.due_on, t.assignee_id, t.creator_id, t.status, t.ended_at, t.version
        """

    /// The open tasks of a file, earliest due first, those without a day last.
    package static func listOpen(of file: Identifier<CaseFile>, from reader: Reader) throws -> [CaseTask] {
        try reader.list(
            """
            SELECT \(columns) FROM case_task t WHERE t.case_file_id = \(file) AND t.status = 'open'
            ORDER BY COALESCE(t.due_on, '9999-12-31'), t.id
            """,
            CaseTask.init
        )
    }

    package static func find(
        _ id: Identifier<CaseTask>,
        of file: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> CaseTask {
        let row = try reader.row(
            "SELECT \(columns) FROM case_task t WHERE t.id = \(id) AND t.case_file_id = \(file)"
        )
        guard let row else { throw CasesError.notFound }
        return try CaseTask(row)
    }

    @discardableResult
    package static func insert(
        _ title: String,
        due: Day?,
        assignee: Identifier<Account>,
        creator: Identifier<Account>,
        into head: CaseFile.Head,
        in transaction: Transaction
    ) throws -> Identifier<CaseTask> {
        let id = transaction.newIdentifier(CaseTask.self)
        try transaction.execute(
            """
            INSERT INTO case_task (id, case_file_id, title, due_on, assignee_id, creator_id, status, created_at,
                changed_at)
            VALUES (\(id), \(head.id), \(title), \(due), \(assignee), \(creator), 'open', \(transaction.now),
                \(transaction.now))
            """
        )
        try CaseFileStore.touch(head.id, in: transaction)
        let fields: JournalFields = ["title": title, "due_on": due, "assignee_id": assignee]
        transaction.journal(
            JournalEntry("add", "case_task", id.text, alliance: head.alliance, after: fields.json)
        )
        return id
    }

    /// Ends an open task as done or dropped.
    package static func end(
        _ task: CaseTask,
        as status: CaseTask.Status,
        by account: Identifier<Account>,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        guard task.status == .open, status != .open else { throw CasesError.denied(.wrongState) }
        try transaction.executeVersioned(
            """
            UPDATE case_task SET status = \(status), ended_at = \(transaction.now), ended_by_id = \(account),
                changed_at = \(transaction.now), version = version + 1
            WHERE id = \(task.id) AND version = \(task.version)
            """
        )
        try CaseFileStore.touch(head.id, in: transaction)
        transaction.journal(
            JournalEntry(
                "end",
                "case_task",
                task.id.text,
                alliance: head.alliance,
                from: ["status": task.status],
                to: ["status": status]
            )
        )
    }

    /// Gives an open task another day or another person.
    package static func reschedule(
        _ task: CaseTask,
        due: Day?,
        assignee: Identifier<Account>,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        guard task.status == .open else { throw CasesError.denied(.wrongState) }
        try transaction.executeVersioned(
            """
            UPDATE case_task SET due_on = \(due), assignee_id = \(assignee), changed_at = \(transaction.now),
                version = version + 1
            WHERE id = \(task.id) AND version = \(task.version)
            """
        )
        try CaseFileStore.touch(head.id, in: transaction)
        transaction.journal(
            JournalEntry(
                "reschedule",
                "case_task",
                task.id.text,
                alliance: head.alliance,
                from: ["due_on": task.dueOn, "assignee_id": task.assignee],
                to: ["due_on": due, "assignee_id": assignee]
            )
        )
    }
}

extension CaseTask {
    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            caseFile: try row.value("case_file_id"),
            title: try row.value("title"),
            dueOn: try row.optional("due_on"),
            assignee: try row.value("assignee_id"),
            creator: try row.value("creator_id"),
            status: try row.value("status"),
            endedAt: try row.optional("ended_at"),
            version: try row.value("version")
        )
    }
}
