import LotseCore

/// What a household and its adviser want to reach, and how ("Integrationsplan, Förderplan").
struct Plan: Sendable, Equatable {
    /// In their order, dropped ones among them.
    let goals: [PlanGoal]
    /// Every text that was proposed, oldest first.
    let editions: [PlanEdition]

    static let empty = Plan(goals: [], editions: [])

    var latest: PlanEdition? { editions.last }
    /// The edition that holds until the person agrees to another one.
    var agreed: PlanEdition? { editions.last { $0.answer?.kind == .agreed } }
    /// The plan as it would be proposed now.
    func terms(naming people: [Identifier<Person>: String]) -> PlanTerms { PlanTerms(goals, naming: people) }

    func step(_ id: Identifier<PlanStep>) -> PlanStep? { goals.lazy.flatMap(\.steps).first { $0.id == id } }

    /// Where the plan stands.
    ///
    /// Names live under `cases.plan.stage.<raw value>`.
    enum Stage: String, CaseIterable, Sendable {
        case none
        /// Nobody but staff has seen it.
        case draft
        /// The person has not answered yet.
        case proposed
        case changeWanted = "change-wanted"
        case agreed
        /// It differs from what was proposed last, so that it has to be proposed again.
        case revised
    }

    /// - Parameter terms: the plan as it is now.
    /// - Returns: where the plan stands.
    func stage(of terms: PlanTerms) -> Stage {
        guard let latest else { return goals.isEmpty ? .none : .draft }
        if latest.answer?.kind == .changeWanted { return .changeWanted }
        if !PlanChange.changes(from: latest.terms, to: terms).isEmpty { return .revised }
        return latest.answer == nil ? .proposed : .agreed
    }

    /// Whether there is something that the person has not been asked about.
    func canBeProposed(_ terms: PlanTerms) -> Bool {
        !terms.goals.isEmpty && [.draft, .revised, .changeWanted].contains(stage(of: terms))
    }
}

/// Something to be reached ("Ziel").
struct PlanGoal: Sendable, Equatable {
    let id: Identifier<PlanGoal>
    let caseFile: Identifier<CaseFile>
    let draft: Draft
    let position: Int
    /// Why it is not wanted any more; nil while it is.
    let droppedBecause: String?
    let steps: [PlanStep]
    private(set) var version: Int

    /// What people can enter about a goal.
    struct Draft: Sendable, Equatable {
        var title: String
        var topic: Topic
        /// The need that it answers; nil for a goal that stands alone.
        var need: Identifier<Need>?
    }

    /// The record as somebody saw it when they began to change it.
    func seen(at version: Int?) -> PlanGoal {
        var copy = self
        copy.version = version ?? 0
        return copy
    }

    var isDropped: Bool { droppedBecause != nil }
    /// Every step that still counts is done.
    var isReached: Bool {
        let counting = steps.filter { $0.status != .dropped }
        return !isDropped && !counting.isEmpty && counting.allSatisfy { $0.status == .done }
    }
}

/// One thing to do for a goal: by whom, until when ("Schritt").
struct PlanStep: Sendable, Equatable {
    let id: Identifier<PlanStep>
    let goal: Identifier<PlanGoal>
    let draft: Draft
    let position: Int
    let status: Status
    /// Why it was dropped; empty otherwise.
    let droppedBecause: String
    private(set) var version: Int

    /// What people can enter about a step.
    struct Draft: Sendable, Equatable {
        var title: String
        var party: Party
        var dueOn: Day?
    }

    /// Who takes a step.
    enum Party: Sendable, Hashable {
        /// All of it together, or whoever of it has time.
        case household
        case person(Identifier<Person>)
        case adviser
        /// A body of the network, by the name that it had when it was chosen.
        case body(Identifier<Organisation>, name: String)
    }

    /// Names live under `cases.plan.step.<raw value>`.
    enum Status: String, CaseIterable, Sendable {
        case open
        case done
        /// Not needed any more, with a reason.
        case dropped

        /// The workflow: what is over can be taken up again.
        static let transitions: [Status: [Status]] = [
            .open: [.done, .dropped],
            .done: [.open],
            .dropped: [.open],
        ]

        func permits(_ other: Status) -> Permission {
            Self.transitions[self, default: []].contains(other) ? .allowed : .denied(.wrongState)
        }
    }

    func seen(at version: Int?) -> PlanStep {
        var copy = self
        copy.version = version ?? 0
        return copy
    }

    /// Open, and its day has passed.
    func isOverdue(on day: Day) -> Bool {
        guard let dueOn = draft.dueOn else { return false }
        return status == .open && dueOn < day
    }
}
