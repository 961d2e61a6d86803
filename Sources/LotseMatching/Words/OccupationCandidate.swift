/// An occupation or group that a title may mean, and why.
public struct OccupationCandidate: Sendable, Hashable {
    /// How the title and the label came together.
    public enum Agreement: Sendable, Hashable {
        /// The same words, whatever the gender, the spelling and the order of letters' marks.
        case sameTitle
        /// The same words once short forms are written out.
        case sameTitleWrittenOut
        /// Other words that have much in common with the label.
        case similarSpelling
        /// Hardly a letter in common; the encoder knows that they mean the same.
        case similarMeaning
        /// The German classification of occupations puts the title into the group.
        case sameGroup

        public var isSameTitle: Bool { self == .sameTitle || self == .sameTitleWrittenOut }
    }

    /// The concept's number in the vocabulary.
    public let concept: Int
    /// The number of the label that fits best.
    public let label: Int
    /// The sum of the contributions.
    public let score: Float
    /// What each sign adds to the score; they sum up to it.
    public let contributions: WordContributions
    public let agreement: Agreement
}

/// What each sign adds to the score of a label.
public struct WordContributions: Sendable, Hashable {
    public let spelling: Float
    public let meaning: Float
    public let concept: Float
    public let group: Float

    /// Added in this order, always.
    public var sum: Float { spelling + meaning + concept + group }
}
