import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Adding steps, putting them right, ending and ordering them.
struct PlanStepRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable, as writer: Authoriser<PlanContext>) {
        routes.get(PlanPaths.newStep, as: writer) { context in
            let goal = try context.goal()
            let form = try await PlanForms(context, ports).step(values: ["who": "household"])
            return .page(newFlow(context, goal).page(form))
        }
        routes.post(PlanPaths.newStep, as: writer) { try await insert($0) }
        routes.get(PlanPaths.step, as: writer) { context in
            let step = try context.step()
            let form = try await PlanForms(context, ports)
                .step(values: PlanForms.values(step), keeping: step.draft.party)
            return .page(flow(context, step, "cases.plan-step.title-edit", PlanPaths.step).page(form))
        }
        routes.post(PlanPaths.step, as: writer) { try await update($0) }
        routes.get(PlanPaths.dropStep, as: writer) { context in
            let step = try context.step()
            return .page(dropFlow(context, step).page(PlanForms.drop(version: step.version)))
        }
        routes.post(PlanPaths.dropStep, as: writer) { try await drop($0) }
        routes.post(PlanPaths.endStep, as: writer) { context in
            let status = PlanStep.Status(rawValue: context.form["status"]) ?? .done
            return try await change(context) { step, head, account, transaction in
                try PlanStepStore.change(step, to: status, by: account, of: head, in: transaction)
            }
        }
        routes.post(PlanPaths.moveStep, as: writer) { context in
            try await change(context) { step, head, _, transaction in
                try PlanStepStore.moveUp(step, of: head, in: transaction)
            }
        }
    }

    private func newFlow(_ context: PlanContext, _ goal: PlanGoal) -> CaseFormFlow {
        CaseFormFlow(
            context: context.file,
            ports: ports,
            titleKey: "cases.plan-step.title-new",
            action: context.file.caseLink(PlanPaths.newStep, ["goal": goal.id.text]),
            cancel: context.path,
            lead: goal.draft.title
        )
    }

    private func flow(_ context: PlanContext, _ step: PlanStep, _ titleKey: String, _ path: Path) -> CaseFormFlow {
        CaseFormFlow(
            context: context.file,
            ports: ports,
            titleKey: titleKey,
            action: context.file.caseLink(path, ["step": step.id.text]),
            cancel: context.path,
            lead: step.draft.title
        )
    }

    private func dropFlow(_ context: PlanContext, _ step: PlanStep) -> CaseFormFlow {
        flow(context, step, "cases.plan-drop.title-step", PlanPaths.dropStep)
    }

    private func insert(_ context: PlanContext) async throws -> Reply {
        let goal = try context.goal()
        let forms = try await PlanForms(context, ports)
        let form = forms.step().reading(context.form)
        let (head, target) = (context.head, context.path)
        return try await newFlow(context, goal).submit(form) { transaction in
            let now = try PlanStore.goal(goal.id, of: head.id, from: transaction.reader)
            try PlanStepStore.insert(try forms.stepDraft(form), into: now, of: head, in: transaction)
            return target
        }
    }

    private func update(_ context: PlanContext) async throws -> Reply {
        let step = try context.step()
        let forms = try await PlanForms(context, ports)
        let form = forms.step(keeping: step.draft.party).reading(context.form)
        let seen = step.seen(at: form.number(CaseFormFlow.version))
        let (head, target) = (context.head, context.path)
        return try await flow(context, step, "cases.plan-step.title-edit", PlanPaths.step).comparing {
            PlanForms.values(try PlanStepStore.find(seen.id, of: head.id, from: $0))
        }
        .submit(form) { transaction in
            let draft = try forms.stepDraft(form, keeping: step.draft.party)
            try PlanStepStore.update(seen, to: draft, of: head, in: transaction)
            return target
        }
    }

    private func drop(_ context: PlanContext) async throws -> Reply {
        let step = try context.step()
        let form = PlanForms.drop(version: step.version).reading(context.form)
        let seen = step.seen(at: form.number(CaseFormFlow.version))
        let (head, target, account) = (context.head, context.path, context.file.account)
        return try await dropFlow(context, step).comparing {
            [CaseFormFlow.version: "\(try PlanStepStore.find(seen.id, of: head.id, from: $0).version)"]
        }
        .submit(form) { transaction in
            try PlanStepStore.change(
                seen,
                to: .dropped,
                because: form.text("reason"),
                by: account,
                of: head,
                in: transaction
            )
            return target
        }
    }

    /// Makes a change that a button without questions asks for.
    private func change(
        _ context: PlanContext,
        _ body:
            @escaping @Sendable (PlanStep, CaseFile.Head, Identifier<Account>, Transaction) throws -> Void
    ) async throws -> Reply {
        let (id, version) = (try context.step().id, Int(context.form[CaseFormFlow.version]))
        let (head, target, account) = (context.head, context.path, context.file.account)
        guard context.file.permits(.write) else { return .redirect(target) }
        let once = context.once
        do {
            _ = try await ports.store.write(as: context.file.actor) { transaction in
                try transaction.once(once) {
                    let step = try PlanStepStore.find(id, of: head.id, from: transaction.reader)
                    try body(step.seen(at: version), head, account, transaction)
                    return target
                }
            }
        } catch StoreError.stale, CasesError.denied {
            // Somebody else was faster: the plan shows how it stands.
            return .redirect(target)
        }
        return .redirect(target)
    }
}
