import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// What a family wishes for its children: all of them on one page, each on one of its own.
struct PlaceWishRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        let seeing = ports.search().then { try await PlacesContext($0) }
        let changing = ports.search(changing: true).then { try await PlacesContext($0) }
        routes.get(MatchesPaths.places, as: seeing) { context in
            .page(try await list(context, PlaceFamilyForm(context).filled(context.family)))
        }
        routes.post(MatchesPaths.places, as: changing) { try await writeFamily($0) }
        routes.get(MatchesPaths.placeWish, as: changing) { context in
            let child = try context.child()
            let arrival = context.search.home?.value.arriveBy ?? context.search.household.wishedArrival
            let form = try await form(child.bornOn, context)
                .filled(context.wishes[child.person.id], arrival: arrival)
            return .page(page(form, child.person, context))
        }
        routes.post(MatchesPaths.placeWish, as: changing) { context in
            context.form["do"] == "remove" ? try await remove(context) : try await write(context)
        }
    }

    // MARK: - All children

    private func list(_ context: PlacesContext, _ form: Form) async throws -> Page {
        let region = try await ports.regions.market(of: context.search.alliance)
        let (caseFile, today) = (context.search.caseFile, context.today)
        let rounds = try await ports.store.read { try PlacementStore.rounds(for: caseFile, on: today, from: $0) }
        return Page(
            context.words("matches.places.title"),
            template: "matches.places",
            content: PlacesPage(context, form, rounds, names: try await names(in: context), in: region),
            breadcrumb: context.search.breadcrumb
        )
    }

    /// What criteria are called that the office decided in a child's favour, by key.
    private func names(in context: PlacesContext) async throws -> [String: String] {
        let ticked = context.wishes.values.reduce(into: Set<String>()) { $0.formUnion($1.value.ticked) }
        guard !ticked.isEmpty else { return [:] }
        let decided = try await context.criteria().values.flatMap(\.decidedByOffice)
        return Dictionary(decided.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    private func writeFamily(_ context: PlacesContext) async throws -> Reply {
        let (form, family) = PlaceFamilyForm(context).read(context.form)
        guard let family else { return .page(try await list(context, form), status: .unprocessableContent) }
        let (caseFile, alliance) = (context.search.caseFile, context.search.alliance)
        let version = form.number("family-version") ?? 0
        let target = context.search.caseLink(MatchesPaths.places)
        let landed = try await change(context, landingAt: target) { transaction in
            try PlaceWishStore.write(family, of: caseFile, alliance, seenAt: version, in: transaction)
        }
        if let landed { return .redirect(landed) }
        let newest = try await PlacesContext(context.search)
        let asking = form.presetting("family-version", to: ["\(newest.family?.version ?? 0)"])
            .adding(FormError("", "matches.error.stale"))
        var page = try await list(newest, asking)
        page.notice = Notice(.warning, PlacesPage.sentence(newest))
        return .page(page, status: .conflict)
    }

    // MARK: - One child

    private func form(_ birth: Day, _ context: PlacesContext) async throws -> PlaceWishForm {
        PlaceWishForm(
            words: context.words,
            bornOn: birth,
            criteria: try await context.criteria(),
            region: try await ports.regions.market(of: context.search.alliance),
            today: context.today
        )
    }

    private func page(
        _ form: Form,
        _ child: SeekingHousehold.Person,
        _ context: PlacesContext,
        conflict: String? = nil
    ) -> Page {
        let here = context.search.caseLink(MatchesPaths.placeWish, ["person": child.id.text])
        let cancel = context.search.caseLink(MatchesPaths.places)
        let remove = context.wishes[child.id].map { _ in
            ButtonView(
                context.words("matches.place-wish.remove"),
                to: here,
                hidden: [("do", "remove")],
                isGrave: true,
                for: context
            )
        }
        return Page(
            context.words("matches.place-wish.title", ["name": child.name]),
            template: "matches.form",
            content: SearchFormPage(
                lead: context.words("matches.place-wish.lead"),
                conflict: conflict,
                form: form.view(for: context, action: here, cancel: cancel),
                remove: remove
            ),
            breadcrumb: context.breadcrumbToPlaces
        )
    }

    private func write(_ context: PlacesContext) async throws -> Reply {
        let child = try context.child()
        let (form, wish) = try await form(child.bornOn, context).read(context.form)
        guard let wish else { return .page(page(form, child.person, context), status: .unprocessableContent) }
        let (caseFile, alliance, person) = (context.search.caseFile, context.search.alliance, child.person.id)
        let version = form.number(ProfileForm.version) ?? 0
        let target = context.search.caseLink(MatchesPaths.places)
        let landed = try await change(context, landingAt: target) { transaction in
            try PlaceWishStore.write(wish, for: person, in: caseFile, alliance, seenAt: version, in: transaction)
        }
        if let landed { return .redirect(landed) }
        let newest = try await PlacesContext(context.search)
        let region = try await ports.regions.market(of: alliance)
        let saved = newest.wishes[person].map { PlacesPage.sentence($0.value, context.words, region) }
        let asking = form.overtaken(by: newest.wishes[person]?.version)
        return .page(page(asking, child.person, newest, conflict: saved), status: .conflict)
    }

    private func remove(_ context: PlacesContext) async throws -> Reply {
        let person = try context.child().person.id
        let (caseFile, alliance) = (context.search.caseFile, context.search.alliance)
        let target = context.search.caseLink(MatchesPaths.places)
        let landed = try await change(context, landingAt: target) { transaction in
            try PlaceWishStore.remove(for: person, in: caseFile, alliance, transaction)
        }
        return .redirect(landed ?? target)
    }

    /// Makes a change once and says where it is to be seen; nil where somebody else was faster.
    private func change(
        _ context: PlacesContext,
        landingAt target: String,
        _ change: @escaping @Sendable (Transaction) throws -> Void
    ) async throws -> String? {
        let once = context.once
        do {
            return try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try change(transaction)
                    return target
                }
            }
        } catch StoreError.stale {
            return nil
        }
    }
}

