/// All that is known of a title, computed once for all labels; a sign that is not there is empty.
struct WordSigns {
    let weights: WordWeights
    /// By form of a label.
    let spelling: [Float]
    /// The title's direction, and those of the forms.
    let meaning: (asked: WordDirections.Asked, forms: WordDirections)?
    /// By concept.
    let concept: [Float]
    /// By concept.
    let group: [Float]

    func contributions(of form: Int, concept place: Int) -> WordContributions {
        WordContributions(
            spelling: weights.spelling * spelling[form],
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
        sums(conceptPlaces, meaning: meaning.map { $0.forms.cosines(to: $0.asked) } ?? [])
    }

    /// What no form's score exceeds: its other signs, and the most that meaning can add.
    ///
    /// - Parameter conceptPlaces: by form, the place of its concept.
    /// - Returns: a number for each form.
    func bounds(conceptPlaces: [Int32]) -> [Float] {
        let most = meaning == nil ? 0 : weights.meaning.magnitude * WordDirections.mostCosine
        return sums(conceptPlaces, meaning: []).map { $0 + most }
    }

    private func sums(_ conceptPlaces: [Int32], meaning: [Float]) -> [Float] {
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
