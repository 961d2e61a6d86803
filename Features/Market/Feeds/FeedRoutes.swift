import HTTPTypes
import LotseCore
import LotseData
import LotseFormats
import LotseWeb

extension MarketFeature {
    /// The largest list and a little for the form around it.
    static let bodyLimit = FileSealer.largest + 64 * 1024

    func addFeedRoutes(to routes: inout RouteTable) {
        let store = store
        routes.get(MarketPaths.template, as: .roles(MarketRoles.all)) { staff in
            let kind = try Self.kind(in: staff)
            let name = "\(staff.words("market.kinds.\(kind.rawValue)")).csv"
            return .file(
                Download(name: name, mediaType: "text/csv; charset=utf-8", bytes: ListingForm.template(of: kind).file)
            )
        }
        routes.get(MarketPaths.delivery, as: .roles(MarketRoles.all)) { staff in
            .page(try await deliveryPage(try await deliveryForm(staff), for: staff))
        }
        routes.post(MarketPaths.delivery, as: .roles(MarketRoles.all), bodyLimit: Self.bodyLimit) {
            try await receive($0)
        }
        let own = Authoriser.roles(MarketRoles.all).then { try await DeliveryContext($0, in: store) }
        routes.get(MarketPaths.trial, as: own) { context in
            .page(try await trialPage(for: context, TakingForm.make()).page)
        }
        routes.post(MarketPaths.trial, as: own) { try await take($0) }
        routes.post(MarketPaths.discard, as: own) { context in
            let (id, once, target) = (context.delivery.id, context.once, context.link(MarketPaths.delivery))
            let place = try await store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try FeedDeliveryStore.remove(id, in: transaction)
                    return target
                }
            }
            return .redirect(place)
        }
    }

    private var intake: FeedIntake { FeedIntake(store: store, network: network, occupations: occupations) }

    // MARK: Receiving

    /// Officers deliver for their organisation, keepers for any of the alliance's sources.
    private func deliveryForm(_ staff: StaffContext) async throws -> Form {
        var fields = [Field.required("file", .file(accept: ".csv,.xml,.json,.geojson,.html,.zip"))]
        if let reach = staff.marketReach {
            if reach.count > 1 {
                let members = try await network.organisations(of: staff.alliance.id, on: staff.today)
                let own = members.filter { reach.contains($0.id) }.map { Field.Option($0.id.text, $0.name) }
                fields.append(.required("organisation", .selection(own)))
            }
        } else {
            let sources = try await store.read { try FeedSourceStore.list(of: staff.alliance.id, for: nil, $0) }
            let names = sources.filter { $0.organisation == nil }.map(\.name)
            fields.append(.required("connection", .suggested(names, maxLength: 80)))
        }
        let extents = FeedExtent.allCases.reversed().map {
            Field.Option($0.rawValue, staff.words("market.extent.\($0.rawValue)"))
        }
        fields.append(.required("extent", .choice(extents)))
        return Form("market.import", fields, values: ["extent": FeedExtent.partial.rawValue])
    }

    private func deliveryPage(_ form: Form, for staff: StaffContext) async throws -> Page {
        let reach = staff.marketReach
        let (sources, watches, newest) = try await store.read { [watches] reader in
            (
                try FeedSourceStore.list(of: staff.alliance.id, for: reach, reader),
                try watches.list(of: staff.alliance.id, reader),
                try FeedArrivalStore.newest(of: staff.alliance.id, reader)
            )
        }
        let content = DeliveryPage(
            form: form.view(for: staff, action: staff.link(MarketPaths.delivery), cancel: staff.link(MarketPaths.list)),
            templates: ListingKind.allCases.map { kind in
                Link(
                    staff.words("market.kinds.\(kind.rawValue)"),
                    staff.link(MarketPaths.template, ["kind": kind.rawValue])
                )
            },
            sources: DeliveryPage.table(of: sources, staff.words),
            troubles: watches.filter { $0.isActive && $0.isWithin(reach) }.compactMap { watch in
                newest[watch.id].flatMap { WatchPage.trouble(of: $0, from: watch, staff.words) }
            },
            watchesPath: staff.roles.isDisjoint(with: MarketRoles.stewards) ? nil : staff.link(WatchPaths.list)
        )
        return Page(
            staff.words("market.import.title"),
            template: "market.import",
            content: content,
            breadcrumb: [Crumb(staff.words("market.menu"), staff.link(MarketPaths.list))]
        ).saying(staff.marketDone)
    }

    /// Whose the list is by the form; an officer's connection is called like the organisation.
    private func order(_ form: Form, for staff: StaffContext) async throws -> FeedOrder {
        var order: FeedOrder
        if let reach = staff.marketReach {
            let chosen =
                form.identifier("organisation", of: Organisation.self) ?? (reach.count == 1 ? reach.first : nil)
            guard let chosen, reach.contains(chosen), let profile = try await network.organisation(chosen) else {
                throw PageError.malformed
            }
            order = FeedOrder(alliance: staff.alliance.id, connection: profile.name)
            order.organisation = chosen
        } else {
            order = FeedOrder(alliance: staff.alliance.id, connection: form.text("connection"))
        }
        order.extent = form.choice("extent") ?? .partial
        return order
    }

    private func receive(_ staff: StaffContext) async throws -> Reply {
        let form = try await deliveryForm(staff).reading(staff.form)
        guard form.isValid, let file = form.file("file") else {
            return .page(try await deliveryPage(form, for: staff), status: .unprocessableContent)
        }
        let order = try await order(form, for: staff)
        do {
            _ = try FeedIntake.read(FeedBytes(file.bytes), for: order)
        } catch let failure as FeedFailure {
            let sentence = FeedReportWords(staff.words).sentence(failure)
            let refused = form.adding(FormError("file", "market.import.error", ["sentence": sentence]))
            return .page(try await deliveryPage(refused, for: staff), status: .unprocessableContent)
        }
        let (account, once) = (staff.member.account, staff.once)
        let name = String(file.name.filter { $0.isLetter || $0.isNumber || " ._-".contains($0) }.prefix(80))
        let link: @Sendable (Identifier<FeedDelivery>) -> String = { id in
            staff.link(MarketPaths.trial, ["delivery": id.text])
        }
        let place = try await store.write(as: staff.actor) { transaction in
            try transaction.once(once) {
                link(try deliveries.insert(file.bytes, named: name, for: order, by: account, in: transaction))
            }
        }
        return .redirect(place)
    }

    // MARK: Trial and taking in

    /// The list with what was ticked, as it would be taken in.
    private func trial(
        of delivery: FeedDelivery,
        ticked form: Form
    ) async throws -> (order: FeedOrder, trial: FeedIntake.Trial) {
        var order = delivery.order
        order.takesPartly = form.isTicked("partly")
        order.acceptsShrink = form.isTicked("shrink")
        let bytes = try await store.read { try deliveries.open(delivery.id, $0) }
        let feed = try FeedIntake.read(FeedBytes(bytes), for: order)
        return (order, try await intake.trial(of: feed, for: order))
    }

    private func trialPage(
        for context: DeliveryContext,
        _ sent: Form,
        objection: FeedObjection? = nil
    ) async throws -> (page: Page, trial: FeedIntake.Trial) {
        let (_, trial) = try await trial(of: context.delivery, ticked: TakingForm.make())
        var form = TakingForm.make(for: trial).reading(FormData(sent.typed.values))
        if let objection { form = form.adding(FormError("form", "market.objection.\(objection.rawValue)")) }
        let content = TrialPage(trial, context, form)
        let page = Page(
            context.words("market.trial.title", ["name": context.delivery.name]),
            template: "market.trial",
            content: content,
            breadcrumb: [
                Crumb(context.words("market.menu"), context.link(MarketPaths.list)),
                Crumb(context.words("market.import.title"), context.link(MarketPaths.delivery)),
            ]
        )
        return (page, trial)
    }

    private func take(_ context: DeliveryContext) async throws -> Reply {
        let sent = TakingForm.make().reading(context.form)
        let (order, trial) = try await trial(of: context.delivery, ticked: sent)
        let (id, once) = (context.delivery.id, context.once)
        let target = context.link(MarketPaths.delivery, [:], saying: "take-in")
        do {
            try await intake.take(trial.feed, for: order, as: context.actor) { transaction, _ in
                _ = try transaction.once(once) {
                    try FeedDeliveryStore.remove(id, in: transaction)
                    return target
                }
            }
            return .redirect(target)
        } catch let objection as FeedObjection {
            let page = try await trialPage(for: context, sent, objection: objection).page
            return .page(page, status: .unprocessableContent)
        }
    }
}

/// Staff before a list that they uploaded themselves.
struct DeliveryContext: PageContext {
    let staff: StaffContext
    let delivery: FeedDelivery

    var visitor: VisitorContext { staff.visitor }

    init(_ staff: StaffContext, in store: any Store) async throws {
        let id = try staff.visitor.identifier("delivery", of: FeedDelivery.self)
        let found = try await store.read { try FeedDeliveryStore.fetch(id, of: staff.alliance.id, $0) }
        guard let delivery = found, delivery.account == staff.member.account else { throw PageError.notFound }
        self.staff = staff
        self.delivery = delivery
    }
}
