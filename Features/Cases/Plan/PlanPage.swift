import LotseCore
import LotseWeb

/// The plan as the team reads and changes it.
struct PlanPage: Sendable {
    let context: PlanContext
    /// Of those who noted or proposed something.
    let names: [Identifier<Account>: String]

    private var words: Words { context.words }
    private var plan: Plan { context.plan }
    private var told: PlanWords { PlanWords(words: words) }
    private var writes: Bool { context.file.permits(.write) }

    var page: Page {
        var page = Page(
            words("cases.plan.title"),
            template: "cases.blocks",
            content: Blocks(
                lead: words("cases.plan.lead"),
                [state] + plan.goals.map(goal) + [more, editions]
            ),
            breadcrumb: context.breadcrumb
        )
        page.isWide = true
        return page
    }

    private var state: Block {
        let (terms, file) = (context.terms, context.file)
        let stage = plan.stage(of: terms)
        var block = Block()
        block.tag = told.tag(stage)
        block.texts = [words("cases.plan.stage.\(stage.rawValue).text")]
        if let agreed = plan.agreed, let answer = agreed.answer {
            block.texts.append(words("cases.plan.agreed-on", ["day": words.day(answer.on)]))
        }
        if let answer = plan.latest?.answer, answer.kind == .changeWanted {
            let said = words("cases.plan.wish-of", ["day": words.day(answer.on)])
            block.quotes = [Quote(who: said, text: answer.wish, language: nil)]
        }
        if let latest = plan.latest {
            block.points = PlanChange.changes(from: latest.terms, to: terms).map(told.sentence)
        }
        guard writes else { return block }
        if plan.canBeProposed(terms) {
            block.buttons = [
                ButtonView(
                    words("cases.plan.propose"),
                    to: file.caseLink(PlanPaths.propose),
                    isMain: true,
                    for: context
                )
            ]
        }
        if let latest = plan.latest, PlanEdition.Answer.Kind.allCases.contains(where: { latest.permits($0).isAllowed })
        {
            block.links = [Link(words("cases.plan.note-answer"), file.caseLink(PlanPaths.answer))]
        }
        return block
    }

    private func goal(_ goal: PlanGoal) -> Block {
        var block = Block(goal.draft.title, id: "goal-\(goal.id.text)")
        let topic = words("topic.\(goal.draft.topic.rawValue)")
        if let reason = goal.droppedBecause {
            block.tag = Tag(.neutral, words("cases.plan.goal.dropped"))
            block.texts = [topic, reason]
            return block
        }
        if goal.isReached { block.tag = Tag(.good, words("cases.plan.goal.reached")) }
        block.texts = [goal.draft.need == nil ? words("cases.plan.goal.alone", ["topic": topic]) : topic]
        block.rows = RowsView(
            rows: goal.steps.enumerated().map { row($1, isFirst: $0 == 0, of: goal) },
            emptyText: words("cases.plan.no-steps")
        )
        guard writes else { return block }
        let values = ["goal": goal.id.text]
        block.areLinksInline = true
        block.links = [
            Link(words("cases.plan.add-step"), context.file.caseLink(PlanPaths.newStep, values)),
            Link(words("cases.plan.edit-goal"), context.file.caseLink(PlanPaths.goal, values)),
            Link(words("cases.plan.drop-goal"), context.file.caseLink(PlanPaths.dropGoal, values)),
        ]
        return block
    }

    private func row(_ step: PlanStep, isFirst: Bool, of goal: PlanGoal) -> RowsView.Row {
        let values = ["step": step.id.text]
        let isLate = step.isOverdue(on: context.today)
        var links: [Link] = []
        if writes, step.status == .open {
            links = [Link(words("cases.plan.drop-step"), context.file.caseLink(PlanPaths.dropStep, values))]
            if let need = context.need(of: goal) {
                let path = context.file.caseLink(ReferralPaths.new, ["need": need.id.text])
                links.append(Link(words("cases.need.refer"), path))
            }
        }
        return RowsView.Row(
            step.draft.title,
            path: writes ? context.file.caseLink(PlanPaths.step, values) : nil,
            tag: isLate ? Tag(.bad, words("cases.plan.overdue")) : told.tag(step.status),
            texts: [step.droppedBecause],
            side: [
                told.who(PlanTerms.Who(step.draft.party, naming: context.names)), told.due(step.draft.dueOn),
            ],
            links: links,
            buttons: writes ? buttons(step, isFirst: isFirst) : [],
            isLate: isLate
        )
    }

