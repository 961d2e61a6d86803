import LotseCore
import LotseWeb

/// All rounds of an alliance, and a form for one more; template `matches.rounds`.
struct RoundListPage: Sendable {
    let tabs: RegionTabs
    let lead: String
    let rules: [Link]
    let form: FormView?
    let table: Table

    init(_ staff: StaffContext, _ form: Form?, _ rounds: [PlacementRound]) {
        let (words, told) = (staff.words, PlacementWords(staff.words))
        tabs = RegionTabs(staff, at: .placements)
        lead = words("matches.rounds.lead")
        let edits = staff.roles.isDisjoint(with: PlacementRoles.publishers) ? [] : PlaceKind.allCases
        rules =
            [Link(words("matches.place-rules.link"), staff.link(MatchesPaths.placeRules))]
            + edits.map { kind in
                Link(
                    words("matches.criteria.link", ["kind": told.kind(kind)]),
                    staff.link(MatchesPaths.criteria(kind))
                )
            }
        self.form = form?.view(for: staff, action: staff.link(MatchesPaths.placements))
        table = Table(
            words("matches.rounds.earlier"),
            columns: [
                .text(words("matches.column.started")), .text(words("matches.column.places")),
                .text(words("matches.column.from")), .number(words("matches.column.children")),
                .number(words("matches.column.placed")), .number(words("matches.column.seed")),
            ],
            rows: rounds.map { round in
                [
                    .link(words.moment(round.startedAt), staff.link(MatchesPaths.placement, ["round": round.id.text])),
                    .text(told.kind(round.kind)), .text(words.day(round.day)),
                    .text(words.number(round.report.children)), .text(words.number(round.report.placed)),
                    .text("\(round.seed)"),
                ]
            },
            emptyText: words("matches.rounds.empty")
        )
    }
}

/// One round: what came out, house by house and child by child; template `matches.round`.
///
/// Children are named by the numbers of their cases alone.
struct RoundPage: Sendable {
    let figures: SummaryList
    let stable: String
    let programmes: Table
    let shares: Table
    let pagination: Pagination?

    /// So many children stand on one page.
    static let pageSize = 100

    init(_ context: RoundContext, _ shares: [PlacementShare], page: Int, _ ports: MatchesPorts) {
        let (words, round) = (context.words, context.round)
        let told = PlacementWords(words)
        figures = told.figures(round)
        stable = words(round.report.isStable ? "matches.round.stable" : "matches.round.unstable")
        programmes = Self.programmes(round.report, context, ports)
        self.shares = Self.table(shares, context)
        pagination = Pagination(
            current: page,
            pageSize: Self.pageSize,
            total: round.report.children,
            summary: words("matches.round.count", ["count": round.report.children]),
            path: { "\(context.here)?page=\($0)" }
        )
    }

    private static func programmes(_ report: RoundReport, _ context: RoundContext, _ ports: MatchesPorts) -> Table {
        let words = context.words
        return Table(
            words("matches.round.programmes"),
            columns: [
                .text(words("matches.column.house")), .text(words("matches.column.where")),
                .number(words("matches.column.places")), .number(words("matches.column.filled")),
                .number(words("matches.column.free")), .text(words("matches.column.last")),
            ],
            rows: report.programmes.map { programme in
                [
                    .link(
                        programme.title,
                        context.link(ports.neighbours.listing, ["listing": programme.listing.text])
                    ),
                    .text(programme.place), .text(words.number(programme.places)),
                    .text(words.number(programme.filled)), .text(words.number(programme.places - programme.filled)),
                    .text(programme.last.map { last(of: $0, words) } ?? "–"),
                ]
            },
            emptyText: words("matches.round.nothing")
        )
    }

    private static func last(of last: PlacedChild.Last, _ words: Words) -> String {
        last.isPromised
            ? words("matches.placed.promised")
            : words("matches.placed.points", ["points": last.points, "lot": last.lot])
    }

