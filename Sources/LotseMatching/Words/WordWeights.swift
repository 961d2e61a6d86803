/// What each sign that a label fits counts, when labels are ranked for a title.
public struct WordWeights: Sendable, Hashable {
    /// Letters in common (`TrigramIndex`).
    public var spelling: Float
    /// The direction of the label (`WordEncoder`).
    public var meaning: Float
    /// The direction of all labels of the concept together, in all languages (`ConceptDirections`).
    public var concept: Float
    /// The group that the German classification of occupations gives.
    public var group: Float

    public init(spelling: Float, meaning: Float, concept: Float, group: Float) {
        self.spelling = spelling
        self.meaning = meaning
        self.concept = concept
        self.group = group
    }

    /// With an encoder; one for all languages, fixed before anything was measured.
    public static let standard = WordWeights(spelling: 0.4, meaning: 0.3, concept: 0.4, group: 0.15)
    /// Without one.
    public static let spellingOnly = WordWeights(spelling: 1, meaning: 0, concept: 0, group: 0.15)
}