/// The children of a household with what is wished for each, and what rounds have for them; template `matches.places`.
struct PlacesPage: Sendable {
    let lead: String
    let children: [Child]
    let empty: String?
    let form: FormView?
    let links: [Link]

    struct Child: Sendable {
        let anchor: String
        let name: String
        let facts: SummaryList
        let change: Link?
    }

    /// - Parameters:
    ///   - context: of the household.
    ///   - form: about all children.
    ///   - rounds: that have a place for them.
    ///   - names: of what the office decided, by key.
    ///   - region: where the houses are.
    init(
        _ context: PlacesContext,
        _ form: Form,
        _ rounds: [PlacementStore.RoundOfCase],
        names: [String: String],
        in region: RegionMarket
    ) {
        let (words, search) = (context.words, context.search)
        lead = words("matches.places.lead")
        let household = search.household
        children = household.children.enumerated().map { number, person in
            Self.child(person, anchor: "child-\(number + 1)", names, context, region)
        }
        empty = children.isEmpty ? words("matches.places.empty") : nil
        self.form =
            household.mayChange && !children.isEmpty
            ? form.view(for: context, action: search.caseLink(MatchesPaths.places), weight: .plain) : nil
        links =
            rounds.map { found in
                Link(
                    words(
                        found.isOpen ? "matches.panel.placed" : "matches.places.accepted",
                        ["kind": PlacementWords(words).kind(found.kind)]
                    ),
                    search.caseLink(MatchesPaths.placed, ["round": found.round.text])
                )
            } + [Link(words("matches.place-rules.link"), context.link(MatchesPaths.placeRules))]
    }

    private static func child(
        _ person: SeekingHousehold.Person,
        anchor: String,
        _ names: [String: String],
        _ context: PlacesContext,
        _ region: RegionMarket
    ) -> Child {
        let (words, wish) = (context.words, context.wishes[person.id]?.value)
        func title(_ listing: Identifier<Listing>) -> String { Self.title(listing, words, region) }
        var rows: [SummaryList.Row] = []
        if let wish {
            rows.append(.init(words("matches.places.wanted"), words.day(wish.wantedOn)))
            rows.append(
                .init(
                    words("matches.places.wishes"),
                    wish.listings.enumerated().map { "\($0 + 1). \(title($1))" }
                )
            )
            if let promised = wish.promised {
                rows.append(.init(words("matches.places.promised"), title(promised)))
            }
            if let there = wish.siblingAt { rows.append(.init(words("matches.places.sibling"), title(there))) }
            let ticked = wish.ticked.compactMap { names[$0] }.sorted()
            if !ticked.isEmpty { rows.append(.init(words("matches.places.ticked"), ticked)) }
        } else {
            rows.append(
                .init(
                    words("matches.places.wishes"),
                    words(person.bornOn == nil ? "matches.places.no-birthday" : "matches.places.none")
                )
            )
        }
        let changes = context.search.household.mayChange && person.bornOn != nil
        return Child(
            anchor: anchor,
            name: person.name,
            facts: SummaryList(rows),
            change: changes
                ? Link(
                    words(wish == nil ? "matches.places.add" : "matches.places.change", ["name": person.name]),
                    context.search.caseLink(MatchesPaths.placeWish, ["person": person.id.text])
                ) : nil
        )
    }

    /// A house and its town: many houses have the same name.
    private static func title(_ listing: Identifier<Listing>, _ words: Words, _ region: RegionMarket) -> String {
        region.places[listing]?.listing.titleAndTown ?? words("matches.share.gone")
    }

    /// What somebody else saved for a child meanwhile.
    static func sentence(_ wish: PlaceWish, _ words: Words, _ region: RegionMarket) -> String {
        let titles = wish.listings.map { title($0, words, region) }
        let day = words("matches.sentence.from", ["day": words.day(wish.wantedOn)])
        return ([day] + titles).joined(separator: " · ")
    }

    /// What somebody else saved for all children meanwhile.
    static func sentence(_ context: PlacesContext) -> String {
        let (words, family) = (context.words, context.family?.value ?? PlaceFamily())
        let names = context.search.household.adults.filter { family.working.contains($0.id) }.map(\.name)
        return words(
            family.isTogether ? "matches.places.saved-together" : "matches.places.saved-apart",
            ["names": names.isEmpty ? words("matches.places.nobody") : names.joined(separator: ", ")]
        )
    }
}
