package import LotseCore

/// A stretch of time for which an alliance is recognised and paid ("Anerkennung").
///
/// Funders count by them: a report speaks of one recognition.
package struct Recognition: Hashable, Sendable {
    package let id: Identifier<Recognition>
    package let alliance: Identifier<Alliance>
    package var start: Day
    /// The last day; a recognition always has one.
    package var end: Day
    /// Who recognises, such as a Land; empty while nobody noted it.
    package var recogniser: String
    /// What is granted for all of it; nil while nobody noted it.
    package var amount: Money?
    package var version: Int

    package init(
        id: Identifier<Recognition>,
        alliance: Identifier<Alliance>,
        start: Day,
        end: Day,
        recogniser: String = "",
        amount: Money? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.alliance = alliance
        self.start = start
        self.end = end
        self.recogniser = recogniser
        self.amount = amount
        self.version = version
    }

    /// The most that a form takes: a hundred million euros.
    static let largest = Money(cents: 10_000_000_000)

    /// The days; nil where the last lies before the first.
    package var days: Period? { Period(from: start, through: end) }

    /// Refuses days in the wrong order, and days on which another recognition runs.
    package func check(beside others: [Recognition]) throws(NetworkError) {
        guard let days else { throw .endBeforeStart }
        let overlaps = others.contains { other in
            other.id != id && other.days.map { $0.overlaps(days) } ?? false
        }
        guard !overlaps else { throw .recognitionOverlaps }
    }
}
