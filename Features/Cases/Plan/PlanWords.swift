import LotseCore
import LotseWeb

/// The parts of a plan in the reader's words; what people typed stays as they wrote it.
struct PlanWords: Sendable {
    let words: Words

    func who(_ who: PlanTerms.Who) -> String {
        switch who.party {
        case .household, .adviser: words("cases.plan.who.\(who.party.rawValue)")
        case .person, .body: who.name
        }
    }

    func due(_ day: Day?) -> String {
        day.map { words("cases.plan.due", ["day": words.day($0)]) } ?? words("cases.plan.no-due")
    }

    func tag(_ status: PlanStep.Status) -> Tag {
        let kind: Tag.Kind =
            switch status {
            case .open: .waiting
            case .done: .good
            case .dropped: .neutral
            }
        return Tag(kind, words("cases.plan.step.\(status.rawValue)"))
    }

    /// A change as a sentence.
    func sentence(_ change: PlanChange) -> String {
        switch change {
        case .goalAdded(let goal): words("cases.plan.change.goal-added", ["title": goal.title])
        case .goalRemoved(let goal): words("cases.plan.change.goal-removed", ["title": goal.title])
        case .goalRenamed(let goal, let before):
            words("cases.plan.change.goal-renamed", ["title": goal.title, "before": before.title])
        case .stepAdded(let step): words("cases.plan.change.step-added", ["title": step.title])
        case .stepRemoved(let step): words("cases.plan.change.step-removed", ["title": step.title])
        case .stepRenamed(let step, let before):
            words("cases.plan.change.step-renamed", ["title": step.title, "before": before.title])
        case .stepGiven(let step, let before):
            words(
                "cases.plan.change.step-given",
                ["title": step.title, "who": who(step.who), "before": who(before.who)]
            )
        case .stepMoved(let step, let before):
            words(
                "cases.plan.change.step-moved",
                ["title": step.title, "due": due(step.due), "before": due(before.due)]
            )
        }
    }

    func tag(_ stage: Plan.Stage) -> Tag {
        let kind: Tag.Kind =
            switch stage {
            case .none: .neutral
            case .draft, .revised, .changeWanted: .warning
            case .proposed: .waiting
            case .agreed: .good
            }
        return Tag(kind, words("cases.plan.stage.\(stage.rawValue)"))
    }
}
