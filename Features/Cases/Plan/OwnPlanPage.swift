import LotseCore
import LotseData
import LotseWeb

/// Somebody who holds the secret link of a household with a plan that was proposed.
struct OwnPlanContext: PageContext {
    let holder: MatterContext
    let plan: Plan
    let edition: PlanEdition
    let caseFile: Identifier<CaseFile>

    var visitor: VisitorContext { holder.visitor }

    init(_ holder: MatterContext, from store: any Store) async throws {
        guard let caseFile = holder.matter.caseFile else { throw PageError.notFound }
        let plan = try await store.read { try PlanStore.fetch(of: caseFile, from: $0) }
        guard let edition = plan.latest else { throw PageError.notFound }
        self.holder = holder
        self.plan = plan
        self.edition = edition
        self.caseFile = caseFile
    }
}

/// The plan as the person reads it; template `cases.plan`.
///
/// It shows the text that was proposed, never what staff have written since; only whether a step is done is of today.
struct OwnPlanPage: Sendable {
    let stage: Tag
    let sentence: String
    /// In which language the plan is written, where that is not the reader's.
    let writtenIn: String?
    let changesTitle: String
    let changes: [String]
    let goals: [Goal]
    let wish: Quote?
    let agree: ButtonView?
    let form: FormView?
    let backPath: String

    struct Goal: Sendable {
        let title: String
        let topic: String
        let language: String
        let steps: [Step]
    }

    struct Step: Sendable {
        let title: String
        let language: String
        let tag: Tag
        let who: String
        let due: String
        /// Why it was dropped.
        let reason: String?
    }
}

/// Puts a plan into the person's words.
///
/// Pure.
struct OwnPlanPageBuilder: Sendable {
    let context: OwnPlanContext

    private var words: Words { context.words }
    private var told: PlanWords { PlanWords(words: words) }
    private var edition: PlanEdition { context.edition }

    var form: Form {
        Form(
            "cases.own-plan.change",
            [
                .required("wish", .longText(maxLength: PlanEdition.longestWish)), Field("edition", .hidden),
            ],
            values: ["edition": edition.id.text]
        )
    }

    func page(_ form: Form) -> Page {
        let stage = Self.stage(of: edition)
        let tone: Tag.Kind = edition.answer == nil ? .warning : stage == .agreed ? .good : .waiting
        let agreedBefore = context.plan.agreed
        let changes = edition.answer == nil ? agreedBefore.map { change($0) } ?? [] : []
        let content = OwnPlanPage(
            stage: Tag(tone, words("cases.own-plan.stage.\(stage.rawValue)")),
            sentence: words("cases.own-plan.stage.\(stage.rawValue).text", ["day": words.day(day)]),
            writtenIn: Self.writtenIn(edition.language, for: context),
            changesTitle: agreedBefore?.answer
                .map { words("cases.own-plan.changes", ["day": words.day($0.on)]) } ?? "",
            changes: changes,
            goals: edition.terms.goals.map(goal),
            wish: edition.answer.flatMap(wish),
            agree: edition.permits(.agreed).isAllowed ? agree : nil,
            form: edition.permits(.changeWanted).isAllowed
                ? form.view(
                    for: context,
                    action: context.holder.own(PlanPaths.wish),
                    submit: "cases.own-plan.change.send"
                ) : nil,
            backPath: context.holder.own(IntakePaths.matter)
        )
        return Page(
            words("cases.own-plan.title"),
            template: "cases.plan",
            content: content,
            breadcrumb: [Crumb(words("cases.matter.title"), context.holder.own(IntakePaths.matter))]
        )
    }

    private var day: Day { edition.answer?.on ?? Berlin.day(at: edition.proposedAt) }

    private func change(_ agreed: PlanEdition) -> [String] {
        PlanChange.changes(from: agreed.terms, to: edition.terms).map(told.sentence)
    }

    private func wish(_ answer: PlanEdition.Answer) -> Quote? {
        guard answer.kind == .changeWanted else { return nil }
        return Quote(who: words("cases.matter.message.you"), text: answer.wish, language: nil)
    }

    private var agree: ButtonView {
        ButtonView(
            words("cases.own-plan.agree"),
            to: context.holder.own(PlanPaths.agree),
            hidden: [("edition", edition.id.text)],
            isMain: true,
            for: context
        )
    }

    private func goal(_ goal: PlanTerms.Goal) -> OwnPlanPage.Goal {
        OwnPlanPage.Goal(
            title: goal.title,
            topic: words("topic.\(goal.topic.rawValue)"),
            language: edition.language.tag,
            steps: goal.steps.map(step)
        )
    }

    private func step(_ step: PlanTerms.Step) -> OwnPlanPage.Step {
        let now = context.plan.step(step.id)
        let reason = now.map(\.droppedBecause) ?? ""
        return OwnPlanPage.Step(
            title: step.title,
            language: edition.language.tag,
            tag: told.tag(now?.status ?? .open),
            who: told.who(step.who),
            due: told.due(step.due),
            reason: reason.isEmpty ? nil : reason
        )
    }

    /// Where an edition stands for the person.
    static func stage(of edition: PlanEdition) -> Plan.Stage {
        switch edition.answer?.kind {
        case .agreed: .agreed
        case .changeWanted: .changeWanted
        case nil: .proposed
        }
    }

    /// A sentence that names the language of a text; nil where the reader's is the same.
    static func writtenIn(_ language: Language, for context: some PageContext) -> String? {
        guard language.primary != context.language.primary else { return nil }
        return context.words("cases.matter.written-in", ["language": context.words.languageName(language)])
    }
}
