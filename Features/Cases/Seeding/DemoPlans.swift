import LotseCore
import LotseData

/// Writes the plans of invented households: set, proposed, answered and worked on, each at its time.
struct DemoPlans {
    let story: DemoStory
    /// Who is responsible for the topics of the goals; none where nobody is.
    let bodies: [Topic: ResponsibleBody]

    private var writer: DemoWriter { story.writer }

    func write(_ plan: DemoHousehold.PlanStory, of id: Identifier<CaseFile>, by owner: Identifier<Account>) throws {
        for goal in plan.goals { try write(goal, at: plan.setAgo, of: id, by: owner, isLater: false) }
        guard let proposedAgo = plan.proposedAgo else { return }
        try propose(id, proposedAgo, by: owner)
        if let answer = plan.answer {
            try keep(answer, ago: plan.answeredAgo ?? proposedAgo, wish: plan.wish ?? "", id)
        }
        for goal in plan.goals { try end(goal, of: id, by: owner) }
        for goal in plan.goals { try write(goal, at: plan.laterAgo ?? 0, of: id, by: owner, isLater: true) }
    }

    /// Sets a goal with its steps, or adds the steps that came after the agreement.
    private func write(
        _ goal: DemoHousehold.GoalStory,
        at ago: Int,
        of id: Identifier<CaseFile>,
        by owner: Identifier<Account>,
        isLater: Bool
    ) throws {
        let steps = goal.steps.filter { ($0.isLater ?? false) == isLater }
        guard !isLater || !steps.isEmpty else { return }
        let body = bodies[goal.topic]
        let today = writer.today
        try story.at(ago, as: owner) { transaction in
            let head = try CaseFileStore.find(id, in: writer.alliance, from: transaction.reader)
            let people = try HouseholdStore.list(of: id, from: transaction.reader)
            let needs = try NeedStore.list(of: id, from: transaction.reader)
            let target =
                try isLater
                ? Self.find(goal, in: id, transaction)
                : PlanStore.insert(
                    .init(title: goal.title, topic: goal.topic, need: needs.first { $0.topic == goal.topic }?.id),
                    into: head,
                    in: transaction
                )
            for step in steps {
                let draft = PlanStep.Draft(
                    title: step.title,
                    party: Self.party(step.who, people, body),
                    dueOn: step.dueIn.map { today.adding(days: $0) }
                )
                let goal = try PlanStore.goal(target, of: id, from: transaction.reader)
                try PlanStepStore.insert(draft, into: goal, of: head, in: transaction)
            }
        }
    }

    private static func find(
        _ goal: DemoHousehold.GoalStory,
        in id: Identifier<CaseFile>,
        _ transaction: Transaction
    ) throws -> Identifier<PlanGoal> {
        let plan = try PlanStore.fetch(of: id, from: transaction.reader)
        guard let found = plan.goals.first(where: { $0.draft.title == goal.title }) else { throw CasesError.notFound }
        return found.id
    }

    /// A place without a responsible body leaves the step with the adviser.
    private static func party(_ who: String, _ people: [Person], _ body: ResponsibleBody?) -> PlanStep.Party {
        switch who {
        case "household": .household
        case "body": body.map { .body($0.organisation, name: $0.name) } ?? .adviser
        case "adviser": .adviser
        default: Int(who).flatMap { people.indices.contains($0) ? .person(people[$0].id) : nil } ?? .household
        }
    }

    private func propose(_ id: Identifier<CaseFile>, _ ago: Int, by owner: Identifier<Account>) throws {
        try story.at(ago, as: owner) { transaction in
            let head = try CaseFileStore.find(id, in: writer.alliance, from: transaction.reader)
            try PlanEditionStore.propose(in: .german, by: owner, of: head, in: transaction)
        }
    }

    private func keep(
        _ kind: String,
        ago: Int,
        wish: String,
        _ id: Identifier<CaseFile>
    ) throws {
        guard let kind = PlanEdition.Answer.Kind(rawValue: kind) else { return }
        try story.at(ago, as: nil) { transaction in
            guard let edition = try PlanEditionStore.list(of: id, from: transaction.reader).last else { return }
            let answer = PlanEdition.Answer(kind: kind, on: transaction.today, way: .link, notedBy: nil, wish: wish)
            try PlanEditionStore.answer(edition.id, answer, of: id, alliance: writer.alliance, in: transaction)
        }
    }

    /// Ends the steps that are over, at the time at which they were.
    private func end(
        _ goal: DemoHousehold.GoalStory,
        of id: Identifier<CaseFile>,
        by owner: Identifier<Account>
    ) throws {
        for step in goal.steps {
            guard let ago = step.endedAgo else { continue }
            let reason = step.dropped ?? ""
            try story.at(ago, as: owner) { transaction in
                let head = try CaseFileStore.find(id, in: writer.alliance, from: transaction.reader)
                let plan = try PlanStore.fetch(of: id, from: transaction.reader)
                let found = plan.goals.flatMap(\.steps).first { $0.draft.title == step.title }
                guard let found else { throw CasesError.notFound }
                try PlanStepStore.change(
                    found,
                    to: reason.isEmpty ? .done : .dropped,
                    because: reason,
                    by: owner,
                    of: head,
                    in: transaction
                )
            }
        }
    }
}
