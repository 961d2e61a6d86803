import LotseCore
import LotseMatching
import LotseWeb

/// The ways through the pages that look at all households together.
struct RegionTabs: Sendable {
    let tabs: [Tab]

    struct Tab: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    enum Page: CaseIterable {
        case proposals
        case whatIf
        case placements
        case candidates
        case demand
        case rules
    }

    init(_ staff: StaffContext, at current: Page) {
        let words = staff.words
        tabs = Page.allCases.compactMap { page in
            let (label, path, roles) =
                switch page {
                case .proposals: (words("matches.tabs.proposals"), MatchesPaths.runs, AllocationRoles.readers)
                case .whatIf: (words("matches.tabs.what-if"), MatchesPaths.whatIf, AllocationRoles.starters)
                case .placements:
                    (words("matches.tabs.placements"), MatchesPaths.placements, AllocationRoles.readers)
                case .candidates:
                    (words("matches.tabs.candidates"), MatchesPaths.candidates, CandidateRoles.officers)
                case .demand: (words("matches.tabs.demand"), MatchesPaths.demand, DemandRoles.readers)
                case .rules: (words("matches.tabs.rules"), MatchesPaths.rules, RulesRoles.readers)
                }
            guard !staff.roles.isDisjoint(with: roles) else { return nil }
            return Tab(label: label, path: staff.link(path), isCurrent: page == current)
        }
    }
}

/// All runs of an alliance, and a form for one more; template `matches.runs`.
struct AllocationListPage: Sendable {
    let tabs: RegionTabs
    let lead: String
    let form: FormView?
    let table: Table

    init(_ staff: StaffContext, at tab: RegionTabs.Page, _ form: Form?, _ runs: [AllocationRun]) {
        let words = staff.words
        tabs = RegionTabs(staff, at: tab)
        let isWhatIf = tab == .whatIf
        lead = words(isWhatIf ? "matches.what-if.lead" : "matches.runs.lead")
        self.form = form?.view(for: staff, action: staff.link(isWhatIf ? MatchesPaths.whatIf : MatchesPaths.runs))
        table = Table(
            words("matches.runs.earlier"),
            columns: [
                .text(words("matches.column.started")), .text(words("matches.column.question")),
                .text(words("matches.column.state")), .number(words("matches.column.served")),
            ],
            rows: runs.map { run in
                [
                    .link(words.moment(run.startedAt), staff.link(MatchesPaths.run, ["run": run.id.text])),
                    .text(AllocationWords(words).question(run.order)),
                    .tag(AllocationWords(words).tag(run, on: staff.today)),
                    .text(run.report.map { words.number($0.changed?.served ?? $0.counts.served) } ?? "–"),
                ]
            },
            emptyText: words("matches.runs.empty")
        )
    }
}

/// One run: how far it is, or what came out; template `matches.run`.
struct AllocationRunPage: Sendable {
    let question: String
    let tag: Tag
    let live: Live?
    let stop: ButtonView?
    /// Why there is nothing to see; nil where there is.
    let ended: String?
    let result: Result?

    struct Live: Sendable {
        let text: String
        let perMille: Int
        let percent: String
        let again: Link
    }

    struct Result: Sendable {
        let figures: SummaryList
        let comparison: Table?
        let scarce: Table
        let shares: Table?
        let pagination: Pagination?
    }

    /// So many shares stand on one page.
    static let pageSize = 100

