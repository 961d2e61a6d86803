import LotseCore
import LotseWeb

/// What somebody asked the report for, as the page's address says it.
struct ReportChoice: Sendable, Equatable {
    enum Scope: String, CaseIterable, Sendable {
        case own
        case alliance
    }

    let scope: Scope
    let period: ReportPeriod
    /// The typed days could not be read, so that the current year stands in for them.
    let hasUnreadableDays: Bool

    /// - Parameters:
    ///   - query: `from` and `to`, or `quarter` as `2026` or `2026-1`.
    ///   - today: for what is usual: the current year.
    ///   - isProtected: only calendar quarters and years may be asked for, lest periods be subtracted.
    init(_ query: FormData, today: Day, isProtected: Bool) {
        scope = Scope(rawValue: query["scope"]) ?? .own
        let usual = ReportPeriod.year(of: today)
        if isProtected {
            period = Self.raster(query["quarter"]) ?? usual
            hasUnreadableDays = false
        } else {
            let typed = Form("cases.report", [Field("from", .day), Field("to", .day)]).reading(query)
            let days = typed.isValid ? (typed.day("from"), typed.day("to")) : (nil, nil)
            let chosen = days.0.flatMap { start in days.1.flatMap { ReportPeriod(from: start, through: $0) } }
            period = chosen ?? Self.raster(query["quarter"]) ?? usual
            hasUnreadableDays = chosen == nil && !(query["from"] + query["to"]).isEmpty
        }
    }

    private static func raster(_ text: String) -> ReportPeriod? {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"))
        guard let year = parts.first.flatMap({ Digits.value($0) }), (2000...9998).contains(year) else { return nil }
        if parts.count == 1 { return Day(year: year, month: 1, day: 1).map { ReportPeriod.year(of: $0) } }
        return parts.count == 2 ? Digits.value(parts[1]).flatMap { ReportPeriod.quarter($0, of: year) } : nil
    }

    /// The choice as a query, for links to other views of it.
    var query: String { "scope=\(scope.rawValue)&from=\(period.start)&to=\(period.end)" }
}

/// A report before it is shown: figures of a period as the reader may see them.
struct Report: Sendable {
    let access: ReportAccess
    let hasChoice: Bool
    let choice: ReportChoice
    let counts: ReportCounts
    let grids: [ReportGrid]

    var period: ReportPeriod { choice.period }

    init(
        access: ReportAccess,
        hasChoice: Bool,
        choice: ReportChoice,
        counts: ReportCounts,
        quarters: [ReportCounts] = []
    ) {
        self.access = access
        self.hasChoice = hasChoice
        self.choice = choice
        self.counts = counts
        // Single countries and places would let hidden numbers be found by subtracting from their group.
        let kinds: [ReportGrid.Kind] = access.isProtected ? [.sex, .group] : ReportGrid.Kind.allCases
        grids = kinds.map { ReportGrid($0, of: counts, quarters: quarters, isProtected: access.isProtected) }
    }

    /// The sum of a figure; nil where one of the tables would give a hidden number away.
    func total(_ figure: ReportFigure) -> Int? {
        let totals = grids.filter { $0.columns.contains(figure) }.map { $0.total(figure) }
        return totals.contains { $0 == nil } ? nil : counts.total(figure)
    }

    /// The share of women among those advised; nil where it is hidden.
    func women(_ figure: ReportFigure) -> WomenShare? {
        guard let grid = grids.first(where: { $0.kind == .sex }), let column = grid.columns.firstIndex(of: figure),
            grid.cells.allSatisfy({ $0[column] != nil }), total(figure) != nil
        else { return nil }
        return WomenShare(counts, figure)
    }
}

/// Names of rows and numbers of a report in the reader's language.
struct ReportWords: Sendable {
    let words: Words
    let placeNames: [String: String]

    func row(_ row: ReportGrid.Row) -> String {
        switch row {
        case .sex(let sex): words("cases.sex.\(sex.rawValue)")
        case .group(let group): words("cases.country-group.\(group.rawValue)")
        case .country(let country): country.map { words.country($0) } ?? words("form.unknown")
        case .place(""): words("form.unknown")
        case .place(let place): placeNames[place] ?? place
        }
    }

    func number(_ number: Int?) -> String {
        number.map { words.number($0) } ?? words("cases.report.hidden")
    }

    func share(_ share: WomenShare?) -> String {
        guard let share else { return words("cases.report.hidden") }
        return words(
            "cases.report.women",
            [
                "share": words.percent(share.women, of: share.known), "women": words.number(share.women),
                "known": words.number(share.known), "unknown": words.number(share.unknown),
                "missing": words.percent(share.unknown, of: share.known + share.unknown),
            ]
        )
    }
}
