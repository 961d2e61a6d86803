/// How well rankings put what is right at the top, over many queries, as the benchmark MELO measures it.
///
/// All texts of the corpus are ranked for each query, several of them are right; of the same score the first of the corpus
/// stands higher. Figures are means over queries; one without any right text counts with 0.
public struct RankingMeasures: Sendable, Hashable {
    public private(set) var queryCount = 0
    private var reciprocalRanks = 0.0
    private var averagePrecisions = 0.0
    private var successes: [Int: Int] = [:]

    /// The places that success is asked for.
    public static let places = [1, 5, 10]

    public init() {}

    /// Mean reciprocal rank: the mean of one by the rank of the first right text.
    public var meanReciprocalRank: Double { mean(reciprocalRanks) }

    /// Mean average precision: at the rank of each right text, the share of right ones up to there.
    public var meanAveragePrecision: Double { mean(averagePrecisions) }

    /// The share of queries with a right text among the first of the ranking, as many of them as `places` has.
    public func success(at place: Int) -> Double { mean(Double(successes[place] ?? 0)) }

    private func mean(_ sum: Double) -> Double { queryCount == 0 ? 0 : sum / Double(queryCount) }

    /// Counts a query.
    ///
    /// - Parameter ranks: of all right texts, counted from one, in any order.
    public mutating func add(ranks: [Int]) {
        queryCount += 1
        let ranks = ranks.sorted()
        guard let first = ranks.first else { return }
        reciprocalRanks += 1 / Double(first)
        let precisions = ranks.enumerated().map { Double($0.offset + 1) / Double($0.element) }
        averagePrecisions += precisions.reduce(0, +) / Double(ranks.count)
        for place in Self.places where first <= place { successes[place, default: 0] += 1 }
    }

    /// The ranks that texts get by their scores, counted from one; of the same score the first stands higher.
    ///
    /// - Parameters:
    ///   - right: numbers of texts.
    ///   - scores: of all texts of the corpus; more is better, and none is NaN.
    /// - Returns: a rank for each of them.
    public static func ranks(of right: [Int], in scores: [Float]) -> [Int] {
        right.map { text in
            let score = scores[text]
            let above = scores[..<text].count { $0 >= score } + scores[(text + 1)...].count { $0 > score }
            return above + 1
        }
    }
}
