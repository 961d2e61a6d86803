import LotseCore
import LotseData

extension OutcomeCheck.Finding: SQLConvertible {}

/// Later looks at whether an outcome lasted, each with its task.
enum OutcomeCheckStore {
    static func list(of outcome: Identifier<Outcome>, from reader: Reader) throws -> [OutcomeCheck] {
        try reader.list(
            "SELECT * FROM outcome_check WHERE outcome_id = \(outcome) ORDER BY months",
            OutcomeCheck.init
        )
    }

    /// The looks at a file's last outcome, done and ahead.
    static func list(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> [OutcomeCheck] {
        try reader.list(
            """
            SELECT k.* FROM outcome_check k JOIN outcome o ON o.id = k.outcome_id
            WHERE o.case_file_id = \(caseFile) AND o.reopened_on IS NULL ORDER BY k.months
            """,
            OutcomeCheck.init
        )
    }

    static func insert(
        months: Int,
        due day: Day,
        task: Identifier<CaseTask>,
        of outcome: Identifier<Outcome>,
        in transaction: Transaction
    ) throws {
        let id = transaction.newIdentifier(OutcomeCheck.self)
        try transaction.execute(
            """
            INSERT INTO outcome_check (id, outcome_id, months, due_on, case_task_id, created_at, changed_at)
            VALUES (\(id), \(outcome), \(months), \(day), \(task), \(transaction.now), \(transaction.now))
            """
        )
    }

    /// Notes what somebody found, and ends the task.
    static func note(
        _ finding: OutcomeCheck.Finding,
        evidence: Outcome.Evidence,
        remark: String,
        for check: OutcomeCheck,
        by account: Identifier<Account>,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        guard check.isOpen else { throw CasesError.denied(.wrongState) }
        try transaction.executeVersioned(
            """
            UPDATE outcome_check SET finding = \(finding), evidence = \(evidence), remark = \(remark),
                checked_on = \(transaction.today), checked_by_id = \(account), version = version + 1,
                changed_at = \(transaction.now)
            WHERE id = \(check.id) AND version = \(check.version)
            """
        )
        transaction.journal(
            JournalEntry(
                "check",
                "outcome_check",
                check.id.text,
                alliance: head.alliance,
                from: [:],
                to: ["finding": finding, "evidence": evidence],
                reason: remark.isEmpty ? nil : remark
            )
        )
        try endTask(of: check, as: .done, by: account, of: head, in: transaction)
    }

    static func drop(
        _ check: OutcomeCheck,
        by account: Identifier<Account>,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE outcome_check SET dropped_on = \(transaction.today), version = version + 1,
                changed_at = \(transaction.now)
            WHERE id = \(check.id) AND version = \(check.version)
            """
        )
        try endTask(of: check, as: .dropped, by: account, of: head, in: transaction)
    }

    /// Somebody may have ended the task by hand before.
    private static func endTask(
        of check: OutcomeCheck,
        as status: CaseTask.Status,
        by account: Identifier<Account>,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        guard let id = check.task else { return }
        let task = try TaskStore.find(id, of: head.id, from: transaction.reader)
        guard task.status == .open else { return }
        try TaskStore.end(task, as: status, by: account, of: head, in: transaction)
    }
}

extension OutcomeCheck {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            outcome: try row.value("outcome_id"),
            months: try row.value("months"),
            dueOn: try row.value("due_on"),
            task: try row.optional("case_task_id"),
            finding: try row.optional("finding"),
            evidence: try row.optional("evidence"),
            remark: try row.value("remark"),
            checkedOn: try row.optional("checked_on"),
            droppedOn: try row.optional("dropped_on"),
            version: try row.value("version")
        )
    }
}
