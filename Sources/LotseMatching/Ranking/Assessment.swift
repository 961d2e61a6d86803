/// How somebody and a vacancy fit, criterion by criterion, and what stands between them.
public struct Assessment: Sendable, Hashable {
    /// What a criterion was judged by: numbers that a catalogue turns into words.
    public enum Fact: Sendable, Hashable {
        /// The trade that is nearest, and how many digits it shares.
        case occupation(nearest: Int, digits: Int)
        case level(has: Int, needs: Int)
        /// Skills that are there, being learnt and missing, in the order of the vacancy.
        case skills(has: [Int], learning: [Int], missing: [Int])
        case german(has: LanguageLevel, needs: LanguageLevel)
        /// Shifts that are needed and somebody is not ready for.
        case shifts(unready: Shifts)
        /// Gross cents a month; 0 where it is not known or nothing is wished.
        case pay(offered: Int64, wished: Int64)
        case commute(TravelMode, TravelTime)
        /// Somebody would move: no way is known.
        case noCommute
        case contract(offered: Contract?, wished: Set<Contract>)
        case family(offered: FamilyTerms, wished: FamilyTerms)
        case help(offered: EmployerHelp, wished: EmployerHelp)
    }

    /// What one criterion adds.
    public struct Contribution: Sendable, Hashable {
        public let criterion: Criterion
        /// Thousandths of a point.
        public let points: Int
        /// What it would add if it were met in full.
        public let most: Int
        public let fact: Fact
    }

    /// One for each criterion, in their order; their points add up to the score exactly.
    public let contributions: [Contribution]
    /// In the order of their kinds; empty where nothing stands between.
    public let obstacles: [Obstacle]

    /// Thousandths of a point.
    public var score: Int { contributions.reduce(0) { $0 + $1.points } }

    /// The first obstacle without any way around, for which a vacancy is not listed.
    public var blocking: Obstacle? { obstacles.first { $0.way == nil } }

    /// What lists are sorted by: all without an obstacle come before all with one, then the score decides.
    ///
    /// Nil where there is an obstacle without a way around.
    var rank: Int32? {
        blocking == nil ? Int32(score) + (obstacles.isEmpty ? MatchRank.clear : 0) : nil
    }
}
