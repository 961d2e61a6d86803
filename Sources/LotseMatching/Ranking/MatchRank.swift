/// A place in a list in sixteen bytes: who or what, and how good.
public struct MatchRank: Sendable, Hashable {
    /// Of the vacancy, or of the person.
    public let number: Int
    /// The score, above `clear` where there is no obstacle.
    private let rank: Int32

    /// What being without obstacles is worth: more than any score.
    static let clear: Int32 = 1 << 24

    init(number: Int, rank: Int32) {
        (self.number, self.rank) = (number, rank)
    }

    /// Thousandths of a point.
    public var score: Int { Int(isClear ? rank - Self.clear : rank) }
    /// Nothing stands between.
    public var isClear: Bool { rank >= Self.clear }
}

/// A place in a list, explained.
public struct RankedMatch: Sendable, Hashable {
    /// Of the vacancy, or of the person.
    public let number: Int
    public let assessment: Assessment
}
