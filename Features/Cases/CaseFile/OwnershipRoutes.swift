import LotseCore
import LotseData
import LotseWeb

/// Taking a case over and handing it over.
struct OwnershipRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.post(CasesPaths.takeOver, as: ports.caseFile(to: .takeOver)) { try await takeOver($0) }
        routes.get(CasesPaths.handOver, as: ports.caseFile(to: .handOver)) { context in
            .page(flow(context).page(try await form(context)))
        }
        routes.post(CasesPaths.handOver, as: ports.caseFile(to: .handOver)) { try await handOver($0) }
    }

    private func takeOver(_ context: CaseFileContext) async throws -> Reply {
        let head = context.head.seen(at: Int(context.form[CaseFormFlow.version]))
        let (once, target) = (context.once, context.caseLink(CasesPaths.one))
        do {
            _ = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try OwnershipStore.takeOver(head, by: context.account, in: transaction)
                    return target
                }
            }
        } catch StoreError.stale, CasesError.denied {
            // Somebody else was faster: the page shows who has it now.
            return .redirect(target)
        }
        return .redirect(target)
    }

    private func flow(_ context: CaseFileContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.hand-over.title",
            action: context.caseLink(CasesPaths.handOver),
            cancel: context.caseLink(CasesPaths.one),
            leadKey: "cases.hand-over.lead"
        )
    }

    private func form(_ context: CaseFileContext) async throws -> Form {
        let team = try await ports.team(of: context)
        let choices = CaseChoices(words: context.words)
        return Form(
            "cases.hand-over",
            [
                .required("to", .selection(choices.staff(team))),
                Field("stand-in", .selection(choices.orNone("cases.nobody", choices.staff(team)))),
                .required("remark", .longText(maxLength: 2000)), Field(CaseFormFlow.version, .hidden),
            ],
            values: [
                "to": context.head.owner?.text ?? "", "stand-in": context.head.standIn?.text ?? "",
                CaseFormFlow.version: "\(context.head.version)",
            ]
        )
    }

    private func handOver(_ context: CaseFileContext) async throws -> Reply {
        var form = try await form(context).reading(context.form)
        let standIn = form.identifier("stand-in", of: Account.self)
        guard let receiver = form.identifier("to", of: Account.self) else { return .page(flow(context).page(form)) }
        if receiver == standIn { form = form.adding(FormError("stand-in", "cases.hand-over.error.same")) }
        let head = context.head.seen(at: form.number(CaseFormFlow.version))
        let (asked, target) = (form, context.caseLink(CasesPaths.one))
        return try await flow(context).comparing { reader in
            let now = try CaseFileStore.find(head.id, in: head.alliance, from: reader)
            return [
                "to": now.owner?.text ?? "", "stand-in": now.standIn?.text ?? "",
                CaseFormFlow.version: "\(now.version)",
            ]
        }
        .submit(form, for: .handOver) { transaction in
            try OwnershipStore.handOver(
                head,
                to: receiver,
                standIn: standIn,
                remark: asked.text("remark"),
                in: transaction
            )
            return target
        }
    }
}

extension CasesPorts {
    /// Everybody who may work on the file.
    func team(of context: CaseFileContext) async throws -> [StaffMember] {
        try await staff.staff(of: context.head.organisation, as: Role.caseworkers, alliance: context.head.alliance)
    }
}
