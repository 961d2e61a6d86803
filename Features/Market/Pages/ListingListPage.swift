import LotseCore
import LotseData
import LotseWeb

/// How somebody narrowed the list, as the page's address says it.
struct ListingChoice: Sendable, Equatable {
    /// Listings that nobody has confirmed for longer than this many days are worth asking about.
    static let staleAfter = 30

    let kind: ListingKind?
    let look: Look
    let search: String
    let place: String

    /// What somebody wants to see.
    enum Look: String, CaseIterable, Sendable {
        case open
        case stale
        /// Vacancies whose occupation nobody knows yet.
        case unclear
        case paused
        case taken
        case closed
        case all
    }

    init(_ query: FormData) {
        kind = ListingKind(rawValue: query["kind"])
        look = Look(rawValue: query["look"]) ?? .open
        search = String(query["search"].prefix(80))
        place = query["place"]
    }

    func filter(
        in alliance: Identifier<Alliance>,
        organisations: Set<Identifier<Organisation>>?,
        on today: Day
    ) -> ListingFilter {
        var filter = ListingFilter(alliance: alliance, organisations: organisations)
        filter.kind = kind
        filter.search = search
        filter.municipality = MunicipalityKey(place)
        switch look {
        case .all: break
        case .open, .stale, .unclear: filter.state = .open
        case .paused, .taken, .closed: filter.state = Listing.State(rawValue: look.rawValue)
        }
        if look == .stale { filter.statedBefore = today.adding(days: -Self.staleAfter) }
        filter.lacksOccupation = look == .unclear
        return filter
    }

    /// The choice as a query, for another kind or another page.
    func query(kind: ListingKind?, after cursor: ListingFilter.Cursor? = nil) -> String {
        let parts = [
            ("kind", kind?.rawValue ?? ""), ("look", look == .open ? "" : look.rawValue), ("search", search),
            ("place", place), ("after", cursor?.text ?? ""),
        ]
        let query = parts.filter { !$0.1.isEmpty }.map { "\($0.0)=\(QueryText.encoded($0.1))" }
        return query.isEmpty ? "" : "?" + query.joined(separator: "&")
    }
}

/// The list of listings; template `market.list`.
struct ListingListPage: Sendable {
    let tabs: [Tab]
    let filter: FormView
    let count: String
    let table: Table
    let nextPath: String?
    let firstPath: String?
    let newLinks: [Link]
    let importPath: String

    struct Tab: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    init(
        _ staff: StaffContext,
        choice: ListingChoice,
        lines: [ListingLine],
        count: Int,
        places: [Municipality],
        isFirst: Bool,
        hasMore: Bool
    ) {
        let (words, here) = (staff.words, staff.link(MarketPaths.list))
        tabs = ([nil] + ListingKind.allCases.map { $0 }).map { kind in
            Tab(
                label: kind.map { words("market.kinds.\($0.rawValue)") } ?? words("market.kinds.all"),
                path: here + choice.query(kind: kind),
                isCurrent: kind == choice.kind
            )
        }
        filter = Self.filter(staff, choice, places)
        self.count =
            count >= ListingListStore.countLimit
            ? words("market.list.many", ["count": count]) : words("market.list.found", ["count": count])
        table = Table(
            words("market.list.title"),
            columns: [
                .text(words("market.column.title")), .text(words("market.column.offered-by")),
                .text(words("market.column.free")), .text(words("market.column.state")),
                .text(words("market.column.stated")),
            ],
            rows: lines.map { Self.row($0, staff) },
            emptyText: words("market.list.empty")
        )
        nextPath = hasMore ? lines.last.map { here + choice.query(kind: choice.kind, after: $0.cursor) } : nil
        firstPath = isFirst ? nil : here + choice.query(kind: choice.kind)
        newLinks = (choice.kind.map { [$0] } ?? ListingKind.allCases).map { kind in
            Link(words("market.new.\(kind.rawValue)"), staff.link(MarketPaths.new, ["kind": kind.rawValue]))
        }
        importPath = staff.link(MarketPaths.delivery)
    }

    private static func row(_ line: ListingLine, _ staff: StaffContext) -> [Table.Cell] {
        let words = staff.words
        let free =
            line.plot.map { terms(of: $0, words) }
            ?? [line.freeCount.map { words("market.free-count", ["count": $0]) }, line.freeOn.map(words.shortDay)]
            .compactMap(\.self)
        return [
            .link(line.title, staff.link(MarketPaths.one, ["listing": line.id.text])),
            .text(
                [line.offeredBy ?? words("listing.\(line.kind.rawValue)"), line.town].filter { !$0.isEmpty }
                    .joined(separator: ", ")
            ),
            .text(free.isEmpty ? "–" : free.joined(separator: " · ")),
            .tag(MarketTags.state(line.state, lacksOccupation: line.lacksOccupation, words)),
            .tag(MarketTags.freshness(of: line.statedOn, on: staff.today, words)),
        ]
    }

    private static func terms(of plot: PlotLine, _ words: Words) -> [String] {
        [
            plot.areaInSquareMetres.map { words("market.square-metres", ["area": words.number($0)]) },
            plot.squareMetrePrice.map { words("market.per-square-metre", ["price": $0]) },
            plot.applyUntil.map { words("market.apply-until", ["day": $0]) },
        ].compactMap(\.self)
    }

    private static func filter(_ staff: StaffContext, _ choice: ListingChoice, _ places: [Municipality]) -> FormView {
        let words = staff.words
        let looks = ListingChoice.Look.allCases.map { Field.Option($0.rawValue, words("market.look.\($0.rawValue)")) }
        let towns = places.map { Field.Option($0.key.text, $0.name) }
        let form = Form(
            "market.filter",
            [
                Field("search", .text(maxLength: 80)),
                Field("place", .selection([Field.Option("", words("market.anywhere"))] + towns)),
                Field("look", .selection(looks)),
                Field("kind", .hidden),
            ],
            values: [
                "search": choice.search, "place": choice.place, "look": choice.look.rawValue,
                "kind": choice.kind?.rawValue ?? "",
            ]
        )
        return form.view(for: staff, action: staff.link(MarketPaths.list))
    }
}

/// Words with a colour about how a listing stands.
enum MarketTags {
    static func state(_ state: Listing.State, lacksOccupation: Bool, _ words: Words) -> Tag {
        if state == .open, lacksOccupation { return Tag(.warning, words("market.unclear")) }
        let kind: Tag.Kind =
            switch state {
            case .open: .good
            case .paused: .waiting
            case .taken: .info
            case .closed: .neutral
            }
        return Tag(kind, words("market.state.\(state.rawValue)"))
    }

    /// When somebody said last that it is still to be had; long ago is a warning.
    static func freshness(of day: Day, on today: Day, _ words: Words) -> Tag {
        let isStale = day.days(until: today) > ListingChoice.staleAfter
        return Tag(isStale ? .warning : .neutral, words.shortDay(day))
    }

    /// The same as a sentence, for the listing's own page.
    static func stated(_ day: Day, on today: Day, _ words: Words) -> Tag {
        let isStale = day.days(until: today) > ListingChoice.staleAfter
        return Tag(isStale ? .warning : .neutral, words("market.stated", ["day": day]))
    }
}