    private static func table(_ shares: [PlacementShare], _ context: RoundContext) -> Table {
        let (words, told) = (context.words, PlacementWords(context.words))
        let readsNames = !context.staff.roles.isDisjoint(with: MatchesPorts.readers)
        return Table(
            words("matches.round.shares"),
            columns: [
                .code(words("matches.column.child")), .text(words("matches.column.share")),
                .text(words("matches.column.gets")), .text(words("matches.column.why")),
            ],
            rows: shares.map { share in
                let path = context.link(
                    MatchesPaths.placed,
                    ["caseFile": share.caseFile.text, "round": share.round.text]
                )
                let child = words(
                    "matches.placed.child",
                    ["number": share.caseNumber, "child": share.childNumber]
                )
                let missed = share.content.missed.map { missed in
                    "\(missed.title): \(told.reason(missed, lot: share.content.lot))"
                }
                return [
                    readsNames ? .link(child, path) : .text(child),
                    .tag(told.tag(share, of: context.round, on: context.today)),
                    .text(share.content.place?.title ?? "–"),
                    .text(([told.reason(share.content)] + missed).joined(separator: " · ")),
                ]
            },
            emptyText: words("matches.round.nobody")
        )
    }
}

/// What a round has for the children of one household, and why; template `matches.placed`.
struct PlacedPage: Sendable {
    let lead: String
    let children: [Child]
    let links: [Link]

    struct Child: Sendable {
        let anchor: String
        let name: String
        let tag: Tag
        let gets: Link?
        let place: String?
        let reason: String
        /// The criteria that make up the points.
        let criteria: String?
        let unsuited: String?
        let missed: [Missed]
        let hasMissed: Bool
        let buttons: [ButtonView]
    }

    struct Missed: Sendable {
        let title: String
        let reason: String
    }

    init(_ context: PlacedContext) {
        let (words, round) = (context.words, context.round)
        lead = words(
            "matches.placed.lead",
            [
                "kind": PlacementWords(words).kind(round.kind), "from": words.day(round.day),
                "day": words.day(Berlin.day(at: round.startedAt)), "until": words.day(round.validUntil),
            ]
        )
        children = context.shares.map { Self.child($0, context) }
        links = [
            Link(words("matches.placed.round"), context.link(MatchesPaths.placement, ["round": round.id.text])),
            Link(words("matches.panel.places"), context.search.caseLink(MatchesPaths.places)),
            Link(words("matches.place-rules.link"), context.link(MatchesPaths.placeRules)),
        ]
    }

    private static func child(_ share: PlacementShare, _ context: PlacedContext) -> Child {
        let (words, told, content) = (context.words, PlacementWords(context.words), share.content)
        let name = context.search.household.people.first { $0.id == share.person }?.name
        let criteria = content.place.map { told.names($0.criteria, in: context.round.criteria) } ?? ""
        return Child(
            anchor: "child-\(share.childNumber)",
            name: name ?? words("matches.placed.child", ["number": share.caseNumber, "child": share.childNumber]),
            tag: told.tag(share, of: context.round, on: context.today),
            gets: content.place.map { place in
                Link(
                    place.title,
                    context.link(context.search.ports.neighbours.listing, ["listing": place.listing.text])
                )
            },
            place: content.place?.place,
            reason: told.reason(content),
            criteria: criteria.isEmpty ? nil : words("matches.placed.criteria", ["names": criteria]),
            unsuited: content.unsuited == 0 ? nil : words("matches.placed.unsuited", ["count": content.unsuited]),
            missed: content.missed.map { Missed(title: $0.title, reason: told.reason($0, lot: content.lot)) },
            hasMissed: !content.missed.isEmpty,
            buttons: buttons(share, name ?? share.caseNumber, context)
        )
    }

    private static func buttons(_ share: PlacementShare, _ name: String, _ context: PlacedContext) -> [ButtonView] {
        guard context.search.household.mayChange else { return [] }
        func button(_ action: String, _ key: String, isMain: Bool = false, isGrave: Bool = false) -> ButtonView {
            ButtonView(
                context.words(key),
                about: name,
                to: context.here,
                hidden: [("do", action), ("person", share.person.text)],
                isGrave: isGrave,
                isMain: isMain,
                for: context
            )
        }
        if context.isOpen(share) {
            let accept = button("accept", "matches.share.accept", isMain: true)
            return [accept, button("refuse", "matches.share.refuse")]
        }
        return share.state == .accepted ? [button("release", "matches.share.release", isGrave: true)] : []
    }
}
