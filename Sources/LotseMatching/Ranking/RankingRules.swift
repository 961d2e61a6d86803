/// What counts how much in a ranking, and how far obstacles may be gone around: an alliance sets it, and publishes it.
public struct RankingRules: Sendable, Hashable {
    /// By `Criterion.rawValue`.
    let weights: [Int32]
    /// What so many shared digits are worth in thousandths, from none to four.
    public let nearness: [Int]
    /// Fewer shared digits than this, and a vacancy is of another trade: neither listed nor counted.
    public let leastDigits: Int
    /// How many minutes beyond the limit a way may take and still be shown.
    public let mostMinutesBeyond: Int
    /// By how many hours a week the wishes of both sides may miss each other.
    public let mostHoursBeyond: Int
    /// How many days one side may have to wait for the other.
    public let mostDaysBeyond: Int
    /// A way that takes so many minutes or more is worth nothing.
    public let commuteSpan: Int
    /// Pay of so many percent of the wish, or less, is worth nothing.
    public let payFloorInPercent: Int

    /// Numbers out of range are set to the nearest that can be.
    ///
    /// - Parameters:
    ///   - weights: points of each criterion, 0 to `mostWeight`; the standard where it is absent.
    ///   - nearness: five numbers from 0 to 1,000 that never fall.
    ///   - leastDigits: 0 to 4.
    ///   - mostMinutesBeyond: 0 to 600.
    ///   - mostHoursBeyond: 0 to 100.
    ///   - mostDaysBeyond: 0 to 3,650.
    ///   - commuteSpan: 1 to 600 minutes.
    ///   - payFloorInPercent: 0 to 99.
    public init(
        weights: [Criterion: Int] = [:],
        nearness: [Int] = [0, 150, 400, 700, 1_000],
        leastDigits: Int = 2,
        mostMinutesBeyond: Int = 15,
        mostHoursBeyond: Int = 5,
        mostDaysBeyond: Int = 90,
        commuteSpan: Int = 90,
        payFloorInPercent: Int = 70
    ) {
        self.weights = Criterion.allCases.map {
            Int32(min(max(weights[$0] ?? $0.standardWeight, 0), Self.mostWeight))
        }
        var shares: [Int] = []
        for digits in 0...4 {
            let share = digits < nearness.count ? nearness[digits] : Share.full
            shares.append(min(max(share, shares.last ?? 0), Share.full))
        }
        self.nearness = shares
        self.leastDigits = min(max(leastDigits, 0), 4)
        self.mostMinutesBeyond = min(max(mostMinutesBeyond, 0), 600)
        self.mostHoursBeyond = min(max(mostHoursBeyond, 0), Seeker.mostHours)
        self.mostDaysBeyond = min(max(mostDaysBeyond, 0), 3_650)
        self.commuteSpan = min(max(commuteSpan, 1), 600)
        self.payFloorInPercent = min(max(payFloorInPercent, 0), 99)
    }

    public static let mostWeight = 1_000

    /// The points of a criterion that is met in full.
    public func weight(_ criterion: Criterion) -> Int { Int(weights[criterion.rawValue]) }

    /// What a share of a criterion adds to the score: points times thousandths, so that nothing is ever rounded.
    func points(_ criterion: Criterion, _ share: Int) -> Int32 { weights[criterion.rawValue] * Int32(share) }

    /// The most that one can reach: the sum of all weights, in thousandths of a point.
    public var mostScore: Int { weights.reduce(0) { $0 + Int($1) } * Share.full }
}
