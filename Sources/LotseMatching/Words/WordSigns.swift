/// All that is known of a title, computed once for all labels; a sign that is not there is empty.
struct WordSigns {
    let weights: WordWeights
    /// By form of a label.
    let spelling: TrigramIndex.Found
    /// The title's direction, and those of the forms.
    let meaning: (asked: WordDirections.Asked, forms: WordDirections)?
    /// By concept.
    let concept: [Float]
    /// By concept.
    let group: [Float]

    func contributions(of form: Int, concept place: Int) -> WordContributions {
        WordContributions(
            spelling: weights.spelling * spelling.similarity(of: form),
            meaning: meaning.map { weights.meaning * $0.forms.cosine(of: form, to: $0.asked) } ?? 0,
            concept: concept.isEmpty ? 0 : weights.concept * concept[place],
            group: group.isEmpty ? 0 : weights.group * group[place]
        )
    }

    /// The score of each form, in order: the same sums as `contributions`, in one pass.
    ///
    /// - Parameter conceptPlaces: by form, the place of its concept.
    /// - Returns: a number for each form.
    func scores(conceptPlaces: [Int32]) -> [Float] {
        let meanings = meaning.map { $0.forms.cosines(to: $0.asked) } ?? []
        return conceptPlaces.enumerated().map { form, place in
            var score = weights.spelling * spelling.similarity(of: form)
            score += meanings.isEmpty ? 0 : weights.meaning * meanings[form]
            score += concept.isEmpty ? 0 : weights.concept * concept[Int(place)]
            score += group.isEmpty ? 0 : weights.group * group[Int(place)]
            return score
        }
    }

    /// What no form of a concept can exceed: its own signs, the most common letters, and the most that meaning can add.
    ///
    /// - Parameters:
    ///   - place: of the concept.
    ///   - forms: of the concept, at least one.
    /// - Returns: as much as its best form has, or more.
    func bound(ofConcept place: Int, forms: Range<Int>) -> Float {
        own(of: place) + letters(spelling.highest(of: forms)) + mostMeaning
    }

    /// What a form cannot exceed.
    ///
    /// - Parameters:
    ///   - form: of a label.
    ///   - place: of its concept.
    ///   - most: that its direction and the title's have in common; nil where that is not known.
    /// - Returns: as much as its score, or more.
    func bound(of form: Int, concept place: Int, meaning most: Float?) -> Float {
        let meaning = weights.meaning < 0 ? mostMeaning : most.map { weights.meaning * $0 } ?? mostMeaning
        return own(of: place) + letters(spelling.similarity(of: form)) + meaning
    }

    private func own(of place: Int) -> Float {
        (concept.isEmpty ? 0 : weights.concept * concept[place]) + (group.isEmpty ? 0 : weights.group * group[place])
    }

    private func letters(_ similarity: Float) -> Float { max(weights.spelling * similarity, 0) }

    private var mostMeaning: Float { meaning == nil ? 0 : weights.meaning.magnitude * WordDirections.mostCosine }
}
