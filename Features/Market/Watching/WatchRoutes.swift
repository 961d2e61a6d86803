import HTTPTypes
import LotseCore
import LotseData
import LotseFormats
import LotseWeb

extension MarketFeature {
    func addWatchRoutes(to routes: inout RouteTable) {
        let (store, watches) = (store, watches)
        let stewards = Authoriser.roles(MarketRoles.stewards)
        let one = stewards.then { try await WatchContext($0, watches, in: store) }
        routes.get(WatchPaths.list, as: stewards) { staff in
            let (list, newest) = try await store.read { reader in
                (
                    try watches.list(of: staff.alliance.id, reader),
                    try FeedArrivalStore.newest(of: staff.alliance.id, reader)
                )
            }
            let content = WatchListPage(staff, list, newest: newest)
            return .page(Page(staff.words("market.watch.title"), template: "market.watches", content: content))
        }
        routes.get(WatchPaths.new, as: stewards) { staff in
            .page(newPage(try await watchForm(staff).form(), for: staff))
        }
        routes.post(WatchPaths.new, as: stewards) { try await createWatch($0) }
        routes.get(WatchPaths.one, as: one) { .page(try await watchPage($0).saying($0.marketDone)) }
        routes.get(WatchPaths.edit, as: one) { context in
            .page(editPage(try await watchForm(context.staff).form(of: context.watch), for: context))
        }
        routes.post(WatchPaths.edit, as: one) { try await editWatch($0) }
        routes.post(WatchPaths.again, as: one) { context in
            var watch = context.watch
            let sent = WatchPage.againForm.reading(context.form)
            (watch.isWantedAgain, watch.acceptsShrink) = (true, sent.isTicked("shrink"))
            return try await save(watch, as: "order", saying: "again", for: context)
        }
    }

    private func watchForm(_ staff: StaffContext) async throws -> WatchForm {
        WatchForm(
            words: staff.words,
            sources: try await store.read { try FeedSourceStore.list(of: staff.alliance.id, for: nil, $0) },
            organisations: try await network.organisations(of: staff.alliance.id, on: staff.today),
            places: places
        )
    }

    // MARK: Changes

    private func createWatch(_ staff: StaffContext) async throws -> Reply {
        let asked = try await watchForm(staff)
        var form = asked.form().reading(staff.form)
        let connection = form.text("connection").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let place: FeedWatch.Place?
        (place, form) = asked.place(in: form)
        form = try checking(form, asked)
        guard form.isValid, let place else { return .page(newPage(form, for: staff), status: .unprocessableContent) }
        let watch = WatchForm.apply(
            form,
            to: FeedWatch(
                id: store.sources.identifiers.next(FeedWatch.self),
                alliance: staff.alliance.id,
                connection: connection,
                place: place,
                dueAt: store.sources.clock.now
            )
        )
        let (once, watches) = (staff.once, watches)
        let target = staff.link(WatchPaths.one, ["watch": watch.id.text], saying: "watch")
        do {
            let path = try await store.write(as: staff.actor) { transaction in
                try transaction.once(once) {
                    try watches.insert(watch, in: transaction)
                    return target
                }
            }
            return .redirect(path)
        } catch StoreError.constraint(.unique, _) {
            let again = form.adding(FormError("connection", "market.watch.error.double"))
            return .page(newPage(again, for: staff), status: .unprocessableContent)
        }
    }

    private func editWatch(_ context: WatchContext) async throws -> Reply {
        let asked = try await watchForm(context.staff)
        var form = asked.form(of: context.watch).reading(context.form)
        let place: FeedWatch.Place?
        (place, form) = asked.place(in: form, keeping: context.watch.place)
        form = try checking(form, asked)
        guard form.isValid, let place else {
            return .page(editPage(form, for: context), status: .unprocessableContent)
        }
        var watch = WatchForm.apply(form, to: context.watch)
        watch.isActive = form.isTicked("active")
        // Another place, or another reading of the same: what was known of its content says nothing any more.
        if place != watch.place || watch.extent != context.watch.extent { watch.seen = .init() }
        watch.place = place
        watch.dueAt = store.sources.clock.now
        watch.version = Int(form.text("version")) ?? 0
        do {
            return try await save(watch, as: "update", saying: "update", for: context)
        } catch StoreError.constraint(.unique, _) {
            let again = form.adding(FormError("folder", "market.watch.error.double"))
            return .page(editPage(again, for: context), status: .unprocessableContent)
        }
    }

