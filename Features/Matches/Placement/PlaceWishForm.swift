import LotseCore
import LotseWeb

/// What a family would take for one child.
struct PlaceWishForm {
    let words: Words
    let bornOn: Day
    let criteria: [PlaceKind: PlaceCriteria]
    let region: RegionMarket
    let today: Day

    static let wishes = (1...PlaceWish.most).map { "wish-\($0)" }

    private func form(on day: Day, showing typed: Set<Identifier<Listing>>, values: [String: String]) -> Form {
        let places = region.places.values
            .filter { $0.suits(bornOn: bornOn, on: day) || typed.contains($0.listing.id) }
            .map(\.listing).sorted { ($0.town, $0.title, $0.id) < ($1.town, $1.title, $1.id) }
        let options =
            [Field.Option("", words("form.choose"))]
            + places.map { listing in
                Field.Option(
                    listing.id.text,
                    [listing.title, listing.whoAndWhere].filter { !$0.isEmpty }.joined(separator: ", ")
                )
            }
        let house = Field.Kind.selection(options)
        let kind = PlaceKind(bornOn: bornOn, on: day)
        let decided = kind.flatMap { criteria[$0] }?.decidedByOffice ?? []
        return Form(
            "matches.place-wish",
            sections: [
                Form.Section("matches.place-wish.when", [.required("wanted", .day)]),
                Form.Section(
                    "matches.place-wish.wishes",
                    [
                        .required("wish-1", house), Field("wish-2", house), Field("wish-3", house),
                        Field("wish-4", house), Field("wish-5", house), Field("wish-6", house),
                        Field("wish-7", house), Field("wish-8", house), Field("wish-9", house),
                        Field("wish-10", house),
                    ]
                ),
                Form.Section(
                    "matches.place-wish.known",
                    [Field("promised", house), Field("sibling-at", house)]
                        + (decided.isEmpty
                            ? [] : [Field("ticked", .choices(decided.map { Field.Option($0.key, $0.name) }))])
                        + [Field(ProfileForm.version, .hidden)]
                ),
            ],
            values: values
        )
    }

    /// The form with what is known: the wishes, or the day on which the family would come.
    func filled(_ kept: Kept<PlaceWish>?, arrival: Day?) -> Form {
        guard let wish = kept?.value else {
            let day = max(arrival ?? today, today)
            return form(on: day, showing: [], values: ["wanted": day.description, ProfileForm.version: "0"])
        }
        var values = [
            "wanted": wish.wantedOn.description, "promised": wish.promised?.text ?? "",
            "sibling-at": wish.siblingAt?.text ?? "", ProfileForm.version: "\(kept?.version ?? 0)",
        ]
        for (name, listing) in zip(Self.wishes, wish.listings) { values[name] = listing.text }
        let named = Set(wish.listings + [wish.promised, wish.siblingAt].compactMap(\.self))
        return form(on: wish.wantedOn, showing: named, values: values)
            .presetting("ticked", to: wish.ticked.sorted())
    }

    func read(_ data: FormData) -> (form: Form, wish: PlaceWish?) {
        let names = Self.wishes + ["promised", "sibling-at"]
        let typed = Set(names.compactMap { Identifier<Listing>(data[$0]) })
        let empty = form(on: today, showing: [], values: [:]).reading(data)
        let day = empty.day("wanted") ?? today
        var form = form(on: day, showing: typed, values: [:]).reading(data)
        if !(today.adding(days: -366)...today.adding(days: PlaceWish.furthestDays)).contains(day) {
            form = form.adding(FormError("wanted", "matches.error.place-day"))
        }
        var listings: [Identifier<Listing>] = []
        for name in Self.wishes {
            guard let listing: Identifier<Listing> = form.identifier(name), let place = region.places[listing] else {
                continue
            }
            if listings.contains(listing) { form = form.adding(FormError(name, "matches.error.place-twice")) }
            if !place.suits(bornOn: bornOn, on: day) {
                form = form.adding(FormError(name, "matches.error.place-age"))
            }
            listings.append(listing)
        }
        guard form.isValid else { return (form, nil) }
        let wish = PlaceWish(
            wantedOn: day,
            listings: listings,
            promised: form.identifier("promised"),
            siblingAt: form.identifier("sibling-at"),
            ticked: Set(form.chosen("ticked"))
        )
        return (form, wish)
    }
}

/// What goes for all children of a household.
struct PlaceFamilyForm {
    private let form: Form

    init(_ context: PlacesContext) {
        let household = context.search.household
        let adults = household.adults.map { Field.Option($0.id.text, $0.name) }
        form = Form(
            "matches.place-family",
            (household.children.count > 1 ? [Field("together", .tick)] : [])
                + (adults.isEmpty ? [] : [Field("working", .choices(adults))])
                + [Field("family-version", .hidden)]
        )
    }

    func filled(_ kept: Kept<PlaceFamily>?) -> Form {
        form.presetting("together", to: kept?.value.isTogether == true ? ["1"] : [])
            .presetting("working", to: (kept?.value.working ?? []).map(\.text).sorted())
            .presetting("family-version", to: ["\(kept?.version ?? 0)"])
    }

    func read(_ data: FormData) -> (form: Form, family: PlaceFamily?) {
        let form = form.reading(data)
        guard form.isValid else { return (form, nil) }
        let family = PlaceFamily(
            isTogether: form.isTicked("together"),
            working: Set(form.chosen("working").compactMap { Identifier($0) })
        )
        return (form, family)
    }
}
