/// The answer to a title: what it may mean, best first, and whether to believe the first.
public struct OccupationFinding: Sendable, Hashable {
    /// What to do with the candidates.
    public enum Verdict: Sendable, Hashable {
        /// The first candidate can be taken.
        case clear
        /// A person chooses among the candidates.
        case choose
        /// Nothing comes near: say that the title is not known.
        case unknown
    }

    public let candidates: [OccupationCandidate]
    public let verdict: Verdict

    /// Below this the first candidate has next to nothing in common with the title.
    ///
    /// Measured on 3,414 titles of the Bundesagentur's crosswalk, which nothing was learned from, against the built-in
    /// vocabulary: below it the right unit is among the first six for one title in ten, and nonsense lies there.
    public static let leastScore: Float = 0.4
    /// A first candidate of other words must reach this to be taken.
    ///
    /// On the same titles the first is right to the fifth digit in 93 of 100 cases from here on, in 67 from 0.8 to here.
    public static let leastClearScore: Float = 0.9
    /// By this much a first candidate of other words must stand above the next to be taken.
    public static let leastLead: Float = 0.05

    /// - Parameters:
    ///   - ranked: at least two where there are as many, best first.
    ///   - most: how many of them are the answer.
    ///   - isEmpty: whether the title holds no word.
    init(ranked: [OccupationCandidate], most: Int, isEmpty: Bool) {
        let near = isEmpty ? [] : ranked.filter { $0.score >= Self.leastScore }
        candidates = Array(near.prefix(most))
        verdict = Self.verdict(on: near) { $0 }
    }

    /// Whether to believe the first where concepts may stand for the same thing.
    ///
    /// - Parameters:
    ///   - candidates: those that come near, best first.
    ///   - meaning: what a concept stands for; two of one meaning do not stand against each other.
    /// - Returns: what to do with them.
    public static func verdict<Meaning: Equatable>(
        on candidates: [OccupationCandidate],
        meaning: (Int) -> Meaning
    ) -> Verdict {
        guard let first = candidates.first else { return .unknown }
        let other = candidates.first { meaning($0.concept) != meaning(first.concept) }
        // One title for two occupations is a question, however near it is.
        let isOnly = first.agreement.isSameTitle && other?.agreement.isSameTitle != true
        let isFarAbove = first.score >= leastClearScore && first.score - (other?.score ?? 0) >= leastLead
        return isOnly || isFarAbove ? .clear : .choose
    }
}
