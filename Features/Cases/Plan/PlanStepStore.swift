import LotseCore
import LotseData

/// Changing the steps of a plan.
enum PlanStepStore {
    static func find(
        _ id: Identifier<PlanStep>,
        of file: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> PlanStep {
        let row = try reader.row(
            """
            SELECT s.* FROM plan_step s JOIN plan_goal g ON g.id = s.goal_id
            WHERE s.id = \(id) AND g.case_file_id = \(file)
            """
        )
        guard let row else { throw CasesError.notFound }
        return try PlanStep(row)
    }

    @discardableResult
    static func insert(
        _ draft: PlanStep.Draft,
        into goal: PlanGoal,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws -> Identifier<PlanStep> {
        guard !goal.isDropped else { throw CasesError.denied(.wrongState) }
        try check(draft, of: head, in: transaction)
        let id = transaction.newIdentifier(PlanStep.self)
        let position = try transaction.number(
            "SELECT COALESCE(MAX(position), 0) + 1 FROM plan_step WHERE goal_id = \(goal.id)"
        )
        let party = Columns(draft.party)
        try record(id, of: head).insert(
            "goal_id, title, position, party, person_id, organisation_id, organisation_name, due_on, status",
            values: """
                \(goal.id), \(draft.title), \(position), \(party.kind), \(party.person), \(party.organisation), \
                \(party.name), \(draft.dueOn), 'open'
                """,
            noting: draft.journalFields,
            in: transaction
        )
        return id
    }

    static func update(
        _ step: PlanStep,
        to draft: PlanStep.Draft,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        try check(draft, of: head, in: transaction)
        let party = Columns(draft.party)
        try record(step.id, of: head).update(
            setting: """
                title = \(draft.title), party = \(party.kind), person_id = \(party.person),
                organisation_id = \(party.organisation), organisation_name = \(party.name), due_on = \(draft.dueOn)
                """,
            seenAt: step.version,
            from: step.draft.journalFields,
            to: draft.journalFields,
            in: transaction
        )
    }

    /// Ends a step as done or dropped, or takes it up again.
    ///
    /// - Parameters:
    ///   - step: as it was seen.
    ///   - status: where it goes.
    ///   - reason: why it is not needed; for `dropped`, and only there.
    ///   - account: who says so.
    ///   - head: the file.
    ///   - transaction: the change in the making.
    /// - Throws: `CasesError.denied` for a way that the workflow does not have; `StoreError.stale`.
    static func change(
        _ step: PlanStep,
        to status: PlanStep.Status,
        because reason: String = "",
        by account: Identifier<Account>,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        try step.status.permits(status).enforce()
        guard (status == .dropped) == !reason.isEmpty else { throw CasesError.denied(.wrongState) }
        let isOver = status != .open
        try record(step.id, of: head).update(
            "change-status",
            setting: """
                status = \(status), ended_at = \(isOver ? transaction.now : nil),
                ended_by_id = \(isOver ? account : nil), dropped_because = \(reason)
                """,
            seenAt: step.version,
            from: ["status": step.status],
            to: ["status": status],
            because: reason.isEmpty ? nil : reason,
            in: transaction
        )
    }

    /// Changes places with the step before it; the first one stays where it is.
    static func moveUp(_ step: PlanStep, of head: CaseFile.Head, in transaction: Transaction) throws {
        let before = try transaction.reader.row(
            """
            SELECT * FROM plan_step WHERE goal_id = \(step.goal) AND position < \(step.position)
            ORDER BY position DESC, id DESC LIMIT 1
            """
        ).map(PlanStep.init)
        guard let before else { return }
        for (moved, position) in [(step, before.position), (before, step.position)] {
            try record(moved.id, of: head).update(
                "move",
                setting: "position = \(position)",
                seenAt: moved.version,
                from: ["position": moved.position],
                to: ["position": position],
                in: transaction
            )
        }
    }

    /// Gives the steps of somebody who leaves the household to all of it.
    static func release(_ person: Identifier<Person>, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE plan_step SET party = 'household', person_id = NULL WHERE person_id = \(person)"
        )
    }

    private static func check(
        _ draft: PlanStep.Draft,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        guard case .person(let id) = draft.party else { return }
        _ = try HouseholdStore.find(id, of: head.id, from: transaction.reader)
    }

    private static func record(_ id: Identifier<PlanStep>, of head: CaseFile.Head) -> CaseRecord<PlanStep> {
        CaseRecord(table: "plan_step", id: id, file: head.id, alliance: head.alliance)
    }

    /// Who takes a step, as the table keeps it.
    fileprivate struct Columns {
        let kind: String
        var person: Identifier<Person>?
        var organisation: Identifier<Organisation>?
        var name = ""

        init(_ party: PlanStep.Party) {
            switch party {
            case .household: kind = "household"
            case .adviser: kind = "adviser"
            case .person(let id): (kind, person) = ("person", id)
            case .body(let id, let name): (kind, organisation, self.name) = ("body", id, name)
            }
        }
    }
}

extension PlanStep.Draft {
    fileprivate var journalFields: JournalFields {
        let party = PlanStepStore.Columns(party)
        return [
            "title": title, "party": party.kind, "person_id": party.person, "organisation_id": party.organisation,
            "organisation_name": party.name, "due_on": dueOn,
        ]
    }
}

extension PlanStep {
    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            goal: try row.value("goal_id"),
            draft: Draft(title: try row.value("title"), party: try Party(row), dueOn: try row.optional("due_on")),
            position: try row.value("position"),
            status: try row.value("status"),
            droppedBecause: try row.value("dropped_because"),
            version: try row.value("version")
        )
    }
}

extension PlanStep.Party {
    fileprivate init(_ row: Row) throws {
        switch try row.value("party", as: String.self) {
        case "person": self = .person(try row.value("person_id"))
        case "body": self = .body(try row.value("organisation_id"), name: try row.value("organisation_name"))
        case "adviser": self = .adviser
        default: self = .household
        }
    }
}

extension PlanStepStore {
    /// What plans contribute to the worklist: steps whose day has come, whoever takes them.
    static let today: TodayPart = { question, reader in
        try reader.list(
            """
            SELECT s.title, s.due_on, f.id, f.year, f.number, f.owner_id FROM plan_step s
            JOIN plan_goal g ON g.id = s.goal_id JOIN case_file f ON f.id = g.case_file_id
            WHERE s.status = 'open' AND s.due_on <= \(question.today) AND g.dropped_on IS NULL
                AND f.status IN ('open', 'in-progress', 'waiting', 'reopened') AND \(question.files)
            ORDER BY s.due_on, s.id LIMIT \(TodayQuestion.limit)
            """
        ) { row in
            let due: Day = try row.value("due_on")
            return TodayItem(
                section: due < question.today ? .overdue : .due,
                title: try row.value("title"),
                reference: try TodayStore.number(row).description,
                key: due < question.today ? "plan-step-overdue" : "plan-step-due",
                day: due,
                account: try row.optional("owner_id"),
                path: PlanPaths.plan,
                values: ["caseFile": try row.value("id")]
            )
        }
    }
}
