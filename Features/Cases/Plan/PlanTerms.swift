import LotseCore

/// The text of a plan that somebody agrees to: goals and steps as they stood on one day.
///
/// Kept word for word, so that a later change of a name or a date cannot change what was agreed on. Whether a step is
/// done is no part of it: that may change without asking anybody.
struct PlanTerms: Sendable, Equatable, Codable {
    let goals: [Goal]

    struct Goal: Sendable, Equatable, Codable {
        let id: Identifier<PlanGoal>
        let topic: Topic
        let title: String
        let steps: [Step]
    }

    struct Step: Sendable, Equatable, Codable {
        let id: Identifier<PlanStep>
        let title: String
        let who: Who
        let due: Day?
    }

    struct Who: Sendable, Equatable, Codable {
        let party: Kind
        /// Of the person or the body; empty for the household and the adviser, whom the reader's language names.
        let name: String
        /// The body, to find out what it may see.
        let organisation: Identifier<Organisation>?

        /// Names live under `cases.plan.who.<raw value>`.
        enum Kind: String, Sendable, Codable, CaseIterable {
            case household
            case person
            case adviser
            case body
        }
    }

    init(goals: [Goal]) {
        self.goals = goals
    }

    /// What is dropped is not agreed on.
    init(_ goals: [PlanGoal], naming people: [Identifier<Person>: String]) {
        self.goals = goals.filter { !$0.isDropped }.map { goal in
            let steps = goal.steps.filter { $0.status != .dropped }.map { step in
                Step(
                    id: step.id,
                    title: step.draft.title,
                    who: Who(step.draft.party, naming: people),
                    due: step.draft.dueOn
                )
            }
            return Goal(id: goal.id, topic: goal.draft.topic, title: goal.draft.title, steps: steps)
        }
    }
}

extension PlanTerms.Who {
    init(_ party: PlanStep.Party, naming people: [Identifier<Person>: String]) {
        switch party {
        case .household: self.init(party: .household, name: "", organisation: nil)
        case .adviser: self.init(party: .adviser, name: "", organisation: nil)
        case .person(let id): self.init(party: .person, name: people[id] ?? "", organisation: nil)
        case .body(let id, let name): self.init(party: .body, name: name, organisation: id)
        }
    }
}

/// One difference between two texts of a plan.
enum PlanChange: Sendable, Equatable {
    case goalAdded(PlanTerms.Goal)
    case goalRemoved(PlanTerms.Goal)
    case goalRenamed(PlanTerms.Goal, before: PlanTerms.Goal)
    case stepAdded(PlanTerms.Step)
    case stepRemoved(PlanTerms.Step)
    case stepRenamed(PlanTerms.Step, before: PlanTerms.Step)
    case stepGiven(PlanTerms.Step, before: PlanTerms.Step)
    case stepMoved(PlanTerms.Step, before: PlanTerms.Step)

    /// What the person has to be asked about again; another order of the same things is no change.
    ///
    /// The steps of a goal that comes or goes come and go with it and are not named one by one.
    static func changes(from old: PlanTerms, to new: PlanTerms) -> [PlanChange] {
        var changes: [PlanChange] = []
        let before = Dictionary(old.goals.map { ($0.id, $0) }) { first, _ in first }
        for goal in new.goals {
            guard let was = before[goal.id] else {
                changes.append(.goalAdded(goal))
                continue
            }
            if goal.title != was.title || goal.topic != was.topic { changes.append(.goalRenamed(goal, before: was)) }
            changes += steps(from: was.steps, to: goal.steps)
        }
        let kept = Set(new.goals.map(\.id))
        return changes + old.goals.filter { !kept.contains($0.id) }.map { .goalRemoved($0) }
    }

    private static func steps(from old: [PlanTerms.Step], to new: [PlanTerms.Step]) -> [PlanChange] {
        let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
        let kept = Set(new.map(\.id))
        let changed = new.flatMap { step -> [PlanChange] in
            guard let was = before[step.id] else { return [.stepAdded(step)] }
            var changes: [PlanChange] = []
            if step.title != was.title { changes.append(.stepRenamed(step, before: was)) }
            if step.who != was.who { changes.append(.stepGiven(step, before: was)) }
            if step.due != was.due { changes.append(.stepMoved(step, before: was)) }
            return changes
        }
        return changed + old.filter { !kept.contains($0.id) }.map { .stepRemoved($0) }
    }
}
