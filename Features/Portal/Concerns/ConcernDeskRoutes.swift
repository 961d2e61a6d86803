import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Where staff read concerns, answer them or pass them on.
extension PortalFeature {
    func addConcernDeskRoutes(to routes: inout RouteTable) {
        routes.get(PortalPaths.concerns, as: .roles(ConcernRule.readers)) { staff in
            let isOpen = staff.query["settled"].isEmpty
            let recipients = recipients(for: staff)
            let concerns = try await store.read { reader in
                try ConcernStore.list(
                    of: staff.alliance.id,
                    routedTo: recipients,
                    isOpen: isOpen,
                    limit: ConcernListPage.longest,
                    reader
                )
            }
            return .page(ConcernListPage.page(concerns, isOpen: isOpen, for: staff))
        }
        let concern = Authoriser.roles(ConcernRule.readers).then { try await ConcernContext($0, in: store) }
        routes.get(PortalPaths.concern, as: concern) { context in try await page(for: context) }
        routes.post(PortalPaths.taking, as: concern) { context in
            try await change(context) { concern, transaction in
                try ConcernStore.take(concern, by: context.staff.member.account, in: transaction)
            }
        }
        routes.post(PortalPaths.settingAside, as: concern) { context in
            try await change(context) { concern, transaction in
                try ConcernStore.setAside(concern, by: context.staff.member.account, in: transaction)
            }
        }
        routes.post(PortalPaths.answer, as: concern) { context in
            let form = ConcernDeskForm.answer(context.concern).reading(context.form)
            guard form.isValid else { return try await page(for: context, answer: form) }
            let letters = ConcernLetters(context, of: context.staff.alliance, address: address)
            let link = PortalPaths.ownConcern.link(
                context.concern.sender.language,
                alliance: context.staff.alliance.slug,
                ["link": links.text(for: context.concern.id)]
            )
            return try await change(context, answer: form) { concern, transaction in
                try ConcernStore.answer(
                    concern,
                    with: form.text("text"),
                    by: context.staff.member.account,
                    in: transaction
                )
                try letters.answered(concern.sender, link: link, in: transaction)
            }
        }
        routes.post(PortalPaths.passing, as: concern) { context in
            let organisations = try await organisations(for: context)
            let form = ConcernDeskForm.passing(context.concern, organisations, context.words).reading(context.form)
            guard form.isValid else { return try await page(for: context, passing: form) }
            let chosen = organisations.first { $0.id.text == form.text("recipient") }
            let recipient = chosen.map { Concern.Recipient.organisation($0.id, name: $0.name) } ?? .office
            return try await change(context, leadingTo: PortalPaths.concerns) { concern, transaction in
                try ConcernStore.pass(concern, to: recipient, in: transaction)
            }
        }
    }

    /// What a member may list: everything for overseers, what was routed to their teams for team leads.
    private func recipients(for staff: StaffContext) -> ConcernStore.Recipients? {
        guard staff.roles.isDisjoint(with: ConcernRule.overseers) else { return nil }
        return ConcernStore.Recipients(
            organisations: staff.organisations(as: ConcernRule.addressees),
            office: staff.alliance.office
        )
    }

    /// Makes one change of the version that the form showed; shows the newer one where somebody was faster.
    private func change(
        _ context: ConcernContext,
        answer: Form? = nil,
        leadingTo path: Path? = nil,
        _ body: @escaping @Sendable (Concern, Transaction) throws -> Void
    ) async throws -> Reply {
        let (id, version, once) = (context.concern.id, Int(context.form["version"]), context.once)
        let target = path.map { context.link($0) } ?? context.link(PortalPaths.concern, ["concern": id.text])
        do {
            let place = try await store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    guard let concern = try ConcernStore.fetch(id, transaction.reader), concern.version == version,
                        ConcernRule.working(in: concern.status).isAllowed
                    else { throw StoreError.stale }
                    try body(concern, transaction)
                    return target
                }
            }
            return .redirect(place)
        } catch StoreError.stale {
            return try await page(for: context, answer: answer, isStale: true)
        }
    }

    /// The concern as it is now, with forms that were sent and did not do.
    private func page(
        for context: ConcernContext,
        answer: Form? = nil,
        passing: Form? = nil,
        isStale: Bool = false
    ) async throws -> Reply {
        let (id, organisations) = (context.concern.id, try await organisations(for: context))
        guard let concern = try await store.read({ try ConcernStore.fetch(id, $0) }) else { throw PageError.notFound }
        let typed = answer?.text("text") ?? ""
        let forms = ConcernPage.Forms(
            answer: isStale ? ConcernDeskForm.answer(concern, text: typed) : answer ?? ConcernDeskForm.answer(concern),
            passing: passing ?? ConcernDeskForm.passing(concern, organisations, context.words),
            unsent: isStale && !concern.status.isOpen ? typed : ""
        )
        let page = ConcernPage.page(concern, forms, for: context)
        let notice = isStale ? Notice(.warning, context.words("portal.concerns.stale")) : nil
        let isRefused = answer != nil || passing != nil
        return .page(page.saying(notice), status: isStale ? .conflict : isRefused ? .unprocessableContent : .ok)
    }

    private func organisations(for context: ConcernContext) async throws -> [OrganisationProfile] {
        try await network.organisations(of: context.staff.alliance.id, on: context.today)
            .filter { $0.id != context.staff.alliance.office }
    }
}

/// Somebody of the staff with a concern that they may see.
struct ConcernContext: PageContext {
    let staff: StaffContext
    let concern: Concern

    var visitor: VisitorContext { staff.visitor }

    init(_ staff: StaffContext, in store: any Store) async throws {
        let id = try staff.visitor.identifier("concern", of: Concern.self)
        guard let concern = try await store.read({ try ConcernStore.fetch(id, $0) }),
            concern.alliance == staff.alliance.id,
            ConcernRule.reading(
                concern.recipient,
                as: staff.roles,
                workingFor: staff.organisations(as: ConcernRule.addressees),
                office: staff.alliance.office
            ).isAllowed
        else { throw PageError.notFound }
        self.staff = staff
        self.concern = concern
    }
}
