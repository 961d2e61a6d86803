import LotseCore
import LotseData
import LotseWeb

/// Setting tasks, moving them and ending them.
struct TaskRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(CasesPaths.newTask, as: ports.caseFile(to: .write)) { context in
            let values = ["assignee": (context.head.owner ?? context.account).text]
            return .page(newFlow(context).page(try await newForm(context, values: values)))
        }
        routes.post(CasesPaths.newTask, as: ports.caseFile(to: .write)) { try await insert($0) }
        routes.get(CasesPaths.task, as: ports.caseFile(to: .write)) { try await edit($0) }
        routes.post(CasesPaths.task, as: ports.caseFile(to: .write)) { try await reschedule($0) }
        routes.post(CasesPaths.endTask, as: ports.caseFile(to: .write)) { try await end($0) }
    }

    private func assigning(_ context: CaseFileContext) async throws -> [Field] {
        let team = try await ports.team(of: context)
        return [
            Field("due", .day),
            .required("assignee", .selection(CaseChoices(words: context.words).staff(team))),
        ]
    }

    private func newForm(_ context: CaseFileContext, values: [String: String] = [:]) async throws -> Form {
        Form("cases.task-form", [.required("title", .text())] + (try await assigning(context)), values: values)
    }

    private func editForm(_ context: CaseFileContext, values: [String: String] = [:]) async throws -> Form {
        Form(
            "cases.task-form",
            try await assigning(context) + [Field(CaseFormFlow.version, .hidden)],
            values: values
        )
    }

    private func newFlow(_ context: CaseFileContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.task-form.title-new",
            action: context.caseLink(CasesPaths.newTask),
            cancel: context.caseLink(CasesPaths.one)
        )
    }

    private func editFlow(_ context: CaseFileContext, _ task: CaseTask) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.task-form.title-edit",
            action: context.caseLink(CasesPaths.task, ["task": task.id.text]),
            cancel: context.caseLink(CasesPaths.one),
            lead: task.title
        )
    }

    private func insert(_ context: CaseFileContext) async throws -> Reply {
        let form = try await newForm(context).reading(context.form)
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await newFlow(context).submit(form) { transaction in
            guard let assignee = form.identifier("assignee", of: Account.self) else { throw CasesError.notFound }
            try TaskStore.insert(
                form.text("title"),
                due: form.day("due"),
                assignee: assignee,
                creator: context.account,
                into: head,
                in: transaction
            )
            return target
        }
    }

    private func task(_ context: CaseFileContext) async throws -> CaseTask {
        let id = try context.visitor.identifier("task", of: CaseTask.self)
        let tasks = try await ports.store.read { try TaskStore.listOpen(of: context.head.id, from: $0) }
        guard let task = tasks.first(where: { $0.id == id }) else { throw PageError.notFound }
        return task
    }

    private static func values(_ task: CaseTask) -> [String: String] {
        [
            "due": task.dueOn?.description ?? "", "assignee": task.assignee.text,
            CaseFormFlow.version: "\(task.version)",
        ]
    }

    private func edit(_ context: CaseFileContext) async throws -> Reply {
        let task = try await task(context)
        let button = ButtonView(
            context.words("cases.task.drop"),
            about: task.title,
            to: context.caseLink(CasesPaths.endTask, ["task": task.id.text]),
            hidden: [(CaseFormFlow.version, "\(task.version)"), ("status", CaseTask.Status.dropped.rawValue)],
            for: context
        )
        let form = try await editForm(context, values: Self.values(task))
        return .page(editFlow(context, task).page(form, button: button))
    }

    private func reschedule(_ context: CaseFileContext) async throws -> Reply {
        let task = try await task(context)
        let form = try await editForm(context).reading(context.form)
        let seen = task.seen(at: form.number(CaseFormFlow.version))
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await editFlow(context, task).comparing {
            Self.values(try TaskStore.find(seen.id, of: head.id, from: $0))
        }
        .submit(form) { transaction in
            guard let assignee = form.identifier("assignee", of: Account.self) else { throw CasesError.notFound }
            try TaskStore.reschedule(seen, due: form.day("due"), assignee: assignee, of: head, in: transaction)
            return target
        }
    }

    private func end(_ context: CaseFileContext) async throws -> Reply {
        let id = try context.visitor.identifier("task", of: CaseTask.self)
        let status = CaseTask.Status(rawValue: context.form["status"]) ?? .done
        let version = Int(context.form[CaseFormFlow.version])
        let (once, head, target) = (context.once, context.head, context.caseLink(CasesPaths.one))
        guard context.permits(.write) else { return .redirect(target) }
        do {
            _ = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    let task = try TaskStore.find(id, of: head.id, from: transaction.reader).seen(at: version)
                    try TaskStore.end(task, as: status, by: context.account, of: head, in: transaction)
                    return target
                }
            }
        } catch StoreError.stale, CasesError.denied {
            // Somebody else moved or ended it: the case shows how it stands.
            return .redirect(target)
        } catch CasesError.notFound {
            throw PageError.notFound
        }
        return .redirect(target)
    }
}
