/// Finds the occupations that a title of one language may mean.
///
/// Exact: the answer is that of scoring every label of the language; labels that cannot be among the best any more are not
/// compared by meaning. It is made once for a language and asked for many titles.
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
        var best = [Float](repeating: -.infinity, count: concepts.count)
        for (form, concept) in forms.conceptPlaces.enumerated() {
            best[Int(concept)] = max(best[Int(concept)], scores[form])
        }
        return best
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
        let (wanted, most) = (most, max(most, 2))
        var top = TopList(most: most)
        let best = bestForms(most, signs)
        for (concept, form) in best.enumerated() where form.number >= 0 { top.take(concept, form.score) }
        let candidates = top.entries.map { entry in
            candidate(concept: entry.number, form: Int(best[entry.number].number), normal, signs)
        }
        return OccupationFinding(ranked: candidates, most: wanted, isEmpty: normal.isEmpty)
    }

    /// The best form of each concept, below 0 for concepts that cannot be among the best.
    ///
    /// A first look at the forms with the highest bounds says what a concept must reach; only forms whose bound does are
    /// scored.
    private func bestForms(_ most: Int, _ signs: WordSigns) -> [(number: Int32, score: Float)] {
        let bounds = signs.bounds(conceptPlaces: forms.conceptPlaces)
        var first = TopList(most: Self.firstLook * most)
        for (form, bound) in bounds.enumerated() { first.take(form, bound) }
        var reached: [Int32: Float] = [:]
        for form in first.entries.map(\.number) {
            let place = forms.conceptPlaces[form]
            let score = signs.contributions(of: form, concept: Int(place)).sum
            reached[place] = max(reached[place] ?? -.infinity, score)
        }
        let least = reached.count < most ? -Float.infinity : reached.values.sorted(by: >)[most - 1]
        var best = [(number: Int32, score: Float)](repeating: (-1, -.infinity), count: concepts.count)
        // Sums in another order differ in their last digits.
        for (form, bound) in bounds.enumerated() where bound >= least - 0.001 {
            let place = Int(forms.conceptPlaces[form])
            let score = signs.contributions(of: form, concept: place).sum
            if score > best[place].score { best[place] = (Int32(form), score) }
        }
        return best
    }

    /// How many forms the first look takes for each concept that is wanted.
    private static let firstLook = 4

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
        let asked = encoder.map { WordDirections.Asked($0.direction(of: title.text)) }
        return WordSigns(
            weights: weights,
            spelling: spelling.similarities(to: title.text),
            meaning: asked.map { ($0, directions) },
            concept: asked.flatMap { conceptDirections?.cosines(of: concepts, to: $0) } ?? none,
            group: prior?.shares(for: title, codes: conceptGroups) ?? none
        )
    }
}
