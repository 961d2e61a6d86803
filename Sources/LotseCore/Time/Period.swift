/// A run of days, both ends included; open where an end is missing ("Zeitraum").
package struct Period: Hashable, Sendable, Codable {
    package let start: Day
    /// The last day that belongs to the period; nil while no end is known.
    package let end: Day?

    /// Nil when the end lies before the start.
    package init?(from start: Day, through end: Day? = nil) {
        if let end, end < start { return nil }
        self.start = start
        self.end = end
    }

    package func contains(_ day: Day) -> Bool { start <= day && end.map { day <= $0 } ?? true }

    package func overlaps(_ other: Period) -> Bool {
        let startsInTime = other.end.map { start <= $0 } ?? true
        let endsLate = end.map { other.start <= $0 } ?? true
        return startsInTime && endsLate
    }
}
