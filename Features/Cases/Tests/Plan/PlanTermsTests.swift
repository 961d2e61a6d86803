import LotseCore
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct PlanTermsTests {
    static func step(
        _ number: Int64,
        _ title: String = "Antrag stellen",
        _ party: PlanStep.Party = .household,
        due: String? = nil,
        _ status: PlanStep.Status = .open
    ) -> PlanStep {
        PlanStep(
            id: Sample.id(800 + number),
            goal: Sample.id(700),
            draft: .init(title: title, party: party, dueOn: due.map(Sample.day)),
            position: Int(number),
            status: status,
            droppedBecause: status == .dropped ? "nicht nötig" : "",
            version: 1
        )
    }

    static func goal(
        _ number: Int64,
        _ title: String = "Anerkannt arbeiten",
        topic: Topic = .recognition,
        dropped: String? = nil,
        steps: [PlanStep] = []
    ) -> PlanGoal {
        PlanGoal(
            id: Sample.id(700 + number),
            caseFile: Sample.id(600),
            draft: .init(title: title, topic: topic, need: nil),
            position: Int(number),
            droppedBecause: dropped,
            steps: steps,
            version: 1
        )
    }

    static func edition(_ terms: PlanTerms, _ kind: PlanEdition.Answer.Kind? = nil) -> PlanEdition {
        PlanEdition(
            id: Sample.id(900),
            caseFile: Sample.id(600),
            terms: terms,
            language: .german,
            proposedBy: Sample.adviser,
            proposedAt: TestStore.moment,
            answer: kind.map {
                .init(
                    kind: $0,
                    on: Sample.day("2026-03-02"),
                    way: .link,
                    notedBy: nil,
                    wish: $0 == .agreed ? "" : "Später"
                )
            },
            version: 1
        )
    }

    @Test func `what is dropped is no part of the text, what is done stays in it`() {
        let goals = [
            Self.goal(
                1,
                steps: [Self.step(1), Self.step(2, "Fertig", .adviser, .done), Self.step(3, "Weg", .adviser, .dropped)]
            ),
            Self.goal(2, "Gestrichen", dropped: "Umzug", steps: [Self.step(4)]),
        ]
        let terms = PlanTerms(goals, naming: [:])
        #expect(terms.goals.map(\.title) == ["Anerkannt arbeiten"])
        #expect(terms.goals[0].steps.map(\.title) == ["Antrag stellen", "Fertig"])
    }

    @Test func `each kind of change is told once, and another order is none`() {
        let agency = Sample.agency
        let old = PlanTerms(
            [
                Self.goal(
                    1,
                    steps: [Self.step(1), Self.step(2, "Kurs suchen", due: "2026-04-01"), Self.step(3, "Weg")]
                ),
                Self.goal(2, "Wohnen"), Self.goal(3, "Freizeit"),
            ],
            naming: [:]
        )
        let new = PlanTerms(
            [
                Self.goal(3, "Freizeit im Verein"),
                Self.goal(
                    1,
                    steps: [
                        Self.step(2, "Kurs suchen", due: "2026-05-01"),
                        Self.step(1, "Antrag abgeben", .body(agency, name: "Agentur")), Self.step(4, "Neu"),
                    ]
                ), Self.goal(4, "Kita", steps: [Self.step(5)]),
            ],
            naming: [:]
        )
        let words = PlanChange.changes(from: old, to: new).map { change -> String in
            switch change {
            case .goalAdded(let goal): "goal + \(goal.title)"
            case .goalRemoved(let goal): "goal - \(goal.title)"
            case .goalRenamed(let goal, let before): "goal \(before.title) > \(goal.title)"
            case .stepAdded(let step): "+ \(step.title)"
            case .stepRemoved(let step): "- \(step.title)"
            case .stepRenamed(let step, let before): "\(before.title) > \(step.title)"
            case .stepGiven(let step, _): "\(step.title) @ \(step.who.name)"
            case .stepMoved(let step, _): "\(step.title) on \(step.due?.description ?? "")"
            }
        }
        #expect(
            words == [
                "goal Freizeit > Freizeit im Verein", "Kurs suchen on 2026-05-01", "Antrag stellen > Antrag abgeben",
                "Antrag abgeben @ Agentur", "+ Neu", "- Weg", "goal + Kita", "goal - Wohnen",
            ]
        )
        let turned = PlanTerms(goals: old.goals.reversed())
        #expect(PlanChange.changes(from: old, to: turned).isEmpty)
        #expect(PlanChange.changes(from: new, to: new).isEmpty)
    }

    @Test(arguments: 0..<40)
    func `a plan is agreed exactly while nothing in its text changes`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let steps = (1...5).map { Self.step($0, "Schritt \($0)") }
        let goals = [Self.goal(1, steps: Array(steps[..<3])), Self.goal(2, steps: Array(steps[3...]))]
        let agreed = PlanTerms(goals, naming: [:])
        let changed = goals.map { goal in
            let next = goal.steps.map { step -> PlanStep in
                switch Int.random(in: 0..<4, using: &random) {
                case 0: Self.step(Int64(step.position), step.draft.title, .household, .dropped)
                case 1: Self.step(Int64(step.position), step.draft.title, .adviser)
                case 2: Self.step(Int64(step.position), step.draft.title, .household, .done)
                default: step
                }
            }
            return Self.goal(Int64(goal.position), steps: next)
        }
        let now = PlanTerms(changed, naming: [:])
        let plan = Plan(goals: changed, editions: [Self.edition(agreed, .agreed)])
        #expect((plan.stage(of: now) == .agreed) == (now == agreed))
        #expect(plan.canBeProposed(now) == (now != agreed))
    }

    @Test func `the stages of a plan`() {
        let goals = [Self.goal(1, steps: [Self.step(1)])]
        let terms = PlanTerms(goals, naming: [:])
        let other = PlanTerms([Self.goal(1, steps: [Self.step(1), Self.step(2)])], naming: [:])
        let stages: [(PlanEdition?, PlanTerms, Plan.Stage, Bool)] = [
            (nil, terms, .draft, true), (Self.edition(terms), terms, .proposed, false),
            (Self.edition(terms), other, .revised, true), (Self.edition(terms, .agreed), terms, .agreed, false),
            (Self.edition(terms, .agreed), other, .revised, true),
            (Self.edition(terms, .changeWanted), terms, .changeWanted, true),
            (Self.edition(terms, .changeWanted), other, .changeWanted, true),
        ]
        for (edition, now, stage, canBeProposed) in stages {
            let plan = Plan(goals: goals, editions: [edition].compactMap(\.self))
            #expect(plan.stage(of: now) == stage)
            #expect(plan.canBeProposed(now) == canBeProposed, "\(stage)")
        }
        #expect(Plan.empty.stage(of: PlanTerms(goals: [])) == .none)
        #expect(!Plan.empty.canBeProposed(PlanTerms(goals: [])))
    }

    @Test func `a body sees its own agreed steps of the topic, and only with a consent that covers them`() {
        let mine = Self.step(1, "Stelle vorschlagen", .body(Sample.agency, name: "Agentur"))
        let goals = [
            Self.goal(
                1,
                topic: .work,
                steps: [
                    mine, Self.step(2, "Bewerbung schreiben"),
                    Self.step(3, "Kurs", .body(Sample.welcomeCenter, name: "WC")),
                ]
            ),
            Self.goal(2, topic: .health, steps: [Self.step(4, "Arzt", .body(Sample.agency, name: "Agentur"))]),
        ]
        let terms = PlanTerms(goals, naming: [:])
        let plan = Plan(goals: goals, editions: [Self.edition(terms, .agreed)])
        let day = Sample.day("2026-03-02")
        func consent(_ fields: Set<CaseField>) -> [Consent] {
            [ReferralWorld.consent(for: .work, to: Sample.agency, fields: fields)]
        }
        func steps(_ plan: Plan, _ consents: [Consent], on day: Day) -> [String] {
            PlanShare.steps(of: plan, for: ReferralWorld.referral(to: Sample.agency), consents: consents, on: day)
                .map(\.title)
        }
        #expect(steps(plan, consent([.name, .needDetail]), on: day) == ["Stelle vorschlagen"])
        #expect(steps(plan, consent([.name, .mail]), on: day) == [])
        #expect(steps(plan, [], on: day) == [])
        #expect(steps(plan, consent([.needDetail]), on: Sample.day("2029-01-01")) == [])
        let unanswered = Plan(goals: goals, editions: [Self.edition(terms)])
        #expect(steps(unanswered, consent([.needDetail]), on: day) == [])
    }
}

