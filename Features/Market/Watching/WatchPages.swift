import LotseCore
import LotseFormats
import LotseWeb

/// From where lists are fetched; template `market.watches`.
struct WatchListPage: Sendable {
    let newPath: String
    let table: Table

    init(_ staff: StaffContext, _ watches: [FeedWatch], newest: [Identifier<FeedWatch>: FeedArrival]) {
        let words = staff.words
        newPath = staff.link(WatchPaths.new)
        table = Table(
            words("market.watch.title"),
            columns: [
                .text(words("market.column.source")), .text(words("market.watch.column.place")),
                .text(words("market.watch.column.latest")), .text(words("market.column.state")),
            ],
            rows: watches.map { watch in
                [
                    .link(watch.connection, staff.link(WatchPaths.one, ["watch": watch.id.text])),
                    .text(WatchPage.place(of: watch, in: staff.alliance.slug, words)),
                    .text(newest[watch.id].map { words.moment($0.arrivedAt) } ?? "–"),
                    .tag(WatchTags.state(of: watch, newest[watch.id], words)),
                ]
            },
            emptyText: words("market.watch.empty")
        )
    }
}

/// One watch: where it looks, and what came; template `market.watch`.
struct WatchPage: Sendable {
    let state: Tag
    /// What somebody has to look at, of the newest arrival.
    let trouble: Trouble?
    let summary: SummaryList
    let editPath: String
    let arrivals: Table
    let again: FormView?

    /// A list that somebody has to look at.
    struct Trouble: Sendable {
        let title: String
        let sentences: [String]
    }

    /// As many arrivals are shown.
    static let shown = 30

    init(
        _ context: WatchContext,
        _ arrivals: [FeedArrival],
        organisation: String?,
        asking form: Form = WatchPage.againForm
    ) {
        let (words, watch) = (context.words, context.watch)
        let here = ["watch": watch.id.text]
        state = WatchTags.state(of: watch, arrivals.first, words)
        trouble = arrivals.first.flatMap { Self.trouble(of: $0, words) }
        summary = SummaryList([
            .init(words("market.watch.column.place"), Self.place(of: watch, in: context.staff.alliance.slug, words)),
            .init(words("market.watch.rhythm"), Self.rhythm(of: watch, words)),
            .init(words("market.import.extent.label"), words("market.extent.\(watch.extent.rawValue)")),
            .init(
                words("market.watch.partly.label"),
                words(watch.takesPartly ? "market.yes" : "market.no")
            ),
            .init(words("market.fact.organisation"), organisation ?? words("market.nobody")),
            .init(words("market.watch.looked"), watch.lookedAt.map { words.moment($0) }),
        ])
        editPath = context.link(WatchPaths.edit, here)
        self.arrivals = Self.table(of: arrivals, words)
        let isWaiting = watch.isWantedAgain
        again =
            watch.isActive && !isWaiting && !arrivals.isEmpty
            ? form.view(for: context, action: context.link(WatchPaths.again, here), weight: .plain) : nil
    }

    /// The wish to have the newest list taken once more, after somebody has looked.
    static var againForm: Form { Form("market.watch.again", [Field("shrink", .tick)]) }

    static func place(of watch: FeedWatch, in alliance: String, _ words: Words) -> String {
        switch watch.place {
        case .folder(let name): words("market.watch.in-folder", ["folder": "\(alliance)/\(name.text)"])
        case .address(let address): words("market.watch.at-address", ["host": address.host])
        }
    }

    private static func rhythm(of watch: FeedWatch, _ words: Words) -> String {
        watch.channel == .folder
            ? words("market.watch.always") : words("market.watch.every-hours", ["count": watch.everyHours])
    }

    static func trouble(of arrival: FeedArrival, _ words: Words) -> Trouble? {
        guard arrival.finding.outcome.isAlarming else { return nil }
        return Trouble(
            title: words("market.watch.outcome-text.\(arrival.finding.outcome.rawValue)"),
            sentences: arrival.finding.sentences.list(in: words.language)
        )
    }

    /// The same on a page of several sources.
    static func trouble(of arrival: FeedArrival, from watch: FeedWatch, _ words: Words) -> Trouble? {
        trouble(of: arrival, words).map { trouble in
            Trouble(
                title: words(
                    "market.watch.trouble-of",
                    ["connection": watch.connection, "moment": words.moment(arrival.arrivedAt)]
                ),
                sentences: [trouble.title] + trouble.sentences
            )
        }
    }

    private static func table(of arrivals: [FeedArrival], _ words: Words) -> Table {
        Table(
            words("market.watch.arrivals"),
            columns: [
                .text(words("market.watch.column.arrived")), .text(words("market.watch.column.name")),
                .text(words("market.column.state")), .text(words("market.watch.column.what")),
            ],
            rows: arrivals.map { arrival in
                let (finding, isTaken) = (arrival.finding, [.taken, .withheld].contains(arrival.finding.outcome))
                let numbers = isTaken ? [FeedReportWords(words).numbers(finding.counts)] : []
                return [
                    .text(words.moment(arrival.arrivedAt)), .text(arrival.name),
                    .tag(WatchTags.outcome(finding.outcome, words)),
                    .text((numbers + finding.sentences.list(in: words.language)).joined(separator: " ")),
                ]
            },
            emptyText: words("market.watch.nothing-yet")
        )
    }
}

/// Words with a colour about how fetching stands.
enum WatchTags {
    static func state(of watch: FeedWatch, _ newest: FeedArrival?, _ words: Words) -> Tag {
        guard watch.isActive else { return Tag(.neutral, words("market.watch.paused")) }
        if watch.isWantedAgain { return Tag(.waiting, words("market.watch.wanted")) }
        return newest.map { outcome($0.finding.outcome, words) } ?? Tag(.waiting, words("market.watch.waiting"))
    }

    static func outcome(_ outcome: FeedArrival.Outcome, _ words: Words) -> Tag {
        let kind: Tag.Kind =
            switch outcome {
            case .taken: .good
            case .withheld: .warning
            case .refused, .unreadable, .unreachable: .bad
            }
        return Tag(kind, words("market.watch.outcome.\(outcome.rawValue)"))
    }
}
