import LotseCore
import LotseMatching

/// What counts how much when people and vacancies are compared, and how far obstacles may be gone around
/// ("Vergleichsregeln"): an alliance sets it, and everybody may read it.
struct ComparisonRules: Sendable, Equatable {
    /// Points of each criterion.
    var weights: [Criterion: Int]
    /// Minutes beyond a limit that a way may take and still be shown.
    var minutesBeyond: Int
    /// Hours a week by which the wishes of both sides may miss each other.
    var hoursBeyond: Int
    /// Days that one side may have to wait for the other.
    var daysBeyond: Int
    /// A way of so many minutes or more is worth nothing.
    var commuteSpan: Int
    /// Pay of so many percent of the wish, or less, is worth nothing.
    var payFloor: Int

    /// What holds where an alliance has set nothing.
    static let standard: ComparisonRules = {
        let rules = RankingRules()
        return ComparisonRules(
            weights: Dictionary(uniqueKeysWithValues: Criterion.allCases.map { ($0, $0.standardWeight) }),
            minutesBeyond: rules.mostMinutesBeyond,
            hoursBeyond: rules.mostHoursBeyond,
            daysBeyond: rules.mostDaysBeyond,
            commuteSpan: rules.commuteSpan,
            payFloor: rules.payFloorInPercent
        )
    }()

    static let possiblePoints = 0...RankingRules.mostWeight
    static let possibleMinutes = 0...120
    static let possibleHours = 0...20
    static let possibleDays = 0...365
    static let possibleSpan = 10...180
    static let possibleFloor = 0...99

    /// The points of all criteria together.
    var sum: Int { weights.values.reduce(0, +) }

    func points(_ criterion: Criterion) -> Int { weights[criterion] ?? criterion.standardWeight }

    var engine: RankingRules {
        RankingRules(
            weights: weights,
            mostMinutesBeyond: minutesBeyond,
            mostHoursBeyond: hoursBeyond,
            mostDaysBeyond: daysBeyond,
            commuteSpan: commuteSpan,
            payFloorInPercent: payFloor
        )
    }
}
