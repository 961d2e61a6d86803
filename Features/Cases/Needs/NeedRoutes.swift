import LotseCore
import LotseData
import LotseWeb

/// Adding and changing needs, and moving them along.
struct NeedRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(CasesPaths.newNeed, as: ports.caseFile(to: .write)) { context in
            .page(newFlow(context).page(try await form(context, values: ["priority": "2"])))
        }
        routes.post(CasesPaths.newNeed, as: ports.caseFile(to: .write)) { try await insert($0) }
        routes.get(CasesPaths.need, as: ports.caseFile(to: .write)) { context in
            let need = try await need(context)
            return .page(editFlow(context, need).page(try await form(context, values: Self.values(need))))
        }
        routes.post(CasesPaths.need, as: ports.caseFile(to: .write)) { try await update($0) }
        routes.get(CasesPaths.needStatus, as: ports.caseFile(to: .write)) { context in
            let need = try await need(context)
            return .page(statusFlow(context, need).page(statusForm(context, need)))
        }
        routes.post(CasesPaths.needStatus, as: ports.caseFile(to: .write)) { try await changeStatus($0) }
    }

    private func need(_ context: CaseFileContext) async throws -> Need {
        let id = try context.visitor.identifier("need", of: Need.self)
        let needs = try await ports.store.read { try NeedStore.list(of: context.head.id, from: $0) }
        guard let need = needs.first(where: { $0.id == id }) else { throw PageError.notFound }
        return need
    }

    private func form(_ context: CaseFileContext, values: [String: String] = [:]) async throws -> Form {
        let household = try await ports.store.read { try HouseholdStore.list(of: context.head.id, from: $0) }
        let choices = CaseChoices(words: context.words)
        let priorities = Need.priorities.map { Field.Option("\($0)", context.words("cases.priority.\($0)")) }
        return Form(
            "cases.need-form",
            [
                .required("topic", .selection(choices.topics)), .required("priority", .choice(priorities)),
                Field("person", .selection(choices.orNone("cases.whole-household", choices.people(household)))),
                Field("wished", .day), Field("detail", .longText(maxLength: 2000)),
                Field(CaseFormFlow.version, .hidden),
            ],
            values: values
        )
    }

    private static func values(_ need: Need) -> [String: String] {
        [
            "topic": need.topic.rawValue, "priority": "\(need.priority)", "person": need.person?.text ?? "",
            "wished": need.wishedOn?.description ?? "", "detail": need.detail,
            CaseFormFlow.version: "\(need.version)",
        ]
    }

    private static func draft(_ form: Form) throws -> Need.Draft {
        guard let topic = form.choice("topic", as: Topic.self) else { throw CasesError.notFound }
        return Need.Draft(
            topic: topic,
            priority: form.number("priority") ?? 2,
            person: form.identifier("person"),
            wishedOn: form.day("wished"),
            detail: form.text("detail")
        )
    }

    private func flow(_ context: CaseFileContext, _ titleKey: String, _ action: String) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: titleKey,
            action: action,
            cancel: context.caseLink(CasesPaths.one)
        )
    }

    private func newFlow(_ context: CaseFileContext) -> CaseFormFlow {
        flow(context, "cases.need-form.title-new", context.caseLink(CasesPaths.newNeed))
    }

    private func editFlow(_ context: CaseFileContext, _ need: Need) -> CaseFormFlow {
        flow(context, "cases.need-form.title", context.caseLink(CasesPaths.need, ["need": need.id.text]))
    }

    private func insert(_ context: CaseFileContext) async throws -> Reply {
        let form = try await form(context).reading(context.form)
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await newFlow(context).submit(form) { transaction in
            try NeedStore.insert(try Self.draft(form), into: head.id, of: head.alliance, in: transaction)
            return target
        }
    }

    private func update(_ context: CaseFileContext) async throws -> Reply {
        let need = try await need(context)
        let form = try await form(context).reading(context.form)
        let seen = need.seen(at: form.number(CaseFormFlow.version))
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await editFlow(context, need).comparing {
            Self.values(try NeedStore.find(seen.id, of: head.id, from: $0))
        }
        .submit(form) { transaction in
            try NeedStore.update(seen, to: try Self.draft(form), of: head.alliance, in: transaction)
            return target
        }
    }
}

/// Moving a need along its workflow.
extension NeedRoutes {
    private func statusForm(_ context: CaseFileContext, _ need: Need) -> Form {
        let choices = CaseChoices(words: context.words)
        // A need is referred by passing it on, which has a page of its own.
        let next = need.status.next.filter { $0 != .referred }
        let reasons = choices.options("cases.unmet-reason", of: Need.UnmetReason.self)
        return Form(
            "cases.need-change",
            [
                .required("status", .choice(choices.options("cases.need-status", next))),
                Field("reason", .selection(choices.orNone("cases.none", reasons))),
                Field(CaseFormFlow.version, .hidden),
            ],
            values: [CaseFormFlow.version: "\(need.version)"]
        )
    }

    private func statusFlow(_ context: CaseFileContext, _ need: Need) -> CaseFormFlow {
        flow(context, "cases.need-change.title", context.caseLink(CasesPaths.needStatus, ["need": need.id.text]))
    }

    private func changeStatus(_ context: CaseFileContext) async throws -> Reply {
        let need = try await need(context)
        var form = statusForm(context, need).reading(context.form)
        let status = form.choice("status", as: Need.Status.self)
        let reason = status == .unmet ? form.choice("reason", as: Need.UnmetReason.self) : nil
        if status == .unmet, reason == nil { form = form.adding(FormError("reason", "cases.need-change.error.reason")) }
        let seen = need.seen(at: form.number(CaseFormFlow.version))
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await statusFlow(context, need).comparing { reader in
            let now = try NeedStore.find(seen.id, of: head.id, from: reader)
            return ["status": now.status.rawValue, CaseFormFlow.version: "\(now.version)"]
        }
        .submit(form) { transaction in
            guard let status else { throw CasesError.notFound }
            try NeedStore.change(seen, to: status, because: reason, of: head.alliance, in: transaction)
            return target
        }
    }
}
