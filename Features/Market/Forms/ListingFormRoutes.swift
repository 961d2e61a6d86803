import HTTPTypes
import LotseCore
import LotseData
import LotseFormats
import LotseWeb

/// A form of a listing on its page; template `market.form`.
struct ListingFormPage: Sendable {
    let lead: String?
    let conflict: SummaryList?
    let form: FormView
}

extension MarketFeature {
    func addFormRoutes(to routes: inout RouteTable) {
        let store = store
        let own = Authoriser.roles(MarketRoles.all).then { staff in
            let context = try await ListingContext(staff, in: store)
            // What a feed brought is changed where it comes from.
            guard !context.listing.isDelivered else { throw PageError.notFound }
            return context
        }
        routes.get(MarketPaths.new, as: .roles(MarketRoles.all)) { staff in
            let kind = try Self.kind(in: staff)
            return .page(newPage(kind, try await form(kind, for: staff).form(), for: staff))
        }
        routes.post(MarketPaths.new, as: .roles(MarketRoles.all)) { try await create($0) }
        routes.get(MarketPaths.edit, as: own) { context in
            let form = try await form(context.listing.kind, for: context.staff).form(of: context.listing)
            return .page(editPage(form, for: context))
        }
        routes.post(MarketPaths.edit, as: own) { try await edit($0) }
    }

    static func kind(in context: some PageContext) throws -> ListingKind {
        guard let kind = context.visitor.parameters["kind"].flatMap(ListingKind.init) else { throw PageError.notFound }
        return kind
    }

    private func form(_ kind: ListingKind, for staff: StaffContext) async throws -> ListingForm {
        let members = try await network.organisations(of: staff.alliance.id, on: staff.today)
        let reach = staff.marketReach
        return ListingForm(
            kind: kind,
            words: staff.words,
            places: try await network.placeNames(of: staff.alliance.id, on: staff.today),
            organisations: members.filter { reach?.contains($0.id) ?? true },
            mayBeNobodys: reach == nil
        )
    }

    /// Whose it is by the form, as far as whoever sends it may say so.
    private func organisation(in form: Form, for staff: StaffContext) throws -> Identifier<Organisation>? {
        guard let reach = staff.marketReach else { return form.identifier("organisation") }
        let chosen = form.identifier("organisation", of: Organisation.self) ?? (reach.count == 1 ? reach.first : nil)
        guard let chosen, reach.contains(chosen) else { throw PageError.malformed }
        return chosen
    }

    private func reading(for staff: StaffContext) async throws -> ListingReading {
        ListingReading(try await network.municipalities(of: staff.alliance.id, on: staff.today), occupations)
    }

    private func create(_ staff: StaffContext) async throws -> Reply {
        let kind = try Self.kind(in: staff)
        let asked = try await form(kind, for: staff)
        // The form's own words for what is wrong come first, the table's for what only it knows.
        let id = store.sources.identifiers.next(Listing.self)
        let key = FeedKey(sender: ListingContent.byForm, object: id.text)
        let (content, form) = asked.content(of: asked.form().reading(staff.form), as: key)
        guard let content else { return .page(newPage(kind, form, for: staff), status: .unprocessableContent) }
        let listing = try await reading(for: staff).understanding(
            Listing.Record(
                id: id,
                alliance: staff.alliance.id,
                organisation: try organisation(in: form, for: staff),
                content: content,
                statedOn: staff.today
            )
        )
        let (once, target) = (staff.once, staff.link(MarketPaths.one, ["listing": id.text], saying: "offer"))
        let place = try await store.write(as: staff.actor) { transaction in
            try transaction.once(once) {
                try ListingStore.insert([listing], in: transaction)
                try ListingTwinStore.settle(around: listing, in: transaction)
                return target
            }
        }
        return .redirect(place)
    }

    private func edit(_ context: ListingContext) async throws -> Reply {
        let (staff, listing) = (context.staff, context.listing)
        let asked = try await form(listing.kind, for: staff)
        let sent = asked.form(of: listing).reading(context.form)
        let (content, form) = asked.content(of: sent, as: listing.content.key, keeping: listing.content)
        guard let content else { return .page(editPage(form, for: context), status: .unprocessableContent) }
        var changed = listing
        changed.content = content
        changed.organisation = try organisation(in: form, for: staff)
        changed.statedOn = staff.today
        changed.version = Int(form.text("version")) ?? 0
        changed = try await reading(for: staff).understanding(changed)
        // Whoever chose the occupation once need not do so again for the same title.
        if changed.occupation == nil, ListingFacts(content).title == ListingFacts(listing.content).title {
            changed.occupation = listing.occupation
        }
        let (kept, once) = (changed, context.once)
        let target = context.link(MarketPaths.one, context.visitor.parameters, saying: "update")
        do {
            let place = try await store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try ListingStore.update(kept, in: transaction)
                    try ListingTwinStore.settle(around: kept, in: transaction)
                    return target
                }
            }
            return .redirect(place)
        } catch StoreError.stale {
            let again = form.presetting("version", to: ["\(listing.version)"])
                .adding(FormError("form", "market.stale"))
            let facts = ListingPage.facts(
                of: listing,
                try await surroundings(of: listing),
                context.words,
                occupations
            )
            return .page(editPage(again, for: context, conflict: facts), status: .conflict)
        }
    }

    // MARK: Pages

    private func newPage(_ kind: ListingKind, _ form: Form, for staff: StaffContext) -> Page {
        let cancel = "\(staff.link(MarketPaths.list))?kind=\(kind.rawValue)"
        let content = ListingFormPage(
            lead: staff.words("market.new.lead"),
            conflict: nil,
            form: form.view(
                for: staff,
                action: staff.link(MarketPaths.new, ["kind": kind.rawValue]),
                submit: "market.new.submit",
                cancel: cancel
            )
        )
        return Page(
            staff.words("market.new.\(kind.rawValue)"),
            template: "market.form",
            content: content,
            breadcrumb: [Crumb(staff.words("market.menu"), staff.link(MarketPaths.list))]
        )
    }

    private func editPage(_ form: Form, for context: ListingContext, conflict: SummaryList? = nil) -> Page {
        let content = ListingFormPage(
            lead: nil,
            conflict: conflict,
            form: form.view(
                for: context,
                action: context.here(MarketPaths.edit),
                submit: "market.edit.submit",
                cancel: context.here(MarketPaths.one)
            )
        )
        return Page(
            context.words("market.edit.title"),
            template: "market.form",
            content: content,
            breadcrumb: [
                Crumb(context.words("market.menu"), context.link(MarketPaths.list)),
                Crumb(ListingFacts(context.listing.content).title, context.here(MarketPaths.one)),
            ]
        )
    }
}
