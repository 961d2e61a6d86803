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
    public static let leastScore: Float = 0.25
    /// By this much a first candidate of other words must stand above the second to be taken.
    public static let leastLead: Float = 0.15

    /// - Parameters:
    ///   - ranked: at least two where there are as many, best first.
    ///   - most: how many of them are the answer.
    ///   - isEmpty: whether the title holds no word.
    init(ranked: [OccupationCandidate], most: Int, isEmpty: Bool) {
        let near = isEmpty ? [] : ranked.filter { $0.score >= Self.leastScore }
        candidates = Array(near.prefix(most))
        guard let first = near.first else {
            verdict = .unknown
            return
        }
        let isSame = { (candidate: OccupationCandidate) in
            candidate.agreement == .sameTitle || candidate.agreement == .sameTitleWrittenOut
        }
        let lead = near.count > 1 ? first.score - near[1].score : first.score
        // One title for two occupations is a question, however near it is.
        let isOnly = isSame(first) && !(near.count > 1 && isSame(near[1]))
        verdict = isOnly || lead >= Self.leastLead ? .clear : .choose
    }
}
