import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// What a body does with the referrals it gets: its inbox, one referral, the answer, its own figures.
struct ReceivedRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        let ports = ports
        let officer = Authoriser.roles(ReceivedContext.roles)
        let one = officer.then { try await ReceivedContext($0, ports) }
        routes.get(ReferralPaths.inbox, as: officer) { try await inbox($0) }
        routes.get(ReferralPaths.received, as: one) { context in
            let page = ReceivedPage(context: try await seen(context), colleagues: try await colleagues(context))
            return .page(page.page(form: nil))
        }
        routes.post(ReferralPaths.receivedStep, as: one) { context in
            let colleagues = try await colleagues(context)
            return try await answer(context, colleagues: colleagues)
        }
        routes.post(ReferralPaths.handOver, as: one) { try await handOver($0) }
        routes.get(ReferralPaths.statistics, as: officer) { try await statistics($0) }

        let holder = Authoriser.alliance.then { try await AnswerContext($0, ports) }
        routes.get(ReferralPaths.answer, as: holder) { context in
            // Bodies are written to in German; the page is there in German and English.
            guard Language.staffLanguages.contains(context.language) else {
                let path = ReferralPaths.answer
                return .redirect(path.link(.english, alliance: context.alliance.slug, ["token": context.token]))
            }
            let page = ReceivedPage(context: try await seen(context), colleagues: [])
            return .page(page.page(form: nil))
        }
        routes.post(ReferralPaths.answer, as: holder, burden: .heavy) { context in
            try await answer(context, colleagues: [])
        }
    }

    private func colleagues(_ context: ReceivedContext) async throws -> [StaffMember] {
        try await ports.staff.staff(
            of: context.referral.recipient.organisation,
            as: ReceivedContext.roles,
            alliance: context.alliance.id
        )
    }

    /// Notes that the body has looked: the first look is a step, every look stands in the journal.
    private func seen<Context: ReceivingContext>(_ context: Context) async throws -> Context {
        try await noteLook(context) ? context.renewed(ports) : context
    }

    private func noteLook(_ context: some ReceivingContext) async throws -> Bool {
        let referral = context.referral
        return try await ports.store.write(as: context.actor) { transaction in
            transaction.journal(
                JournalEntry("read", "referral", referral.id.text, alliance: referral.alliance)
            )
            guard referral.status == .sent,
                let latest = try ReferralStore.fetch(referral.id, from: transaction.reader), latest.status == .sent
            else { return false }
            try ReferralStepStore.take(.see, on: latest, by: .recipient, in: transaction)
            return true
        }
    }

    private func answer(_ context: some ReceivingContext, colleagues: [StaffMember]) async throws -> Reply {
        let asked = ReferralStepForm(referral: context.referral, party: .recipient, words: context.words)
        let target = context.path
        switch asked.reading(context.form) {
        case .overtaken(let unsent):
            guard !unsent.isEmpty else { return .redirect(target) }
            let page = ReceivedPage(context: context, colleagues: colleagues).page(form: nil, unsent: unsent)
            return .page(page, status: .conflict)
        case .refused(let form):
            let page = ReceivedPage(context: context, colleagues: colleagues).page(form: form)
            return .page(page, status: .unprocessableContent)
        case .step(let step, let answer):
            let dispatch = ReferralDispatch(letters: ports.letters)
            let (once, referral) = (context.once, context.referral)
            do {
                _ = try await ports.store.write(as: context.actor) { transaction in
                    try transaction.once(once) {
                        try dispatch.take(step, answer, on: referral, by: .recipient, in: transaction)
                        return target
                    }
                }
            } catch StoreError.stale, ReferralError.wrongState {
                // A colleague, or the sender, was faster: the page shows how it stands, and what was typed here.
                return try await self.answer(context.renewed(ports), colleagues: colleagues)
            }
            return .redirect(target)
        }
    }

    private func handOver(_ context: ReceivedContext) async throws -> Reply {
        let colleagues = try await colleagues(context)
        let form = HandOverForm(colleagues: colleagues, referral: context.referral, words: context.words).form
            .reading(context.form)
        let officer: Identifier<Account>? = form.identifier("officer")
        guard form.isValid, form.number("version") == context.referral.version else { return .redirect(context.path) }
        let (once, target, referral) = (context.once, context.path, context.referral)
        do {
            _ = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try ReferralStore.handOver(referral, to: officer, in: transaction)
                    return target
                }
            }
        } catch StoreError.stale {
            return .redirect(target)
        }
        return .redirect(target)
    }

    // MARK: - The inbox

    private func inbox(_ staff: StaffContext) async throws -> Reply {
        let houses = staff.organisations(as: ReceivedContext.roles)
        let records = try await ReceivedRecords(houses, in: staff.alliance.id, on: staff.today, ports)
        return .page(
            Page(
                staff.words("cases.inbox.title"),
                template: "cases.blocks",
                content: ReceivedInbox(staff: staff, records: records).blocks
            )
        )
    }

    private func statistics(_ staff: StaffContext) async throws -> Reply {
        let houses = staff.organisations(as: ReceivedContext.roles)
        let referrals = try await ports.store.read { reader in
            try ReferralStore.inbox(
                of: houses,
                alliance: staff.alliance.id,
                statuses: Set(ReferralStatus.allCases),
                limit: 100_000,
                from: reader
            )
        }
        return .page(
            Page(
                staff.words("cases.figures.title"),
                template: "cases.blocks",
                content: PartnerFigures(
                    figures: PartnerStatistics(referrals, calendar: WorkCalendar(nil)),
                    words: staff.words
                ).blocks,
                breadcrumb: [Crumb(staff.words("cases.inbox.title"), staff.link(ReferralPaths.inbox))]
            )
        )
    }
}
