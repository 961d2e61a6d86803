import LotseCore
import LotseData
import LotseWeb

/// Somebody of the team who reads or changes a household's plan, with what its pages need.
struct PlanContext: PageContext {
    let file: CaseFileContext
    let plan: Plan
    let needs: [Need]
    let household: [Person]

    var visitor: VisitorContext { file.visitor }
    var head: CaseFile.Head { file.head }

    /// Whoever sees no names sees no plan: it is made of people's words.
    init(_ file: CaseFileContext, _ ports: CasesPorts) async throws {
        guard file.seesNames else { throw PageError.notFound }
        let id = file.head.id
        self.file = file
        (plan, needs, household) = try await ports.store.read { reader in
            (
                try PlanStore.fetch(of: id, from: reader), try NeedStore.list(of: id, from: reader),
                try HouseholdStore.list(of: id, from: reader)
            )
        }
    }

    var names: [Identifier<Person>: String] {
        Dictionary(household.map { ($0.id, $0.name) }) { first, _ in first }
    }

    var terms: PlanTerms { plan.terms(naming: names) }
    var path: String { file.caseLink(PlanPaths.plan) }

    /// The goal of the path.
    func goal() throws -> PlanGoal {
        let id = try visitor.identifier("goal", of: PlanGoal.self)
        guard let goal = plan.goals.first(where: { $0.id == id }) else { throw PageError.notFound }
        return goal
    }

    /// The step of the path.
    func step() throws -> PlanStep {
        let id = try visitor.identifier("step", of: PlanStep.self)
        guard let step = plan.step(id) else { throw PageError.notFound }
        return step
    }

    /// The need by which a goal's topic can be passed on: its own, or another open one of the topic.
    func need(of goal: PlanGoal) -> Need? {
        let open = needs.filter { !$0.status.isSettled }
        return open.first { $0.id == goal.draft.need } ?? open.first { $0.topic == goal.draft.topic }
    }

    var breadcrumb: [Crumb] { file.breadcrumb }
    /// The way to the forms below the plan.
    var breadcrumbToPlan: [Crumb] { file.breadcrumb + [Crumb(words("cases.plan.title"), path)] }
}
