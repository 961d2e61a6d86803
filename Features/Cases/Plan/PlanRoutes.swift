import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Making a plan, proposing it and noting what was said to it: the team's side.
struct PlanRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        let ports = ports
        let reader = ports.caseFile(to: .read).then { try await PlanContext($0, ports) }
        let writer = ports.caseFile(to: .write).then { try await PlanContext($0, ports) }
        routes.get(PlanPaths.plan, as: reader) { .page(try await page($0)) }
        routes.post(PlanPaths.propose, as: writer) { try await propose($0) }
        routes.get(PlanPaths.answer, as: writer) { context in
            let edition = try edition(context)
            return .page(answerFlow(context).page(try await forms(context).answer(to: edition, on: context.today)))
        }
        routes.post(PlanPaths.answer, as: writer) { try await answer($0) }
        PlanGoalRoutes(ports: ports).add(to: &routes, as: writer)
        PlanStepRoutes(ports: ports).add(to: &routes, as: writer)
    }

    private func forms(_ context: PlanContext) async throws -> PlanForms {
        try await PlanForms(context, ports)
    }

    private func page(_ context: PlanContext) async throws -> Page {
        let accounts = Set(context.plan.editions.flatMap { [$0.proposedBy, $0.answer?.notedBy].compactMap(\.self) })
        return PlanPage(context: context, names: try await ports.staff.names(of: accounts)).page
    }

    /// Asks the person about the plan as it stands, and writes a mail where there is an address.
    private func propose(_ context: PlanContext) async throws -> Reply {
        guard context.file.permits(.write) else { return .redirect(context.path) }
        let (head, account, language) = (context.head, context.file.account, context.language)
        let (once, target, alliance) = (context.once, context.path, context.file.staff.alliance)
        let address = ports.publicURL
        do {
            _ = try await ports.store.write(as: context.file.actor) { transaction in
                try transaction.once(once) {
                    try PlanEditionStore.propose(in: language, by: account, of: head, in: transaction)
                    let people = try HouseholdStore.list(of: head.id, from: transaction.reader)
                    if let matter = try MatterStore.list(of: head.id, from: transaction.reader).last,
                        let mail = people.first(where: { $0.part == .main })?.mail, !mail.isEmpty
                    {
                        try IntakeLetters(address: address, words: HouseWords.words(matter.language))
                            .newPlan(to: mail, matter: matter, alliance: alliance)
                            .enqueue(in: transaction)
                    }
                    return target
                }
            }
        } catch CasesError.denied {
            // Somebody else has proposed it: the page shows what there is.
            return .redirect(target)
        }
        return .redirect(target)
    }

    // MARK: - An answer on paper or by word of mouth

    private func edition(_ context: PlanContext) throws -> PlanEdition {
        guard let latest = context.plan.latest,
            PlanEdition.Answer.Kind.allCases.contains(where: { latest.permits($0).isAllowed })
        else { throw PageError.notFound }
        return latest
    }

    private func answerFlow(_ context: PlanContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context.file,
            ports: ports,
            titleKey: "cases.plan-answer.title",
            action: context.file.caseLink(PlanPaths.answer),
            cancel: context.path,
            leadKey: "cases.plan-answer.lead"
        )
    }

    private func answer(_ context: PlanContext) async throws -> Reply {
        let edition = try edition(context)
        let asked = try await forms(context).answer(to: edition, on: context.today)
        let form = PlanForms.checked(asked.reading(context.form), for: edition, on: context.today)
        let (head, target, account) = (context.head, context.path, context.file.account)
        return try await answerFlow(context).submit(form) { transaction in
            guard let kind = form.choice("answer", as: PlanEdition.Answer.Kind.self), let day = form.day("on"),
                let seen = form.identifier("edition", of: PlanEdition.self)
            else { throw CasesError.notFound }
            let answer = PlanEdition.Answer(
                kind: kind,
                on: day,
                way: form.choice("way") ?? .paper,
                notedBy: account,
                wish: kind == .agreed ? "" : form.text("wish")
            )
            try PlanEditionStore.answer(seen, answer, of: head.id, alliance: head.alliance, in: transaction)
            return target
        }
    }
}

extension PlanForms {
    init(_ context: PlanContext, _ ports: CasesPorts) async throws {
        self.init(
            words: context.words,
            needs: context.needs,
            household: context.household,
            bodies: try await ports.network.organisations(of: context.head.alliance, on: context.today)
        )
    }
}
