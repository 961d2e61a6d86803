import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Setting goals, putting them right and giving them up.
struct PlanGoalRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable, as writer: Authoriser<PlanContext>) {
        routes.get(PlanPaths.newGoal, as: writer) { context in
            let form = try await PlanForms(context, ports).goal(values: ["about": context.query["about"]])
            return .page(newFlow(context).page(form))
        }
        routes.post(PlanPaths.newGoal, as: writer) { try await insert($0) }
        routes.get(PlanPaths.goal, as: writer) { context in
            let goal = try context.goal()
            let form = try await PlanForms(context, ports).goal(values: PlanForms.values(goal))
            return .page(flow(context, goal, "cases.plan-goal.title-edit", PlanPaths.goal).page(form))
        }
        routes.post(PlanPaths.goal, as: writer) { try await update($0) }
        routes.get(PlanPaths.dropGoal, as: writer) { context in
            let goal = try context.goal()
            return .page(dropFlow(context, goal).page(PlanForms.drop(version: goal.version)))
        }
        routes.post(PlanPaths.dropGoal, as: writer) { try await drop($0) }
    }

    private func newFlow(_ context: PlanContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context.file,
            ports: ports,
            titleKey: "cases.plan-goal.title-new",
            action: context.file.caseLink(PlanPaths.newGoal),
            cancel: context.path,
            leadKey: "cases.plan-goal.lead"
        )
    }

    private func flow(_ context: PlanContext, _ goal: PlanGoal, _ titleKey: String, _ path: Path) -> CaseFormFlow {
        CaseFormFlow(
            context: context.file,
            ports: ports,
            titleKey: titleKey,
            action: context.file.caseLink(path, ["goal": goal.id.text]),
            cancel: context.path,
            lead: goal.draft.title
        )
    }

    private func dropFlow(_ context: PlanContext, _ goal: PlanGoal) -> CaseFormFlow {
        flow(context, goal, "cases.plan-drop.title-goal", PlanPaths.dropGoal)
    }

    private func insert(_ context: PlanContext) async throws -> Reply {
        let forms = try await PlanForms(context, ports)
        let form = forms.goal().reading(context.form)
        let (head, target) = (context.head, context.path)
        return try await newFlow(context).submit(form) { transaction in
            try PlanStore.insert(try forms.goalDraft(form), into: head, in: transaction)
            return target
        }
    }

    private func update(_ context: PlanContext) async throws -> Reply {
        let goal = try context.goal()
        let forms = try await PlanForms(context, ports)
        let form = forms.goal().reading(context.form)
        let seen = goal.seen(at: form.number(CaseFormFlow.version))
        let (head, target) = (context.head, context.path)
        return try await flow(context, goal, "cases.plan-goal.title-edit", PlanPaths.goal).comparing {
            PlanForms.values(try PlanStore.goal(seen.id, of: head.id, from: $0))
        }
        .submit(form) { transaction in
            try PlanStore.update(seen, to: try forms.goalDraft(form), of: head, in: transaction)
            return target
        }
    }

    private func drop(_ context: PlanContext) async throws -> Reply {
        let goal = try context.goal()
        let form = PlanForms.drop(version: goal.version).reading(context.form)
        let seen = goal.seen(at: form.number(CaseFormFlow.version))
        let (head, target) = (context.head, context.path)
        return try await dropFlow(context, goal).comparing {
            [CaseFormFlow.version: "\(try PlanStore.goal(seen.id, of: head.id, from: $0).version)"]
        }
        .submit(form) { transaction in
            try PlanStore.drop(seen, because: form.text("reason"), of: head, in: transaction)
            return target
        }
    }
}