    private func buttons(_ step: PlanStep, isFirst: Bool) -> [ButtonView] {
        let values = ["step": step.id.text]
        let next: PlanStep.Status = step.status == .open ? .done : .open
        let end = ButtonView(
            words("cases.plan.say.\(next.rawValue)"),
            about: step.draft.title,
            to: context.file.caseLink(PlanPaths.endStep, values),
            hidden: [(CaseFormFlow.version, "\(step.version)"), ("status", next.rawValue)],
            for: context
        )
        guard !isFirst else { return [end] }
        let up = ButtonView(
            words("cases.plan.move-up"),
            about: step.draft.title,
            to: context.file.caseLink(PlanPaths.moveStep, values),
            hidden: [(CaseFormFlow.version, "\(step.version)")],
            for: context
        )
        return [end, up]
    }

    /// Goals for needs that have none yet, and goals that stand alone.
    private var more: Block? {
        guard writes else { return nil }
        let answered = Set(plan.goals.filter { !$0.isDropped }.compactMap(\.draft.need))
        let open = context.needs.filter { !$0.status.isSettled && !answered.contains($0.id) }
        let path = context.file.caseLink(PlanPaths.newGoal)
        var block = Block(words("cases.plan.more"))
        block.links =
            open.map { need in
                Link(
                    words("cases.plan.add-goal-for", ["topic": words("topic.\(need.topic.rawValue)")]),
                    "\(path)?about=\(PlanForms.subject(need.topic, need.id))"
                )
            } + [Link(words("cases.plan.add-goal"), path)]
        return block
    }

    private var editions: Block? {
        guard !plan.editions.isEmpty else { return nil }
        var block = Block(words("cases.plan.editions"))
        let rows = plan.editions.enumerated().map { place, edition in
            RowsView.Row(
                words("cases.plan.edition", ["number": place + 1]),
                tag: edition.answer.map { answer in
                    let kind: Tag.Kind = answer.kind == .agreed ? .good : .warning
                    return Tag(kind, words("cases.plan.answer.\(answer.kind.rawValue)"))
                },
                texts: [edition.answer?.wish],
                side: [
                    words(
                        "cases.plan.proposed-by",
                        ["day": words.moment(edition.proposedAt), "who": names[edition.proposedBy] ?? "–"]
                    ),
                    edition.answer.map { answer in
                        words(
                            "cases.plan.answered",
                            ["day": words.day(answer.on), "way": words("cases.plan.way.\(answer.way.rawValue)")]
                        )
                    },
                ]
            )
        }
        block.rows = RowsView(rows: rows.reversed(), emptyText: "")
        return block
    }
}

/// How far the plan is, beside the case.
enum PlanPanel {
    static let panel: CasePanels.Source = { view in
        guard view.context.seesNames else { return nil }
        let (words, plan) = (view.words, view.sheet.plan)
        let people = Dictionary(view.sheet.household.map { ($0.id, $0.name) }) { first, _ in first }
        let stage = plan.stage(of: plan.terms(naming: people))
        let steps = plan.goals.filter { !$0.isDropped }.flatMap(\.steps).filter { $0.status != .dropped }
        let progress = words(
            "cases.plan.progress",
            ["done": steps.count { $0.status == .done }, "count": steps.count]
        )
        let name = words("cases.plan.stage.\(stage.rawValue)")
        return CasePanel(
            "plan",
            words("cases.plan.title"),
            text: steps.isEmpty ? name : "\(name) · \(progress)",
            links: [Link(words("cases.plan.open"), view.context.caseLink(PlanPaths.plan))],
            isUrgent: stage == .changeWanted
        )
    }
}
