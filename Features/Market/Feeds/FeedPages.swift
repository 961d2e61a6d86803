import LotseCore
import LotseFormats
import LotseWeb

/// Where lists are handed in; template `market.import`.
struct DeliveryPage: Sendable {
    let form: FormView
    let templates: [Link]
    let sources: Table
    /// Fetched lists that somebody has to look at.
    let troubles: [WatchPage.Trouble]
    /// Where it is said from where lists are fetched; nil for those who may not say so.
    let watchesPath: String?

    static func table(of sources: [FeedSource], _ words: Words) -> Table {
        Table(
            words("market.sources.title"),
            columns: [
                .text(words("market.column.source")), .text(words("market.column.taken")),
                .number(words("market.column.new")), .number(words("market.column.changed")),
                .number(words("market.column.same")), .number(words("market.column.closed")),
                .number(words("market.column.refused")),
            ],
            rows: sources.map { source in
                let counts = source.counts
                let extent = words("market.extent-of.\(source.extent.rawValue)")
                return [
                    .text("\(source.name) (\(extent))"), .text(words.moment(source.takenAt)),
                ]
                    + [counts.new, counts.changed, counts.same, counts.closed, counts.refused]
                    .map { .text(words.number($0)) }
            },
            emptyText: words("market.sources.empty")
        )
    }
}

/// What a list holds and would change; template `market.trial`.
struct TrialPage: Sendable {
    let lead: String
    let alarms: [String]
    let hasAlarms: Bool
    let doubts: [String]
    let hasDoubts: Bool
    let refusals: [String]
    let hasRefusals: Bool
    let more: String?
    let tables: [Table]
    let tolerated: [String]
    let hasTolerated: Bool
    let form: FormView?
    let discard: FormView

    /// As many of each are shown; the rest is counted.
    private static let shown = 30

    init(_ trial: FeedIntake.Trial, _ context: DeliveryContext, _ form: Form) {
        let (words, report, plan) = (context.words, trial.feed.report, trial.plan)
        let sentences = FeedReportWords(words)
        lead = sentences.numbers(trial.counts)
        alarms = report.alarms.map(sentences.sentence)
        hasAlarms = !alarms.isEmpty
        doubts = plan.doubts.compactMap(sentences.sentence)
        hasDoubts = !doubts.isEmpty
        refusals = report.refusals.prefix(Self.shown).map(sentences.sentence)
        hasRefusals = !refusals.isEmpty
        let left = report.refusals.count - refusals.count
        more = left > 0 ? words("market.report.more", ["count": left]) : nil
        tables = [
            Self.table("new", plan.fresh, words), Self.table("changed", plan.changed + plan.reopened, words),
            Self.table("gone", plan.withdrawn + plan.vanished, words),
            Self.table("withheld", plan.withheld, words),
        ].compactMap(\.self)
        tolerated = report.tolerated.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { sentences.sentence($0.key, times: $0.value.count) }
        hasTolerated = !tolerated.isEmpty
        let path = ["delivery": context.delivery.id.text]
        let mayBeTaken = alarms.isEmpty && trial.objection != .nothing && trial.objection != .foreignConnection
        self.form = mayBeTaken ? form.view(for: context, action: context.link(MarketPaths.trial, path)) : nil
        discard = Form("market.discard", []).view(
            for: context,
            action: context.link(MarketPaths.discard, path),
            weight: .plain
        )
    }

    private static func table(_ key: String, _ records: [FeedRecord], _ words: Words) -> Table? {
        guard !records.isEmpty else { return nil }
        let rows = records.prefix(shown).compactMap { record -> [Table.Cell]? in
            ListingContent(record).map { content in
                let facts = ListingFacts(content)
                return [.text(facts.title), .text(facts.place.town ?? ""), .text(record.key.object)]
            }
        }
        return Table(
            caption(key, records.count, words),
            columns: [
                .text(words("market.column.title")), .text(words("market.column.town")),
                .code(words("market.column.key")),
            ],
            rows: rows,
            emptyText: words("market.trial.no-offers")
        )
    }

    private static func table(_ key: String, _ keys: [FeedKey], _ words: Words) -> Table? {
        guard !keys.isEmpty else { return nil }
        return Table(
            caption(key, keys.count, words),
            columns: [.code(words("market.column.key"))],
            rows: keys.prefix(shown).map { [.text($0.object)] },
            emptyText: ""
        )
    }

    private static func caption(_ key: String, _ count: Int, _ words: Words) -> String {
        words("market.trial.\(key)", ["count": count])
    }
}
