import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The page behind the secret link, and what can be done there without an account.
struct MatterRoutes: Sendable {
    let ports: CasesPorts
    private var store: any Store { ports.store }

    func add(to routes: inout RouteTable) {
        let store = store
        let holder = Authoriser.alliance.then { try await MatterContext($0, from: store) }
        routes.get(IntakePaths.matter, as: holder) { context in
            let records = try await records(of: context)
            if let caseFile = context.matter.caseFile {
                try await store.write(as: context.actor) {
                    try MatterMessageStore.markRead(from: .adviser, in: caseFile, transaction: $0)
                }
            }
            return .page(MatterPageBuilder(context: context, publicURL: ports.publicURL, records: records).page)
        }
        routes.post(IntakePaths.message, as: holder, burden: .heavy) { try await write($0) }
        routes.post(IntakePaths.withdraw, as: holder) { try await withdraw($0) }
        routes.post(IntakePaths.proposal, as: holder) { try await answer($0) }
    }

    private func records(of context: MatterContext) async throws -> MatterRecords {
        let (matter, intake) = (context.matter, context.intake)
        var records = try await store.read { reader in
            let messages = try MatterMessageStore.list(of: matter, from: reader)
            guard let caseFile = matter.caseFile else {
                return MatterRecords(
                    head: nil,
                    needs: [],
                    referrals: [],
                    proposals: [],
                    consents: try intake.map { try ConsentStore.list(of: $0.id, from: reader) } ?? [],
                    messages: messages
                )
            }
            return MatterRecords(
                head: try CaseFileStore.fetch(caseFile, in: matter.alliance, from: reader),
                needs: try NeedStore.list(of: caseFile, from: reader),
                referrals: try ReferralStore.list(of: caseFile, from: reader),
                plan: try PlanStore.fetch(of: caseFile, from: reader),
                proposals: try ProposalStore.list(of: caseFile, from: reader),
                consents: try ConsentStore.list(of: caseFile, from: reader),
                messages: messages
            )
        }
        let accounts = Set(records.messages.compactMap(\.author) + [records.head?.owner].compactMap(\.self))
        records.names = try await ports.staff.names(of: accounts)
        if let organisation = records.head?.organisation ?? intake?.organisation {
            records.adviser = try await ports.network.organisation(organisation)
        }
        return records
    }

    private func write(_ context: MatterContext) async throws -> Reply {
        guard context.intake?.status != .draft else { throw PageError.notFound }
        let builder = MatterPageBuilder(
            context: context,
            publicURL: ports.publicURL,
            records: try await records(of: context)
        )
        let form = builder.messageForm.reading(context.form)
        guard form.isValid else { return .page(builder.page(with: form), status: .unprocessableContent) }
        let target = context.own(IntakePaths.matter)
        _ = try await store.write(as: context.actor) { transaction in
            try transaction.once(context.once) {
                try MatterMessageStore.insert(
                    form.text("message"),
                    to: context.matter,
                    by: nil,
                    language: context.language,
                    in: transaction
                )
                return target
            }
        }
        return .redirect(target)
    }

    /// Takes a consent back, and with it everything that it carried: as easily as it was given.
    private func withdraw(_ context: MatterContext) async throws -> Reply {
        let id: Identifier<Consent> = try context.visitor.identifier("consent")
        let owner: ConsentOwner
        if let caseFile = context.matter.caseFile {
            owner = .caseFile(caseFile)
        } else if let intake = context.intake {
            owner = .intake(intake.id)
        } else {
            throw PageError.notFound
        }
        do {
            try await store.write(as: context.actor) { transaction in
                let withdrawn = try ConsentStore.withdraw(id, of: owner, way: .link, in: transaction)
                guard let consent = withdrawn else { return }
                if let caseFile = owner.caseFile {
                    _ = try ReferralStepStore.withdraw(relyingOn: consent, in: caseFile, transaction: transaction)
                }
            }
        } catch CasesError.notFound {
            throw PageError.notFound
        }
        return .redirect(context.own(IntakePaths.matter))
    }

    private func answer(_ context: MatterContext) async throws -> Reply {
        guard let caseFile = context.matter.caseFile, let status = Proposal.Status(rawValue: context.form["answer"]),
            status == .wanted || status == .refused
        else { throw PageError.notFound }
        let id: Identifier<Proposal> = try context.visitor.identifier("proposal")
        let found = try await store.write(as: context.actor) { transaction -> Bool in
            let proposal = try ProposalStore.fetch(id, of: caseFile, from: transaction.reader)
            guard let proposal else { return false }
            guard proposal.status.next.contains(status) else { return true }
            try ProposalStore.answer(
                proposal,
                status,
                note: "",
                alliance: context.matter.alliance,
                in: transaction
            )
            return true
        }
        guard found else { throw PageError.notFound }
        return .redirect(context.own(IntakePaths.matter))
    }
}