    /// Whoever offers must be one of those that were to choose from.
    private func checking(_ form: Form, _ asked: WatchForm) throws -> Form {
        let chosen = form.identifier("organisation", of: Organisation.self)
        guard chosen.map({ id in asked.organisations.contains { $0.id == id } }) ?? true else {
            throw PageError.malformed
        }
        return form
    }

    private func save(
        _ watch: FeedWatch,
        as action: String,
        saying done: String,
        for context: WatchContext
    ) async throws -> Reply {
        let (once, watches) = (context.once, watches)
        let target = context.link(WatchPaths.one, context.visitor.parameters, saying: done)
        var wanted = watch
        if watch.isWantedAgain { wanted.dueAt = store.sources.clock.now }
        let kept = wanted
        do {
            let path = try await store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try watches.update(kept, as: action, in: transaction)
                    return target
                }
            }
            return .redirect(path)
        } catch StoreError.stale {
            let page = try await watchPage(context)
            return .page(page.saying(Notice(.warning, context.words("market.stale"))), status: .conflict)
        }
    }

    // MARK: Pages

    private func watchPage(_ context: WatchContext) async throws -> Page {
        let (watch, watches) = (context.watch, watches)
        let (newest, arrivals) = try await store.read { reader in
            (
                try watches.fetch(watch.id, of: watch.alliance, reader),
                try FeedArrivalStore.list(of: watch.id, limit: WatchPage.shown, reader)
            )
        }
        let shown = context.showing(newest ?? watch)
        var organisation: String?
        if let id = shown.watch.organisation { organisation = try await network.organisation(id)?.name }
        var page = Page(
            watch.connection,
            template: "market.watch",
            content: WatchPage(shown, arrivals, organisation: organisation),
            breadcrumb: [Crumb(context.words("market.watch.title"), context.link(WatchPaths.list))]
        )
        page.isWide = true
        return page
    }

    private func newPage(_ form: Form, for staff: StaffContext) -> Page {
        let content = ListingFormPage(
            lead: staff.words("market.watch.lead"),
            conflict: nil,
            form: form.view(
                for: staff,
                action: staff.link(WatchPaths.new),
                submit: "market.watch.new.submit",
                cancel: staff.link(WatchPaths.list)
            )
        )
        return Page(
            staff.words("market.watch.new.title"),
            template: "market.form",
            content: content,
            breadcrumb: [Crumb(staff.words("market.watch.title"), staff.link(WatchPaths.list))]
        )
    }

    private func editPage(_ form: Form, for context: WatchContext) -> Page {
        let here = ["watch": context.watch.id.text]
        let content = ListingFormPage(
            lead: context.words("market.watch.lead"),
            conflict: nil,
            form: form.view(
                for: context,
                action: context.link(WatchPaths.edit, here),
                submit: "market.edit.submit",
                cancel: context.link(WatchPaths.one, here)
            )
        )
        return Page(
            context.words("market.edit.title"),
            template: "market.form",
            content: content,
            breadcrumb: [
                Crumb(context.words("market.watch.title"), context.link(WatchPaths.list)),
                Crumb(context.watch.connection, context.link(WatchPaths.one, here)),
            ]
        )
    }
}

/// Staff before a watch of their alliance.
struct WatchContext: PageContext {
    let staff: StaffContext
    private(set) var watch: FeedWatch

    var visitor: VisitorContext { staff.visitor }

    init(_ staff: StaffContext, _ watches: FeedWatchStore, in store: any Store) async throws {
        let id = try staff.visitor.identifier("watch", of: FeedWatch.self)
        let found = try await store.read { try watches.fetch(id, of: staff.alliance.id, $0) }
        guard let found else { throw PageError.notFound }
        (self.staff, watch) = (staff, found)
    }

    /// The same with the watch as it is now.
    func showing(_ watch: FeedWatch) -> WatchContext {
        var context = self
        context.watch = watch
        return context
    }
}
