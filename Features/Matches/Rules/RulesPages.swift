import LotseCore
import LotseMatching
import LotseWeb

/// What an alliance has set for its comparisons; template `matches.rules`.
struct RulesPage: Sendable {
    let tabs: RegionTabs
    let lead: String
    let weights: Table
    let limits: SummaryList
    /// Nil for those who may only read.
    let edit: Link?
    let published: Link
    let ways: Table
    let addWay: Link?
    let table: String
    let changeTable: Link?
    let barriers: Table
    let addBarrier: Link?
    let removals: [Removal]

    /// A known way that can be taken away.
    struct Removal: Sendable {
        let name: String
        let button: ButtonView
    }

    init(
        _ staff: StaffContext,
        _ rules: ComparisonRules,
        _ ways: [KnownWay],
        tableCount: Int,
        _ barriers: [TravelBarrier],
        _ places: [Municipality]
    ) {
        let words = staff.words
        let names = Dictionary(places.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        func name(_ key: MunicipalityKey) -> String { names[key] ?? key.text }
        let keeps = !staff.roles.isDisjoint(with: RulesRoles.keepers)
        func link(_ label: String, _ path: Path) -> Link? { keeps ? Link(label, staff.link(path)) : nil }
        tabs = RegionTabs(staff, at: .rules)
        lead = words("matches.rules.lead")
        weights = Self.weights(rules, words) { words("matches.criterion.\($0.name)") }
        limits = Self.limits(rules, words)
        edit = link(words("matches.rules.edit"), MatchesPaths.comparison)
        published = Link(words("matches.rules.published"), staff.link(MatchesPaths.compare))
        self.ways = Table(
            words("matches.known-way.list"),
            columns: [
                .text(words("matches.column.way")), .text(words("matches.column.mode")),
                .number(words("matches.column.minutes")), .text(words("matches.column.reason")),
            ],
            rows: ways.map { way in
                [
                    .text("\(name(way.content.one)) – \(name(way.content.other))"),
                    .text(words("matches.mode.\(way.content.mode.name)")),
                    .text(words.number(way.content.minutes)), .text(way.content.reason),
                ]
            },
            emptyText: words("matches.known-way.empty")
        )
        addWay = link(words("matches.known-way.add"), MatchesPaths.newWay)
        table =
            tableCount == 0
            ? words("matches.travel-table.empty") : words("matches.travel-table.count", ["count": tableCount])
        changeTable = link(words("matches.travel-table.change"), MatchesPaths.travelTable)
        self.barriers = Table(
            words("matches.barrier.list"),
            columns: [
                .text(words("matches.column.barrier")), .number(words("matches.column.minutes")),
                .text(words("matches.column.far-side")),
            ],
            rows: barriers.map { barrier in
                let path = staff.link(MatchesPaths.barrier, ["barrier": barrier.id.text])
                return [
                    keeps ? .link(barrier.content.name, path) : .text(barrier.content.name),
                    .text(words.number(barrier.content.minutes)),
                    .text(barrier.content.towns.map(name).sorted().joined(separator: ", ")),
                ]
            },
            emptyText: words("matches.barrier.empty")
        )
        addBarrier =
            barriers.count < TravelBarrier.most ? link(words("matches.barrier.add"), MatchesPaths.newBarrier) : nil
        removals = (keeps ? ways : []).map { way in
            let mode = words("matches.mode.\(way.content.mode.name)")
            let name = "\(name(way.content.one)) – \(name(way.content.other)), \(mode)"
            let button = ButtonView(
                words("matches.known-way.remove"),
                about: name,
                to: staff.link(MatchesPaths.removeWay, ["way": way.id.text]),
                isGrave: true,
                for: staff
            )
            return Removal(name: name, button: button)
        }
    }

    /// The criteria, what counts most first.
    static func weighed(_ rules: ComparisonRules) -> [Criterion] {
        Criterion.allCases.sorted { (-rules.points($0), $0.rawValue) < (-rules.points($1), $1.rawValue) }
    }

    static func weights(_ rules: ComparisonRules, _ words: Words, _ name: (Criterion) -> String) -> Table {
        Table(
            words("matches.compare.weights"),
            columns: [.text(words("matches.compare.criterion")), .number(words("matches.compare.share"))],
            rows: weighed(rules).map { criterion in
                [.text(name(criterion)), .text(words.percent(rules.points(criterion), of: max(1, rules.sum)))]
            },
            emptyText: ""
        )
    }

    static func limits(_ rules: ComparisonRules, _ words: Words) -> SummaryList {
        SummaryList([
            .init(
                words("matches.compare.minutes-beyond"),
                words("matches.compare.minutes", ["count": rules.minutesBeyond])
            ),
            .init(words("matches.compare.hours-beyond"), words("matches.compare.hours", ["count": rules.hoursBeyond])),
            .init(words("matches.compare.days-beyond"), words("matches.compare.days", ["count": rules.daysBeyond])),
            .init(
                words("matches.compare.commute-span"),
                words("matches.compare.minutes", ["count": rules.commuteSpan])
            ),
            .init(words("matches.compare.pay-floor"), words.percent(rules.payFloor, of: 100)),
        ])
    }
}

/// How vacancies are compared here, for everybody; template `matches.compare`.
struct ComparePage: Sendable {
    let lead: String
    let weights: Table
    let limits: SummaryList
    /// What never counts, what people decide, how ways are estimated.
    let sentences: [String]
    let fit: Link

