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
    private var conceptDirections: WordDirections
    /// By concept: the code of its group, 0 for none.
    private let conceptGroups: [UInt16]
    private let prior: UnitPrior?

    /// - Parameters:
    ///   - vocabulary: concepts and labels.
    ///   - language: of the titles that will be asked for, for example `de`.
    ///   - kinds: what can be found.
    ///   - encoder: what knows meanings; without it spelling alone decides.
    ///   - otherLanguages: languages whose labels also say what a concept means; each counts like the finder's own.
    ///   - weights: what each sign counts.
    public init(
        _ vocabulary: Vocabulary,
        language: String,
        kinds: Set<Vocabulary.Kind> = [.occupation],
        encoder: WordEncoder? = nil,
        otherLanguages: [String] = [],
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
        (directions, conceptDirections) = (WordDirections(), WordDirections())
        if let encoder {
            for form in forms.titles { directions.append(encoder.direction(of: form.text)) }
            let languages = [language] + otherLanguages.filter { $0 != language }
            let middles = ConceptMiddles(vocabulary, encoder, languages: languages)
            for concept in concepts { conceptDirections.append(middles.direction(of: concept)) }
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
        let signs = WordSigns(normaliser.normal(title), self)
        let scores = forms.titles.indices.map { signs.contributions(of: $0, self).sum }
        return forms.ofLabels.map { max(scores[Int($0.form)], scores[Int($0.bare)]) }
    }

    /// The score of each of `concepts` for a title: that of its best label.
    public func conceptScores(for title: String) -> [Float] {
        let signs = WordSigns(normaliser.normal(title), self)
        var scores = [Float](repeating: -.infinity, count: concepts.count)
        for form in forms.titles.indices {
            let concept = Int(forms.conceptPlaces[form])
            scores[concept] = max(scores[concept], signs.contributions(of: form, self).sum)
        }
        return scores
    }

    /// What a title may mean.
    ///
    /// - Parameters:
    ///   - title: as people write it, in the finder's language.
    ///   - most: how many candidates at most.
    /// - Returns: candidates, each concept once with its best label; of the same score the first of the vocabulary.
    public func find(_ title: String, most: Int = 10) -> OccupationFinding {
        let normal = normaliser.normal(title)
        let signs = WordSigns(normal, self)
        var best = [Float](repeating: -.infinity, count: concepts.count)
        var bestForms = [Int32](repeating: 0, count: concepts.count)
        for form in forms.titles.indices {
            let (concept, score) = (Int(forms.conceptPlaces[form]), signs.contributions(of: form, self).sum)
            if score > best[concept] { (best[concept], bestForms[concept]) = (score, Int32(form)) }
        }
        var top = TopList(most: max(most, 2))
        for (concept, score) in best.enumerated() { top.take(concept, score) }
        let candidates = top.entries.map { entry in
            candidate(concept: entry.number, form: Int(bestForms[entry.number]), normal, signs)
        }
        return OccupationFinding(ranked: candidates, most: most, isEmpty: normal.isEmpty)
    }

    private func candidate(
        concept: Int,
        form: Int,
        _ normal: NormalTitle,
        _ signs: WordSigns
    ) -> OccupationCandidate {
        let parts = signs.contributions(of: form, self)
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

    /// All that is known of a title, computed once for all labels.
    private struct WordSigns {
        let spelling: [Float]
        private let meaning: [Float]
        /// By concept.
        private let concept: [Float]
        /// By concept.
        private let group: [Float]

        init(_ title: NormalTitle, _ finder: OccupationFinder) {
            spelling = finder.spelling.similarities(to: title.text)
            if let encoder = finder.encoder {
                let direction = encoder.direction(of: title.text)
                meaning = finder.directions.cosines(to: direction)
                concept = finder.conceptDirections.cosines(to: direction)
            } else {
                (meaning, concept) = ([], [])
            }
            group = finder.prior?.shares(for: title, codes: finder.conceptGroups) ?? []
        }

        func contributions(of form: Int, _ finder: OccupationFinder) -> WordContributions {
            let place = Int(finder.forms.conceptPlaces[form])
            return WordContributions(
                spelling: finder.weights.spelling * spelling[form],
                meaning: meaning.isEmpty ? 0 : finder.weights.meaning * meaning[form],
                concept: concept.isEmpty ? 0 : finder.weights.concept * concept[place],
                group: group.isEmpty ? 0 : finder.weights.group * group[place]
            )
        }
    }
}
