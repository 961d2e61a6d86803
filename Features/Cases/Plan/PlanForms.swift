import LotseCore
import LotseWeb

/// The questions about goals and steps.
struct PlanForms: Sendable {
    let words: Words
    let needs: [Need]
    let household: [Person]
    let bodies: [OrganisationProfile]

    // MARK: - Goals

    func goal(values: [String: String] = [:]) -> Form {
        Form(
            "cases.plan-goal",
            [
                .required("title", .text()), .required("about", .selection(subjects)),
                Field(CaseFormFlow.version, .hidden),
            ],
            values: values
        )
    }

    /// The household's needs, then every topic for goals that stand alone.
    private var subjects: [Field.Option] {
        let choices = CaseChoices(words: words)
        let own = needs.filter { $0.status != .withdrawn }.map { need in
            let topic = words("topic.\(need.topic.rawValue)")
            let label = words("cases.plan-goal.about.need", ["topic": topic])
            return Field.Option(
                Self.subject(need.topic, need.id),
                need.detail.isEmpty ? label : "\(label) (\(need.detail.prefix(60)))"
            )
        }
        return [Field.Option("", words("form.choose"))] + own
            + choices.topics.map { Field.Option("topic:\($0.value)", $0.label) }
    }

    /// A goal's subject as the form names it.
    static func subject(_ topic: Topic, _ need: Identifier<Need>?) -> String {
        need.map { "need:\($0.text)" } ?? "topic:\(topic.rawValue)"
    }

    static func values(_ goal: PlanGoal) -> [String: String] {
        [
            "title": goal.draft.title, "about": subject(goal.draft.topic, goal.draft.need),
            CaseFormFlow.version: "\(goal.version)",
        ]
    }

    func goalDraft(_ form: Form) throws -> PlanGoal.Draft {
        let about = form.text("about")
        if let topic = Topic(rawValue: String(about.dropFirst("topic:".count))), about.hasPrefix("topic:") {
            return PlanGoal.Draft(title: form.text("title"), topic: topic, need: nil)
        }
        guard let need = needs.first(where: { Self.subject($0.topic, $0.id) == about }) else {
            throw CasesError.notFound
        }
        return PlanGoal.Draft(title: form.text("title"), topic: need.topic, need: need.id)
    }

    // MARK: - Steps

    func step(values: [String: String] = [:], keeping party: PlanStep.Party? = nil) -> Form {
        Form(
            "cases.plan-step",
            [
                .required("title", .text()), .required("who", .selection(parties(keeping: party))),
                Field("due", .day), Field(CaseFormFlow.version, .hidden),
            ],
            values: values
        )
    }

    /// Everybody who can take a step; a body that left the network stays where it was chosen.
    private func parties(keeping party: PlanStep.Party?) -> [Field.Option] {
        let people = household.filter { $0.mergedInto == nil }.map { Field.Option("person:\($0.id.text)", $0.name) }
        var all = bodies.map { Field.Option("body:\($0.id.text)", $0.name) }
        if case .body(let id, let name) = party, !bodies.contains(where: { $0.id == id }) {
            all.append(Field.Option("body:\(id.text)", name))
        }
        return [
            Field.Option("household", words("cases.plan.who.household")),
            Field.Option("adviser", words("cases.plan.who.adviser")),
        ] + people + all.sorted { $0.label < $1.label }
    }

    static func value(of party: PlanStep.Party) -> String {
        switch party {
        case .household: "household"
        case .adviser: "adviser"
        case .person(let id): "person:\(id.text)"
        case .body(let id, _): "body:\(id.text)"
        }
    }

    static func values(_ step: PlanStep) -> [String: String] {
        [
            "title": step.draft.title, "who": value(of: step.draft.party),
            "due": step.draft.dueOn?.description ?? "", CaseFormFlow.version: "\(step.version)",
        ]
    }

    func stepDraft(_ form: Form, keeping party: PlanStep.Party? = nil) throws -> PlanStep.Draft {
        let who = form.text("who")
        let chosen: PlanStep.Party
        if let party, Self.value(of: party) == who {
            chosen = party
        } else if who == "household" {
            chosen = .household
        } else if who == "adviser" {
            chosen = .adviser
        } else if let person = household.first(where: { who == "person:\($0.id.text)" }) {
            chosen = .person(person.id)
        } else if let body = bodies.first(where: { who == "body:\($0.id.text)" }) {
            chosen = .body(body.id, name: body.name)
        } else {
            throw CasesError.notFound
        }
        return PlanStep.Draft(title: form.text("title"), party: chosen, dueOn: form.day("due"))
    }

    // MARK: - Reasons and answers

    static func drop(version: Int) -> Form {
        Form(
            "cases.plan-drop",
            [.required("reason", .text(maxLength: 500)), Field(CaseFormFlow.version, .hidden)],
            values: [CaseFormFlow.version: "\(version)"]
        )
    }

    /// An answer that came on paper or by word of mouth.
    func answer(to edition: PlanEdition, on day: Day) -> Form {
        let kinds = PlanEdition.Answer.Kind.allCases.filter { edition.permits($0).isAllowed }
        let answers = kinds.map { Field.Option($0.rawValue, words("cases.plan-answer.kind.\($0.rawValue)")) }
        let ways = Self.ways.map { Field.Option($0.rawValue, words("cases.plan-answer.way.\($0.rawValue)")) }
        return Form(
            "cases.plan-answer",
            [
                .required("answer", .choice(answers)), .required("way", .choice(ways)),
                .required("on", .day), Field("wish", .longText(maxLength: PlanEdition.longestWish)),
                Field("edition", .hidden),
            ],
            values: ["on": day.description, "edition": edition.id.text]
        )
    }

    private static let ways: [ConsentWay] = [.paper, .oral]

    /// The rules over several fields of a noted answer.
    static func checked(_ form: Form, for edition: PlanEdition, on today: Day) -> Form {
        var form = form
        if form.choice("answer", as: PlanEdition.Answer.Kind.self) == .changeWanted, form.text("wish").isEmpty {
            form = form.adding(FormError("wish", "cases.plan-answer.error.wish"))
        }
        if let day = form.day("on"), day > today || day < Berlin.day(at: edition.proposedAt) {
            form = form.adding(FormError("on", "cases.plan-answer.error.day"))
        }
        return form
    }
}
