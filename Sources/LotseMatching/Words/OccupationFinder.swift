/// Finds the occupations that a title of one language may mean.
///
/// Every label of the language is scored; nothing is skipped. It is made once for a language and asked for many titles.
public struct OccupationFinder: Sendable {
    public let vocabulary: Vocabulary
    /// The numbers of the labels that are searched, in the vocabulary.
    public let labels: [Int]
    private let normaliser: TitleNormaliser
    private let weights: WordWeights
    private let encoder: WordEncoder?
    private let spelling: TrigramIndex
    private let forms: LabelForms
    private var directions: WordDirections
    /// The concepts that have such a label.
    public let concepts: [Int]
    private let conceptDirections: ConceptDirections?
    /// By concept: the code of its group, 0 for none.
    private let conceptGroups: [UInt16]
    private let prior: UnitPrior?

    /// - Parameters:
    ///   - vocabulary: concepts and labels.
    ///   - language: of the titles that will be asked for, for example `de`.
    ///   - kinds: what can be found.
    ///   - encoder: what knows meanings; without it spelling alone decides.
    ///   - directions: where the concepts of the vocabulary point; made here where an encoder comes without them.
    ///   - weights: what each sign counts.
    public init(
        _ vocabulary: Vocabulary,
        language: String,
        kinds: Set<Vocabulary.Kind> = [.occupation],
        encoder: WordEncoder? = nil,
        directions: ConceptDirections? = nil,
        weights: WordWeights? = nil
    ) {
        self.vocabulary = vocabulary
        self.encoder = encoder
        self.weights = weights ?? (encoder == nil ? .spellingOnly : .standard)
        normaliser = TitleNormaliser(language: language)
        labels = vocabulary.labels(in: language).filter { label in
            kinds.contains(vocabulary.kind(of: vocabulary.concept(ofLabel: label)))
        }
        forms = LabelForms(labels, of: vocabulary, language: language)
        spelling = TrigramIndex(forms.titles.map(\.text))
        concepts = forms.concepts
        conceptGroups = concepts.map { vocabulary.groupCodes[$0] }
        self.directions = WordDirections()
        if let encoder {
            for form in forms.titles { self.directions.append(encoder.direction(of: form.text)) }
            conceptDirections = directions ?? ConceptDirections(vocabulary, encoder, kinds: kinds)
        } else {
            conceptDirections = nil
        }
        let hasUnits = vocabulary.labels(in: language).contains { label in
            vocabulary.kind(of: vocabulary.concept(ofLabel: label)) == .unit
        }
        prior = hasUnits ? UnitPrior(vocabulary, language: language) : nil
    }

    /// Whether the vocabulary has anything in the language: where it has not, say so instead of "nothing found".
    public var isSupported: Bool { !labels.isEmpty }

    /// The score of each of `labels` for a title.
    public func scores(for title: String) -> [Float] {
        let scores = signs(of: normaliser.normal(title)).scores(conceptPlaces: forms.conceptPlaces)
        return forms.ofLabels.map { max(scores[Int($0.form)], scores[Int($0.bare)]) }
    }

    /// The score of each of `concepts` for a title: that of its best label.
    public func conceptScores(for title: String) -> [Float] {
        let scores = signs(of: normaliser.normal(title)).scores(conceptPlaces: forms.conceptPlaces)
        return best(scores).scores
    }

    /// What a title may mean.
    ///
    /// - Parameters:
    ///   - title: as people write it, in the finder's language.
    ///   - most: how many candidates at most.
    /// - Returns: candidates, each concept once with its best label; of the same score the first of the vocabulary.
    public func find(_ title: String, most: Int = 10) -> OccupationFinding {
        let normal = normaliser.normal(title)
        let signs = signs(of: normal)
        let best = best(signs.scores(conceptPlaces: forms.conceptPlaces))
        var top = TopList(most: max(most, 2))
        for (concept, score) in best.scores.enumerated() { top.take(concept, score) }
        let candidates = top.entries.map { entry in
            candidate(concept: entry.number, form: Int(best.forms[entry.number]), normal, signs)
        }
        return OccupationFinding(ranked: candidates, most: most, isEmpty: normal.isEmpty)
    }

    /// Of each concept the best form and its score.
    private func best(_ scores: [Float]) -> (scores: [Float], forms: [Int32]) {
        var best = [Float](repeating: -.infinity, count: concepts.count)
        var bestForms = [Int32](repeating: 0, count: concepts.count)
        for (form, concept) in forms.conceptPlaces.enumerated() where scores[form] > best[Int(concept)] {
            (best[Int(concept)], bestForms[Int(concept)]) = (scores[form], Int32(form))
        }
        return (best, bestForms)
    }

    private func candidate(
        concept: Int,
        form: Int,
        _ normal: NormalTitle,
        _ signs: WordSigns
    ) -> OccupationCandidate {
        let parts = signs.contributions(of: form, concept: concept)
        let agreement: OccupationCandidate.Agreement =
            if forms.titles[form].words == normal.words {
                normal.wasAbbreviated || forms.titles[form].wasAbbreviated ? .sameTitleWrittenOut : .sameTitle
            } else if signs.spelling[form] >= 0.3 {
                .similarSpelling
            } else {
                parts.group > parts.meaning + parts.concept ? .sameGroup : .similarMeaning
            }
        return OccupationCandidate(
            concept: concepts[concept],
            label: labels[Int(forms.labels[form])],
            score: parts.sum,
            contributions: parts,
            agreement: agreement
        )
    }

    private func signs(of title: NormalTitle) -> WordSigns {
        let none: [Float] = []
        let direction = encoder?.direction(of: title.text)
        return WordSigns(
            weights: weights,
            spelling: spelling.similarities(to: title.text),
            meaning: direction.map { directions.cosines(to: $0) } ?? none,
            concept: direction.flatMap { conceptDirections?.cosines(of: concepts, to: $0) } ?? none,
            group: prior?.shares(for: title, codes: conceptGroups) ?? none
        )
    }
}
