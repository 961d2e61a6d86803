import LotseCore
import LotseData

extension PlanStep.Status: SQLConvertible {}

/// Reading a plan, and changing its goals.
enum PlanStore {
    /// The whole plan of a file, in three statements.
    static func fetch(of file: Identifier<CaseFile>, from reader: Reader) throws -> Plan {
        let steps = try reader.list(
            """
            SELECT s.* FROM plan_step s JOIN plan_goal g ON g.id = s.goal_id
            WHERE g.case_file_id = \(file) ORDER BY s.position, s.id
            """,
            PlanStep.init
        )
        let byGoal = Dictionary(grouping: steps, by: \.goal)
        let goals = try reader.list(
            "SELECT * FROM plan_goal WHERE case_file_id = \(file) ORDER BY position, id"
        ) { row in
            try PlanGoal(row, steps: byGoal[try row.value("id")] ?? [])
        }
        return Plan(goals: goals, editions: try PlanEditionStore.list(of: file, from: reader))
    }

    static func goal(
        _ id: Identifier<PlanGoal>,
        of file: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> PlanGoal {
        let row = try reader.row("SELECT * FROM plan_goal WHERE id = \(id) AND case_file_id = \(file)")
        guard let row else { throw CasesError.notFound }
        let steps = try reader.list(
            "SELECT * FROM plan_step WHERE goal_id = \(id) ORDER BY position, id",
            PlanStep.init
        )
        return try PlanGoal(row, steps: steps)
    }

    @discardableResult
    static func insert(
        _ draft: PlanGoal.Draft,
        into head: CaseFile.Head,
        in transaction: Transaction
    ) throws -> Identifier<PlanGoal> {
        if let need = draft.need { _ = try NeedStore.find(need, of: head.id, from: transaction.reader) }
        let id = transaction.newIdentifier(PlanGoal.self)
        let position = try transaction.number(
            "SELECT COALESCE(MAX(position), 0) + 1 FROM plan_goal WHERE case_file_id = \(head.id)"
        )
        try record(id, of: head).insert(
            "case_file_id, need_id, topic, title, position",
            values: "\(head.id), \(draft.need), \(draft.topic), \(draft.title), \(position)",
            noting: draft.journalFields,
            in: transaction
        )
        return id
    }

    static func update(
        _ goal: PlanGoal,
        to draft: PlanGoal.Draft,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        guard !goal.isDropped else { throw CasesError.denied(.wrongState) }
        if let need = draft.need { _ = try NeedStore.find(need, of: head.id, from: transaction.reader) }
        try record(goal.id, of: head).update(
            setting: "need_id = \(draft.need), topic = \(draft.topic), title = \(draft.title)",
            seenAt: goal.version,
            from: goal.draft.journalFields,
            to: draft.journalFields,
            in: transaction
        )
    }

    /// Gives a goal up, with its reason; its steps are not worked on any more.
    static func drop(
        _ goal: PlanGoal,
        because reason: String,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        guard !goal.isDropped else { throw CasesError.denied(.wrongState) }
        try record(goal.id, of: head).update(
            "drop",
            setting: "dropped_on = \(transaction.today), dropped_because = \(reason)",
            seenAt: goal.version,
            from: ["dropped_on": nil as Day?],
            to: ["dropped_on": transaction.today],
            because: reason,
            in: transaction
        )
    }

    private static func record(_ id: Identifier<PlanGoal>, of head: CaseFile.Head) -> CaseRecord<PlanGoal> {
        CaseRecord(table: "plan_goal", id: id, file: head.id, alliance: head.alliance)
    }

    /// What plans tell the timeline: proposals, answers and steps that were ended.
    static let timeline: [TimelinePart] = [
        { file in
            """
            SELECT e.created_at, 'plan', e.id, e.proposed_by_id, 'proposed', CAST(NULL AS TEXT), CAST(NULL AS TEXT),
                CAST(NULL AS TEXT)
            FROM plan_edition e WHERE e.case_file_id = \(file)
            """
        },
        { file in
            """
            SELECT e.answered_at, 'plan', e.id, COALESCE(e.noted_by_id, ''), e.answer, e.wish,
                CAST(NULL AS TEXT), CAST(NULL AS TEXT)
            FROM plan_edition e WHERE e.case_file_id = \(file) AND e.answer IS NOT NULL
            """
        },
        { file in
            """
            SELECT s.ended_at, 'plan', s.id, s.ended_by_id, 'step-' || s.status, s.title, s.dropped_because,
                CAST(NULL AS TEXT)
            FROM plan_step s JOIN plan_goal g ON g.id = s.goal_id
            WHERE g.case_file_id = \(file) AND s.status <> 'open'
            """
        },
    ]
}

extension PlanGoal.Draft {
    var journalFields: JournalFields { ["title": title, "topic": topic, "need_id": need] }
}

extension PlanGoal {
    fileprivate init(_ row: Row, steps: [PlanStep]) throws {
        let isDropped = try row.optional("dropped_on", as: Day.self) != nil
        self.init(
            id: try row.value("id"),
            caseFile: try row.value("case_file_id"),
            draft: Draft(
                title: try row.value("title"),
                topic: try row.value("topic"),
                need: try row.optional("need_id")
            ),
            position: try row.value("position"),
            droppedBecause: isDropped ? try row.value("dropped_because") : nil,
            steps: steps,
            version: try row.value("version")
        )
    }
}
