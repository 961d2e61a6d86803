import HTTPTypes
import LotseCore
import LotseData
import LotseFormats
import LotseWeb

extension MarketFeature {
    static let pageSize = 50

    func addListingRoutes(to routes: inout RouteTable) {
        let store = store
        let one = Authoriser.roles(MarketRoles.all).then { try await ListingContext($0, in: store) }
        routes.get(MarketPaths.list, as: .roles(MarketRoles.all)) { try await list($0) }
        routes.get(MarketPaths.one, as: one) { .page(try await page(of: $0.listing, for: $0).saying($0.marketDone)) }
        routes.post(MarketPaths.confirm, as: one) { context in
            try await change(context, as: "confirm") { listing, transaction in listing.statedOn = transaction.today }
        }
        routes.post(MarketPaths.state, as: one) { context in
            guard let state = Listing.State(rawValue: context.form["state"]) else { throw PageError.malformed }
            return try await change(context, as: state.action) { listing, transaction in
                guard listing.state.next.contains(state), !listing.isDelivered || state != .closed else {
                    throw StoreError.stale
                }
                listing.state = state
                if state == .open { listing.statedOn = transaction.today }
            }
        }
        routes.post(MarketPaths.occupation, as: one) { try await chooseOccupation($0) }
    }

    private func list(_ staff: StaffContext) async throws -> Reply {
        let choice = ListingChoice(staff.query)
        let filter = choice.filter(in: staff.alliance.id, organisations: staff.marketReach, on: staff.today)
        let cursor = ListingFilter.Cursor(staff.query["after"])
        let (lines, count) = try await store.read { reader in
            (
                try ListingListStore.list(filter, after: cursor, limit: Self.pageSize + 1, reader),
                try ListingListStore.count(filter, reader)
            )
        }
        let content = ListingListPage(
            staff,
            choice: choice,
            lines: Array(lines.prefix(Self.pageSize)),
            count: count,
            places: try await network.municipalities(of: staff.alliance.id, on: staff.today),
            isFirst: cursor == nil,
            hasMore: lines.count > Self.pageSize
        )
        var page = Page(staff.words("market.list.title"), template: "market.list", content: content)
        page.isWide = true
        return .page(page.saying(staff.marketDone))
    }

    // MARK: One listing

    private func page(of listing: Listing.Record, for context: ListingContext, asking: Form? = nil) async throws -> Page
    {
        let twins = try await store.read { try ListingListStore.twins(of: listing.id, $0) }
        let content = ListingPage(
            context,
            listing,
            try await surroundings(of: listing, twins: twins),
            occupations: occupations,
            asking: asking
        )
        return Page(
            ListingFacts(listing.content).title,
            template: "market.listing",
            content: content,
            breadcrumb: [Crumb(context.words("market.menu"), context.link(MarketPaths.list))]
        )
    }

    func surroundings(of listing: Listing.Record, twins: [String] = []) async throws -> ListingPage.Surroundings {
        var around = ListingPage.Surroundings(twins: twins)
        if let id = listing.organisation { around.organisation = try await network.organisation(id)?.name }
        if let key = listing.municipality { around.municipality = try await network.municipality(key) }
        return around
    }

    /// Makes a change of the version that the page showed; shows the newer one where somebody was faster.
    private func change(
        _ context: ListingContext,
        as action: String,
        _ body: @escaping @Sendable (inout Listing.Record, Transaction) throws -> Void
    ) async throws -> Reply {
        let (id, alliance, version) = (context.listing.id, context.listing.alliance, Int(context.form["version"]))
        let (once, target) = (context.once, context.link(MarketPaths.one, context.visitor.parameters, saying: action))
        do {
            let place = try await store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    guard var listing = try ListingStore.fetch(id, of: alliance, transaction.reader),
                        listing.version == version
                    else { throw StoreError.stale }
                    try body(&listing, transaction)
                    try ListingStore.update(listing, as: action, in: transaction)
                    if action == Listing.State.open.action {
                        try ListingTwinStore.settle(around: listing, in: transaction)
                    }
                    return target
                }
            }
            return .redirect(place)
        } catch StoreError.stale {
            guard let newest = try await store.read({ try ListingStore.fetch(id, of: alliance, $0) }) else {
                throw PageError.notFound
            }
            let page = try await page(of: newest, for: context)
            return .page(page.saying(Notice(.warning, context.words("market.stale"))), status: .conflict)
        }
    }

    private func chooseOccupation(_ context: ListingContext) async throws -> Reply {
        guard context.listing.kind == .vacancy else { throw PageError.notFound }
        let question = OccupationQuestion(context.words, occupations)
        let (form, occupation) = question.form(of: context.listing, context.form)
        guard let occupation else {
            let page = try await page(of: context.listing, for: context, asking: form)
            return .page(page, status: .unprocessableContent)
        }
        return try await change(context, as: "choose-occupation") { listing, _ in listing.occupation = occupation }
    }
}

extension Listing.State {
    /// What the journal calls the change to it.
    var action: String {
        switch self {
        case .open: "open"
        case .paused: "pause"
        case .taken: "take"
        case .closed: "close"
        }
    }
}

extension PageContext {
    /// A link that lets the next page say what was done.
    func link(_ path: Path, _ values: [String: String] = [:], saying done: String) -> String {
        "\(link(path, values))?done=\(done)"
    }

    /// What the form before this page has done, if the link says so.
    var marketDone: Notice? {
        let key = "market.done.\(query["done"])"
        return !query["done"].isEmpty && words.has(key) ? Notice(.success, words(key)) : nil
    }
}
