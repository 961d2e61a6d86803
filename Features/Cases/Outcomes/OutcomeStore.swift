import LotseCore
import LotseData

extension Outcome.Kind: SQLConvertible {}
extension Outcome.Landing: SQLConvertible {}
extension Outcome.Evidence: SQLConvertible {}

/// Closing case files and opening them again.
enum OutcomeStore {
    /// The outcome that counts, and those of earlier closings; newest first.
    static func list(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> [Outcome] {
        var landings: [Identifier<Outcome>: Set<Outcome.Landing>] = [:]
        let rows = try reader.rows(
            """
            SELECT l.outcome_id, l.landing FROM outcome_landing l JOIN outcome o ON o.id = l.outcome_id
            WHERE o.case_file_id = \(caseFile)
            """
        )
        for row in rows { landings[try row.value("outcome_id"), default: []].insert(try row.value("landing")) }
        return try reader.list(
            "SELECT * FROM outcome WHERE case_file_id = \(caseFile) ORDER BY closed_on DESC, id DESC"
        ) {
            try Outcome($0, landings: landings[try $0.value("id")] ?? [])
        }
    }

    /// Closes a file with its outcome, takes back what still waits, and sets the days of later looks.
    ///
    /// - Parameters:
    ///   - head: the file as it was seen.
    ///   - draft: an outcome without faults.
    ///   - account: who closes it; gets the later looks where nobody owns the file.
    ///   - task: the title of a later look, by its months.
    ///   - transaction: the change in the making.
    /// - Returns: the outcome.
    /// - Throws: `CasesError.denied` where the file cannot be closed; `StoreError.stale`.
    @discardableResult
    static func close(
        _ head: CaseFile.Head,
        with draft: OutcomeDraft,
        by account: Identifier<Account>,
        task: (Int) -> String,
        in transaction: Transaction
    ) throws -> Identifier<Outcome> {
        precondition(draft.faults(on: transaction.today).isEmpty, "an outcome is checked before it is kept")
        try CaseFileStore.change(head, to: .closed, in: transaction)
        for referral in try ReferralStore.list(of: head.id, from: transaction.reader) where !referral.status.isFinal {
            try ReferralStepStore.take(.withdraw, on: referral, by: .sender, in: transaction)
        }
        let id = transaction.newIdentifier(Outcome.self)
        try transaction.execute(
            """
            INSERT INTO outcome (id, case_file_id, kind, evidence, arrived_on, remark, closed_on, noted_by_id, \
            created_at, changed_at)
            VALUES (\(id), \(head.id), \(draft.kind), \(draft.evidence), \(draft.arrivedOn), \(draft.remark), \
            \(transaction.today), \(account), \(transaction.now), \(transaction.now))
            """
        )
        for landing in draft.landings.sorted(by: { $0.rawValue < $1.rawValue }) {
            try transaction.execute("INSERT INTO outcome_landing (outcome_id, landing) VALUES (\(id), \(landing))")
        }
        transaction.journal(
            JournalEntry(
                "close",
                "outcome",
                id.text,
                alliance: head.alliance,
                from: [:],
                to: [
                    "kind": draft.kind, "evidence": draft.evidence, "arrived_on": draft.arrivedOn,
                    "landings": draft.landings.map(\.rawValue).sorted().joined(separator: " "),
                ]
            )
        )
        for (months, day) in draft.checkDays(closedOn: transaction.today) {
            let task = try TaskStore.insert(
                task(months),
                due: day,
                assignee: head.owner ?? account,
                creator: account,
                into: head,
                in: transaction
            )
            try OutcomeCheckStore.insert(months: months, due: day, task: task, of: id, in: transaction)
        }
        return id
    }

    /// Opens a closed file again, and says why; looks that lie ahead are dropped.
    static func reopen(
        _ head: CaseFile.Head,
        because reason: String,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        try CaseFileStore.change(head, to: .reopened, remark: reason, in: transaction)
        guard let outcome = try list(of: head.id, from: transaction.reader).first(where: { $0.reopening == nil })
        else { return }
        try transaction.executeVersioned(
            """
            UPDATE outcome SET reopened_on = \(transaction.today), reopened_by_id = \(account),
                reopened_because = \(reason), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(outcome.id) AND version = \(outcome.version)
            """
        )
        transaction.journal(
            JournalEntry("reopen", "outcome", outcome.id.text, alliance: head.alliance, reason: reason)
        )
        for check in try OutcomeCheckStore.list(of: outcome.id, from: transaction.reader) where check.isOpen {
            try OutcomeCheckStore.drop(check, by: account, of: head, in: transaction)
        }
    }
}

extension Outcome {
    fileprivate init(_ row: Row, landings: Set<Landing>) throws {
        let reopenedOn: Day? = try row.optional("reopened_on")
        self.init(
            id: try row.value("id"),
            caseFile: try row.value("case_file_id"),
            kind: try row.value("kind"),
            landings: landings,
            evidence: try row.value("evidence"),
            arrivedOn: try row.optional("arrived_on"),
            remark: try row.value("remark"),
            closedOn: try row.value("closed_on"),
            notedBy: try row.value("noted_by_id"),
            reopening: try reopenedOn.map {
                Reopening(on: $0, by: try row.value("reopened_by_id"), reason: try row.value("reopened_because"))
            },
            version: try row.value("version")
        )
    }
}

extension OutcomeStore {
    /// What outcomes tell in a case's timeline: kind, evidence, remark.
    static let timeline: TimelinePart = { file in
        """
        SELECT o.created_at, 'outcome', o.id, o.noted_by_id, o.kind, o.evidence, o.remark, CAST(NULL AS TEXT)
        FROM outcome o WHERE o.case_file_id = \(file)
        """
    }
}
