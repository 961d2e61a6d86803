import LotseCore
import LotseData
import LotseWeb

/// Where the pages of outcomes live.
enum OutcomePaths {
    static let close = Path("faelle/{caseFile}/abschluss", "cases/{caseFile}/close")
    static let reopen = Path("faelle/{caseFile}/wiederaufnahme", "cases/{caseFile}/reopen")
    static let check = Path("faelle/{caseFile}/nachfrage/{check}", "cases/{caseFile}/checks/{check}")
}

/// Closing a case with its outcome, looking later whether it lasted, opening it again.
struct OutcomeRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(OutcomePaths.close, as: ports.caseFile(to: .changeStatus)) { context in
            .page(closeFlow(context).page(closeForm(context)))
        }
        routes.post(OutcomePaths.close, as: ports.caseFile(to: .changeStatus)) { try await close($0) }
        routes.get(OutcomePaths.reopen, as: ports.caseFile(to: .changeStatus)) { context in
            .page(reopenFlow(context).page(Self.reopenForm(context.head.version)))
        }
        routes.post(OutcomePaths.reopen, as: ports.caseFile(to: .changeStatus)) { try await reopen($0) }
        routes.get(OutcomePaths.check, as: ports.caseFile(to: .changeStatus)) { context in
            let check = try await check(context)
            return .page(checkFlow(context, check).page(checkForm(context.words)))
        }
        routes.post(OutcomePaths.check, as: ports.caseFile(to: .changeStatus)) { try await note($0) }
    }

    // MARK: - Closing

    private func closeForm(_ context: CaseFileContext) -> Form {
        let choices = CaseChoices(words: context.words)
        return Form(
            "cases.close",
            [
                .required("kind", .choice(choices.options("cases.outcome", of: Outcome.Kind.self))),
                Field("arrived", .day),
                Field("landings", .choices(choices.options("cases.landing", of: Outcome.Landing.self))),
                .required("evidence", .choice(choices.options("cases.evidence", of: Outcome.Evidence.self))),
                Field("remark", .longText(maxLength: 2000)), Field(CaseFormFlow.version, .hidden),
            ],
            values: [CaseFormFlow.version: "\(context.head.version)"]
        )
    }

    private func closeFlow(_ context: CaseFileContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.close.title",
            action: context.caseLink(OutcomePaths.close),
            cancel: context.caseLink(CasesPaths.one),
            leadKey: "cases.close.lead"
        )
        .comparing { reader in
            let now = try CaseFileStore.find(context.head.id, in: context.head.alliance, from: reader)
            return [CaseFormFlow.version: "\(now.version)"]
        }
    }

    private static let fields: [OutcomeDraft.Fault: String] = [
        .arrivalMissing: "arrived", .arrivalAhead: "arrived", .landingMissing: "landings",
        .landingWithoutArrival: "landings", .evidenceMissing: "evidence",
    ]

    private func close(_ context: CaseFileContext) async throws -> Reply {
        var form = closeForm(context).reading(context.form)
        let draft = OutcomeDraft(
            kind: form.choice("kind") ?? .notReached,
            landings: Set(form.chosen("landings").compactMap(Outcome.Landing.init(rawValue:))),
            evidence: form.choice("evidence") ?? .none,
            arrivedOn: form.day("arrived"),
            remark: form.text("remark")
        )
        if form.isValid {
            for fault in draft.faults(on: context.today) {
                form = form.adding(FormError(Self.fields[fault] ?? "kind", "cases.close.error.\(fault.rawValue)"))
            }
        }
        let head = context.head.seen(at: form.number(CaseFormFlow.version))
        let (target, account, letters) = (context.caseLink(CasesPaths.one), context.account, ports.letters)
        return try await closeFlow(context).submit(form, for: .changeStatus) { transaction in
            try OutcomeStore.close(
                head,
                with: draft,
                by: account,
                task: { letters.words("cases.outcome.task", ["count": $0]) },
                in: transaction
            )
            return target
        }
    }

    // MARK: - Opening again

    private static func reopenForm(_ version: Int) -> Form {
        Form(
            "cases.reopen",
            [.required("reason", .longText(maxLength: 1000)), Field(CaseFormFlow.version, .hidden)],
            values: [CaseFormFlow.version: "\(version)"]
        )
    }

    private func reopenFlow(_ context: CaseFileContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.reopen.title",
            action: context.caseLink(OutcomePaths.reopen),
            cancel: context.caseLink(CasesPaths.one)
        )
        .comparing { reader in
            let now = try CaseFileStore.find(context.head.id, in: context.head.alliance, from: reader)
            return [CaseFormFlow.version: "\(now.version)"]
        }
    }

    private func reopen(_ context: CaseFileContext) async throws -> Reply {
        let form = Self.reopenForm(context.head.version).reading(context.form)
        let head = context.head.seen(at: form.number(CaseFormFlow.version))
        let (target, account) = (context.caseLink(CasesPaths.one), context.account)
        return try await reopenFlow(context).submit(form, for: .changeStatus) { transaction in
            try OutcomeStore.reopen(head, because: form.text("reason"), by: account, in: transaction)
            return target
        }
    }

    // MARK: - Looking later

    private func check(_ context: CaseFileContext) async throws -> OutcomeCheck {
        let id = try context.visitor.identifier("check", of: OutcomeCheck.self)
        let checks = try await ports.store.read { try OutcomeCheckStore.list(of: context.head.id, from: $0) }
        guard let check = checks.first(where: { $0.id == id && $0.isOpen }) else { throw PageError.notFound }
        return check
    }

    private func checkForm(_ words: Words) -> Form {
        let choices = CaseChoices(words: words)
        return Form(
            "cases.outcome-check",
            [
                .required("finding", .choice(choices.options("cases.finding", of: OutcomeCheck.Finding.self))),
                .required("evidence", .choice(choices.options("cases.evidence", of: Outcome.Evidence.self))),
                Field("remark", .longText(maxLength: 1000)),
            ]
        )
    }

    private func checkFlow(_ context: CaseFileContext, _ check: OutcomeCheck) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.outcome-check.title",
            action: context.caseLink(OutcomePaths.check, ["check": check.id.text]),
            cancel: context.caseLink(CasesPaths.one),
            lead: context.words(
                "cases.outcome-check.lead",
                ["count": check.months, "day": context.words.day(check.dueOn)]
            )
        )
    }

    private func note(_ context: CaseFileContext) async throws -> Reply {
        let check = try await check(context)
        let form = checkForm(context.words).reading(context.form)
        let (head, target, account) = (context.head, context.caseLink(CasesPaths.one), context.account)
        return try await checkFlow(context, check).submit(form, for: .changeStatus) { transaction in
            try OutcomeCheckStore.note(
                form.choice("finding") ?? .unknown,
                evidence: form.choice("evidence") ?? .none,
                remark: form.text("remark"),
                for: check,
                by: account,
                of: head,
                in: transaction
            )
            return target
        }
    }
}