    init(_ context: AllianceContext, _ rules: ComparisonRules) {
        let words = context.words
        lead = words("matches.compare.lead")
        weights = RulesPage.weights(rules, words) { words("matches.compare.criterion.\($0.name)") }
        limits = RulesPage.limits(rules, words)
        sentences = [
            words("matches.compare.never"), words("matches.compare.people"), words("matches.compare.ways"),
        ]
        fit = Link(words("matches.fit.title"), context.link(MatchesPaths.fit))
    }
}

/// Where a table of travel times is handed in; template `matches.travel-table`.
struct TravelTablePage: Sendable {
    let lead: String
    /// What the file holds, and what is wrong with it.
    let found: String?
    let refusals: [String]
    let hasRefusals: Bool
    let form: FormView
    let remove: ButtonView?

    /// As many rows are named; the rest is counted.
    private static let shown = 30

    init(_ staff: StaffContext, _ form: Form, _ file: TravelTableFile?, tableCount: Int) {
        let words = staff.words
        lead = words("matches.travel-table.lead")
        found = file.map { words("matches.travel-table.found", ["count": $0.entries.count]) }
        let refused = file?.refusals ?? []
        let more = refused.count - Self.shown
        refusals =
            refused.prefix(Self.shown).map { Self.sentence($0, words) }
            + (more > 0 ? [words("matches.travel-table.more", ["count": more])] : [])
        hasRefusals = !refusals.isEmpty
        self.form = form.view(
            for: staff,
            action: staff.link(MatchesPaths.travelTable),
            cancel: staff.link(MatchesPaths.rules)
        )
        remove =
            tableCount > 0
            ? ButtonView(
                words("matches.travel-table.remove"),
                to: staff.link(MatchesPaths.removeTravelTable),
                isGrave: true,
                for: staff
            ) : nil
    }

    private static func sentence(_ refusal: TravelTableFile.Refusal, _ words: Words) -> String {
        let place = refusal.column.map {
            words("matches.travel-table.cell", ["line": "\(refusal.line)", "column": "\($0)"])
        }
        let problem = words("matches.travel-table.\(refusal.problem.rawValue)", ["text": refusal.sample])
        return "\(place ?? words("matches.travel-table.line", ["line": "\(refusal.line)"])) \(problem)"
    }
}
