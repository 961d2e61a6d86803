import LotseCore
import LotseData
import LotseWeb

/// Proposing something for a need by hand, and noting what the person says.
struct ProposalRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(ReferralPaths.propose, as: ports.caseFile(to: .write)) { context in
            .page(newFlow(context, try await need(context)).page(Self.newForm))
        }
        routes.post(ReferralPaths.propose, as: ports.caseFile(to: .write)) { try await insert($0) }
        routes.get(ReferralPaths.proposal, as: ports.caseFile(to: .write)) { context in
            let proposal = try await proposal(context)
            return .page(answerFlow(context, proposal).page(answerForm(proposal, context.words)))
        }
        routes.post(ReferralPaths.proposal, as: ports.caseFile(to: .write)) { try await answer($0) }
    }

    private static let newForm = Form(
        "cases.proposal-form",
        [
            .required("title", .text()), Field("place", .text()), Field("address", .text(maxLength: 500)),
            Field("note", .longText(maxLength: 2000)),
        ]
    )

    private func need(_ context: CaseFileContext) async throws -> Need {
        let id = try context.visitor.identifier("need", of: Need.self)
        let needs = try await ports.store.read { try NeedStore.list(of: context.head.id, from: $0) }
        guard let need = needs.first(where: { $0.id == id }), !need.status.isSettled else { throw PageError.notFound }
        return need
    }

    private func newFlow(_ context: CaseFileContext, _ need: Need) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.proposal-form.title",
            action: context.caseLink(ReferralPaths.propose, ["need": need.id.text]),
            cancel: context.caseLink(CasesPaths.one),
            lead: context.words(
                "cases.proposal-form.lead",
                ["topic": context.words("topic.\(need.topic.rawValue)")]
            )
        )
    }

    private func insert(_ context: CaseFileContext) async throws -> Reply {
        let need = try await need(context)
        var form = Self.newForm.reading(context.form)
        let address = form.text("address")
        if !address.isEmpty, !address.hasPrefix("https://"), !address.hasPrefix("http://") {
            form = form.adding(FormError("address", "cases.proposal-form.error.address"))
        }
        let (head, target, account) = (context.head, context.caseLink(CasesPaths.one), context.account)
        let sent = form
        return try await newFlow(context, need).submit(form) { transaction in
            try ProposalStore.insert(
                ProposalDraft(
                    title: sent.text("title"),
                    place: sent.text("place"),
                    address: address,
                    note: sent.text("note")
                ),
                for: need.id,
                of: head.id,
                alliance: head.alliance,
                by: account,
                in: transaction
            )
            try CaseFileStore.touch(head.id, in: transaction)
            return target
        }
    }

    // MARK: - The answer

    private func proposal(_ context: CaseFileContext) async throws -> Proposal {
        let id = try context.visitor.identifier("proposal", of: Proposal.self)
        let found = try await ports.store.read { try ProposalStore.fetch(id, of: context.head.id, from: $0) }
        guard let found else { throw PageError.notFound }
        return found
    }

    private func answerForm(_ proposal: Proposal, _ words: Words) -> Form {
        Form(
            "cases.proposal-answer",
            [
                .required(
                    "answer",
                    .choice(CaseChoices(words: words).options("cases.proposal.status", proposal.status.next))
                ),
                Field("note", .longText(maxLength: 1000)),
            ]
        )
    }

    private func answerFlow(_ context: CaseFileContext, _ proposal: Proposal) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.proposal-answer.title",
            action: context.caseLink(ReferralPaths.proposal, ["proposal": proposal.id.text]),
            cancel: context.caseLink(CasesPaths.one),
            lead: proposal.title
        )
    }

    private func answer(_ context: CaseFileContext) async throws -> Reply {
        let proposal = try await proposal(context)
        let form = answerForm(proposal, context.words).reading(context.form)
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await answerFlow(context, proposal).submit(form) { transaction in
            guard let status = form.choice("answer", as: Proposal.Status.self) else { throw CasesError.notFound }
            try ProposalStore.answer(
                proposal,
                status,
                note: form.text("note"),
                alliance: head.alliance,
                in: transaction
            )
            return target
        }
    }
}
