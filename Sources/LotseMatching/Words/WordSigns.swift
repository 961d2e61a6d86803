/// All that is known of a title, computed once for all labels; a sign that is not there is empty.
struct WordSigns {
    let weights: WordWeights
    /// By form of a label.
    let spelling: [Float]
    /// By form of a label.
    let meaning: [Float]
    /// By concept.
    let concept: [Float]
    /// By concept.
    let group: [Float]

    func contributions(of form: Int, concept place: Int) -> WordContributions {
        WordContributions(
            spelling: weights.spelling * spelling[form],
            meaning: meaning.isEmpty ? 0 : weights.meaning * meaning[form],
            concept: concept.isEmpty ? 0 : weights.concept * concept[place],
            group: group.isEmpty ? 0 : weights.group * group[place]
        )
    }

    /// The score of each form, in order: the same sums as `contributions`, in one pass.
    ///
    /// - Parameter conceptPlaces: by form, the place of its concept.
    /// - Returns: a number for each form.
    func scores(conceptPlaces: [Int32]) -> [Float] {
        let ofConcept = concept.map { weights.concept * $0 }
        let ofGroup = group.map { weights.group * $0 }
        return [Float](unsafeUninitializedCapacity: conceptPlaces.count) { scores, filled in
            for (form, place) in conceptPlaces.enumerated() {
                var score = weights.spelling * spelling[form]
                score += meaning.isEmpty ? 0 : weights.meaning * meaning[form]
                score += ofConcept.isEmpty ? 0 : ofConcept[Int(place)]
                score += ofGroup.isEmpty ? 0 : ofGroup[Int(place)]
                scores.initializeElement(at: form, to: score)
            }
            filled = conceptPlaces.count
        }
    }
}
