import LotseCore

/// The days that a report is about, both ends included.
struct ReportPeriod: Sendable, Hashable {
    let start: Day
    let end: Day

    init?(from start: Day, through end: Day) {
        guard start <= end else { return nil }
        self.start = start
        self.end = end
    }

    private init(known start: Day, _ end: Day) {
        self.start = start
        self.end = end
    }

    /// The calendar year of a day.
    static func year(of day: Day) -> ReportPeriod { quarters(of: day.year, 1...4) }

    /// A calendar quarter; nil for other numbers than 1 to 4.
    static func quarter(_ number: Int, of year: Int) -> ReportPeriod? {
        (1...4).contains(number) && (1...9998).contains(year) ? quarters(of: year, number...number) : nil
    }

    /// The four quarters, where the period is a calendar year.
    var quarters: [ReportPeriod] {
        guard self == .year(of: start) else { return [] }
        return (1...4).compactMap { Self.quarter($0, of: start.year) }
    }

    private static func quarters(of year: Int, _ numbers: ClosedRange<Int>) -> ReportPeriod {
        guard let first = Day(year: year, month: numbers.lowerBound * 3 - 2, day: 1) else {
            preconditionFailure("every quarter has a first day")
        }
        let last = first.adding(months: numbers.count * 3).adding(days: -1)
        return ReportPeriod(known: first, last)
    }
}