    init(_ context: AllocationContext, _ shares: [AllocationShare], total: Int, page: Int, _ ports: MatchesPorts) {
        let (words, run) = (context.words, context.run)
        let told = AllocationWords(words)
        question = told.question(run.order)
        tag = told.tag(run, on: context.today)
        let starts = !context.staff.roles.isDisjoint(with: AllocationRoles.starters)
        live =
            run.state.isUnderWay
            ? Live(
                text: words(run.state == .waiting ? "matches.run.waiting-text" : "matches.run.running-text"),
                perMille: run.perMille,
                percent: words.percent(run.perMille, of: 1_000),
                again: Link(words("matches.run.again"), context.here(MatchesPaths.run))
            ) : nil
        stop =
            run.state.isUnderWay && starts
            ? ButtonView(
                words("matches.run.stop"),
                to: context.here(MatchesPaths.stop),
                isGrave: true,
                for: context
            ) : nil
        ended =
            switch run.state {
            case .stopped: words("matches.run.stopped-text")
            case .failed: words("matches.run.failed-text")
            default: nil
            }
        result = run.report.map { report in
            Result(
                figures: told.figures(report, run),
                comparison: report.changed.map { told.comparison(report.counts, $0) },
                scarce: Self.scarce(report, context, ports),
                shares: run.order.addition == nil ? Self.table(shares, context) : nil,
                pagination: Pagination(
                    current: page,
                    pageSize: Self.pageSize,
                    total: total,
                    summary: words("matches.share.count", ["count": total]),
                    path: { "\(context.here(MatchesPaths.run))?page=\($0)" }
                )
            )
        }
    }

    private static func scarce(
        _ report: AllocationReport,
        _ context: AllocationContext,
        _ ports: MatchesPorts
    ) -> Table {
        let words = context.words
        return Table(
            words("matches.scarce.title"),
            columns: [
                .text(words("matches.column.what")), .text(words("matches.column.where")),
                .number(words("matches.column.worth")),
            ],
            rows: report.scarce.map { scarce in
                [
                    .link(scarce.title, context.link(ports.neighbours.listing, ["listing": scarce.listing.text])),
                    .text(scarce.place), .text(words.number(scarce.points)),
                ]
            },
            emptyText: words("matches.scarce.empty")
        )
    }

    private static func table(_ shares: [AllocationShare], _ context: AllocationContext) -> Table {
        let words = context.words
        let readsNames = !context.staff.roles.isDisjoint(with: MatchesPorts.readers)
        return Table(
            words("matches.share.title"),
            columns: [
                .code(words("matches.column.case")), .text(words("matches.column.share")),
                .text(words("matches.column.gets")), .text(words("matches.column.ready")),
            ],
            rows: shares.map { share in
                let path = context.link(
                    MatchesPaths.share,
                    ["caseFile": share.caseFile.text, "run": share.run.text]
                )
                let gets = share.content?.parts.map(\.title) ?? []
                return [
                    readsNames ? .link(share.caseNumber, path) : .text(share.caseNumber),
                    .tag(AllocationWords(words).tag(share, of: context.run, on: context.today)),
                    .text(gets.isEmpty ? "–" : gets.joined(separator: " · ")),
                    .text(share.content.map { $0.parts.isEmpty ? "–" : words.shortDay($0.readyOn) } ?? "–"),
                ]
            },
            emptyText: words("matches.share.nobody")
        )
    }
}

/// What a run has for one household: the picture, why this, and why not that; template `matches.share`.
struct SharePage: Sendable {
    let lead: String
    let tag: Tag
    let picture: BundlePicture?
    let missed: [Missed]
    let hasMissed: Bool
    let buttons: [ButtonView]
    let links: [Link]

    struct Missed: Sendable {
        let title: String
        let lacks: [String]
    }

    init(_ context: ShareContext, _ question: FamilyQuestion?, in region: RegionMarket) {
        let (words, share, run) = (context.words, context.share, context.run)
        lead = words(
            "matches.share.lead",
            ["day": words.day(Berlin.day(at: run.startedAt)), "until": words.day(run.validUntil)]
        )
        tag = AllocationWords(words).tag(share, of: run, on: context.today)
        if let content = share.content, !content.parts.isEmpty, let question {
            picture = BundlePicture(content, of: question, context, in: region)
        } else {
            picture = nil
        }
        missed = (share.content?.missed ?? []).map { missed in
            Missed(
                title: missed.titles.joined(separator: " · "),
                lacks: missed.lacks.map { lack in
                    words("matches.share.lack", ["title": lack.title, "count": lack.holders])
                }
            )
        }
        hasMissed = !missed.isEmpty
        let changes = context.search.household.mayChange
        func button(_ action: String, _ key: String, isMain: Bool = false, isGrave: Bool = false) -> ButtonView {
            ButtonView(
                words(key),
                to: context.here,
                hidden: [("do", action)],
                isGrave: isGrave,
                isMain: isMain,
                for: context
            )
        }
        buttons =
            if changes, context.isOpen {
                [
                    button("accept", "matches.share.accept", isMain: true),
                    button("refuse", "matches.share.refuse"),
                ]
            } else if changes, share.state == .accepted {
                [button("release", "matches.share.release", isGrave: true)]
            } else {
                []
            }
        links = [
            Link(words("matches.share.run"), context.link(MatchesPaths.run, ["run": run.id.text])),
            Link(words("matches.bundles.link"), context.search.caseLink(MatchesPaths.bundles)),
        ]
    }
}