extension ReferralWorld {
    /// A consent as it is read from the store.
    static func consent(
        for topic: Topic,
        to recipient: Identifier<Organisation>,
        fields: Set<CaseField>
    ) -> Consent {
        let draft = consentDraft(for: topic, to: recipient, fields: fields)
        return Consent(
            id: Sample.id(950),
            caseFile: caseFile,
            purpose: draft.purpose,
            recipient: recipient,
            recipientName: draft.recipientName,
            fields: fields,
            period: draft.period,
            evidence: draft.evidence,
            reachesMembers: draft.reachesMembers,
            givenAt: draft.givenAt,
            withdrawal: nil
        )
    }

    /// A referral of work as it is read from the store.
    static func referral(to recipient: Identifier<Organisation>) -> Referral {
        let draft = draft(to: recipient)
        return Referral(
            id: Sample.id(951),
            alliance: draft.alliance,
            caseFile: draft.caseFile,
            need: draft.need,
            topic: draft.topic,
            proposal: nil,
            sender: draft.sender,
            sentBy: draft.sentBy,
            recipient: draft.recipient,
            ruleDay: draft.ruleDay,
            municipality: nil,
            message: "",
            status: .sent,
            answer: .none,
            times: .init(created: TestStore.moment),
            version: 1
        )
    }
}
