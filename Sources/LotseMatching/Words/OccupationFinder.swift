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
    private let directions: WordDirections
    /// By form: how it stands to its concept; empty without an encoder.
    private let leans: [DirectionLean]
    /// By concept: how long its direction is; 0 where it has none.
    private let conceptLengths: [Float]
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
        if let encoder {
            var own = WordDirections()
            for form in forms.titles { own.append(encoder.direction(of: form.text)) }
            let all = directions ?? ConceptDirections(vocabulary, encoder, kinds: kinds)
            let (concepts, places) = (forms.concepts, forms.conceptPlaces)
            leans = places.indices.map { form in
                all.lean(of: form, in: own, to: concepts[Int(places[form])]) ?? DirectionLean(along: 0, length: 1)
            }
            conceptLengths = all.lengths(of: concepts)
            (self.directions, conceptDirections) = (own, all)
        } else {
            (self.directions, leans, conceptLengths, conceptDirections) = (WordDirections(), [], [], nil)
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
    /// A first look at the concepts with the highest bounds says what the others must reach; of those only the ones whose
    /// bound does are looked at, and of their forms only those that may be the best.
    private func bestForms(_ most: Int, _ signs: WordSigns) -> [(number: Int32, score: Float)] {
        let bounds = concepts.indices.map { signs.bound(ofConcept: $0, forms: forms.forms(ofConcept: $0)) }
        var first = TopList(most: Self.firstLook * most)
        for (place, bound) in bounds.enumerated() { first.take(place, bound) }
        var best = [(number: Int32, score: Float)](repeating: (-1, -.infinity), count: concepts.count)
        var reached = TopList(most: most)
        for place in first.entries.map(\.number) {
            best[place] = bestForm(ofConcept: place, signs)
            reached.take(place, best[place].score)
        }
        for (place, bound) in bounds.enumerated() where best[place].number < 0 {
            let least = reached.entries.count < most ? -Float.infinity : reached.entries[most - 1].score
            guard bound >= least - Self.rounding else { continue }
            best[place] = bestForm(ofConcept: place, signs)
            reached.take(place, best[place].score)
        }
        return best
    }

    /// The form of a concept with the highest score, the first of those that have the same.
    private func bestForm(ofConcept place: Int, _ signs: WordSigns) -> (number: Int32, score: Float) {
        let lean = signs.meaning.flatMap { asked, _ -> DirectionLean? in
            guard !leans.isEmpty, conceptLengths[place] > 0 else { return nil }
            return DirectionLean(along: signs.concept[place] / conceptLengths[place], length: asked.length)
        }
        var best = (number: Int32(-1), score: -Float.infinity)
        for form in forms.forms(ofConcept: place) {
            let most = lean.map { leans[form].most(with: $0) }
            guard signs.bound(of: form, concept: place, meaning: most) >= best.score - Self.rounding else { continue }
            let score = signs.contributions(of: form, concept: place).sum
            if score > best.score { best = (Int32(form), score) }
        }
        return best
    }

    /// How many concepts the first look takes for each that is wanted.
    private static let firstLook = 4
    /// Sums in another order differ in their last digits.
    private static let rounding: Float = 0.001

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
            } else if signs.spelling.similarity(of: form) >= 0.3 {
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
            spelling: spelling.found(for: title.text),
            meaning: asked.map { ($0, directions) },
            concept: asked.flatMap { conceptDirections?.cosines(of: concepts, to: $0) } ?? none,
            group: prior?.shares(for: title, codes: conceptGroups) ?? none
        )
    }
}