extension BundlePicture {
    /// A bundle as a run proposed it, with the names that belong to it.
    fileprivate init(
        _ bundle: SharedBundle,
        of question: FamilyQuestion,
        _ context: ShareContext,
        in region: RegionMarket
    ) {
        let words = context.words
        let told = BundleWords(words: words, question: question)
        let names = Dictionary(uniqueKeysWithValues: context.search.household.people.map { ($0.id, $0.name) })
        let stops = bundle.parts.map { part in
            let thing = region.thing(part.listing)
            return Stop(
                who: part.person.flatMap { names[$0] } ?? words("matches.bundle.together"),
                title: part.title,
                path: context.link(context.search.ports.neighbours.listing, ["listing": part.listing.text]),
                place: part.place,
                facts: thing.map(told.facts) ?? [words("matches.share.gone")],
                way: part.way.flatMap { way in
                    TravelMode(name: way.mode).map { told.way($0, way.time) }
                },
                kind: part.topic.stopKind,
                scarce: nil
            )
        }
        let listings = bundle.parts.compactMap { region.listing($0.listing) }
        self.init(
            title: words("matches.share.bundle"),
            anchor: "bundle",
            mark: nil,
            stops: stops,
            price: told.price(
                minutes: bundle.minutes,
                monthlyCents: bundle.monthlyCents,
                readyOn: bundle.readyOn,
                income: nil
            ),
            // Without one of its things a picture would mislead.
            map: listings.count == stops.count ? BundleMap(listings, kinds: stops.map(\.kind), words) : nil,
            details: SummaryList(
                bundle.reasons.compactMap { reason in
                    reason.known.flatMap { told.known($0) }.map { .init($0, words.number(reason.points)) }
                } + [.init(words("matches.cause.sum"), words.number(bundle.points))]
            ),
            take: nil
        )
    }
}

extension BundleWords {
    /// The cause in words; nil where the household has changed since, so that it names nobody any more.
    fileprivate func known(_ cause: ArrivalBundle.Cause) -> String? {
        switch cause {
        case .vacancy(let adult), .adultMinutes(let adult):
            question.adults.indices.contains(adult) ? self.cause(cause) : nil
        case .childMinutes(let child), .fee(let child):
            question.children.indices.contains(child) ? self.cause(cause) : nil
        default: self.cause(cause)
        }
    }
}

extension SharedBundle.Way {
    fileprivate var time: TravelTime {
        TravelTime(minutes: minutes, margin: margin, source: isEstimated ? .estimated : .table)
    }
}

extension Topic {
    /// The sign beside a thing of a bundle.
    fileprivate var stopKind: String {
        switch self {
        case .housing, .buildingPlot: "home"
        case .work: "work"
        case .language: "course"
        default: "care"
        }
    }
}

extension RegionMarket {
    /// Whatever is open under an identifier, with all that is known of it.
    fileprivate func thing(_ id: Identifier<Listing>) -> BundlePart.Thing? {
        if let vacancy = vacancy(id) { return .vacancy(vacancy) }
        if let home = homes[id] { return .home(home) }
        if let place = places[id] { return .place(place) }
        return courses[id].map { .course($0) }
    }
}
