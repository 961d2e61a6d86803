package import LotseFormats
package import LotseMatching

/// How well titles are found in a corpus of labels, by the protocol of MELO: every label is ranked for each query, and of the
/// same score the first of the corpus stands higher.
///
/// In two orders. Plain: each label by its own score, across languages by that of its concept. Each concept once first: of
/// each concept the label that fits best (or, in another language, its preferred one), then all other labels of all
/// concepts. Across languages the concept is found by its names in the query's own language.
package struct TitleBenchmark: Sendable {
    /// A set of queries with the languages of its sides.
    package struct Task: Sendable {
        package let name: String
        /// Of the queries.
        package let asked: String
        /// Of the corpus.
        package let printed: String
        package let set: MELOSet

        package init(name: String, asked: String, printed: String, set: MELOSet) {
            (self.name, self.asked, self.printed, self.set) = (name, asked, printed, set)
        }
    }

    /// Of `OfficialVocabulary.bytes`.
    private let vocabularies: [[UInt8]]
    private let encoder: WordEncoder?
    private static let kinds: Set<Vocabulary.Kind> = [.occupation, .group]

    package init(_ vocabularies: [OfficialVocabulary], encoder: WordEncoder?) {
        (self.vocabularies, self.encoder) = (vocabularies.map(\.bytes), encoder)
    }

    /// The languages of `pol_q_pl_c_en`: pl and en; nil for other names.
    package static func languages(ofSet name: String) -> (asked: String, printed: String)? {
        let parts = name.split(separator: "_").map(String.init)
        guard parts.count == 5, parts[1] == "q", parts[3] == "c" else { return nil }
        return (parts[2], parts[4])
    }

    /// A finder over what is known, and nothing of a set.
    package func finder(ofTitlesIn language: String) throws -> OccupationFinder {
        var draft = VocabularyDraft()
        for bytes in vocabularies { try draft.add(bytes) }
        return finder(draft.finished(), language)
    }

    private func finder(_ vocabulary: Vocabulary, _ language: String) -> OccupationFinder {
        OccupationFinder(
            vocabulary,
            language: language,
            kinds: Self.kinds,
            encoder: encoder,
            directions: encoder.map { ConceptDirections(vocabulary, $0, kinds: Self.kinds) }
        )
    }

    /// Everything that is made once for a task, before the first query.
    package func prepared(_ task: Task) throws -> Prepared {
        var draft = VocabularyDraft()
        for bytes in vocabularies { try draft.add(bytes) }
        var concepts: [Int] = []
        for element in task.set.corpus {
            let kind: Vocabulary.Kind = element.uri.contains("/isco/") ? .group : .occupation
            let concept = try draft.concept(element.uri) ?? draft.add(element.uri, kind)
            try draft.label(element.text, of: concept, in: task.printed)
            concepts.append(concept)
        }
        return try Prepared(task, finder(draft.finished(), task.asked), concepts)
    }

    /// A task with its finder.
    package struct Prepared: Sendable {
        package let finder: OccupationFinder
        private let benchmark: RankingBenchmark
        /// By text of the corpus: the place of its concept among the finder's, below 0 for one that it does not know.
        private let places: [Int]
        /// By text of the corpus: its place among the finder's labels; empty across languages.
        private let labels: [Int]
        /// Across languages: whether a text of the corpus is what its concept is called.
        private let isName: [Bool]

        /// What a text behind those that speak for their concepts loses: more than every score.
        private static let behind: Float = 10

        init(_ task: Task, _ finder: OccupationFinder, _ concepts: [Int]) throws {
            self.finder = finder
            let (vocabulary, corpus) = (finder.vocabulary, task.set.corpus)
            benchmark = try RankingBenchmark(
                queries: task.set.queries,
                right: task.set.right,
                corpusCount: corpus.count
            )
            let known = Dictionary(uniqueKeysWithValues: finder.concepts.enumerated().map { ($1, $0) })
            places = concepts.map { known[$0] ?? -1 }
            if task.asked == task.printed {
                var byText: [String: Int] = [:]
                for (place, label) in finder.labels.enumerated() {
                    byText["\(vocabulary.concept(ofLabel: label)) \(vocabulary.text(ofLabel: label))"] = place
                }
                labels = corpus.indices.map { byText["\(concepts[$0]) \(corpus[$0].text)"] ?? -1 }
                isName = []
            } else {
                labels = []
                let names = Set(
                    corpus.indices.filter {
                        vocabulary.name(of: concepts[$0], in: task.printed) == corpus[$0].text
                    }.map { concepts[$0] }
                )
                var seen: Set<Int> = []
                isName = corpus.indices.map { text in
                    let concept = concepts[text]
                    let speaks =
                        !names.contains(concept)
                        || vocabulary.name(of: concept, in: task.printed) == corpus[text].text
                    return speaks && seen.insert(concept).inserted
                }
            }
        }

        /// Asks every query, and ranks in both orders.
        package func measure() -> (plain: RankingMeasures, conceptsFirst: RankingMeasures) {
            var (plain, conceptsFirst) = (RankingMeasures(), RankingMeasures())
            for query in benchmark.queries.indices {
                let scores = plainScores(benchmark.queries[query])
                benchmark.add(query, scores, to: &plain)
                benchmark.add(query, labels.isEmpty ? acrossLanguages(scores) : ownLanguage(scores), to: &conceptsFirst)
            }
            return (plain, conceptsFirst)
        }

        /// By text of the corpus: its score, that of its concept across languages.
        private func plainScores(_ query: String) -> [Float] {
            let scores = labels.isEmpty ? finder.conceptScores(for: query) : finder.scores(for: query)
            return (labels.isEmpty ? places : labels).map { $0 < 0 ? -2 * Self.behind : scores[$0] }
        }

        private func ownLanguage(_ scores: [Float]) -> [Float] {
            var best = [Float](repeating: -.infinity, count: finder.concepts.count)
            for (text, label) in labels.enumerated() where label >= 0 {
                best[places[text]] = max(best[places[text]], scores[text])
            }
            return labels.enumerated().map { text, label in
                let score = scores[text]
                guard label >= 0 else { return score }
                guard score == best[places[text]] else { return score - Self.behind }
                // Of several labels that fit alike only the first speaks for the concept.
                best[places[text]] = .infinity
                return score
            }
        }

        private func acrossLanguages(_ scores: [Float]) -> [Float] {
            scores.enumerated().map { text, score in
                places[text] < 0 || isName[text] ? score : score - Self.behind
            }
        }
    }
}

extension TitleBenchmark {
    /// Titles of the Bundesagentur that the crosswalk links to ESCO, among all labels of a language.
    ///
    /// - Parameters:
    ///   - crosswalk: with its links.
    ///   - printed: the language of the corpus.
    /// - Returns: each title once, with the labels of all concepts that it is linked to.
    /// - Throws: for what no vocabulary may hold.
    package func german(_ crosswalk: [OccupationLink], printed: String) throws -> Task {
        var draft = VocabularyDraft()
        for bytes in vocabularies { try draft.add(bytes) }
        let vocabulary = draft.finished()
        let labels = vocabulary.labels(in: printed).filter { label in
            Self.kinds.contains(vocabulary.kind(of: vocabulary.concept(ofLabel: label)))
        }
        let texts = Dictionary(grouping: labels.indices) { vocabulary.id(of: vocabulary.concept(ofLabel: labels[$0])) }
        var (places, queries, right) = ([String: Int](), [String](), [Set<Int>]())
        for link in crosswalk where link.unit != nil {
            guard let own = texts[link.uri] else { continue }
            let place = places[link.key] ?? queries.count
            if place == queries.count {
                places[link.key] = place
                queries.append(link.title)
                right.append([])
            }
            right[place].formUnion(own)
        }
        let corpus = labels.map { label in
            MELOSet.Element(
                text: vocabulary.text(ofLabel: label),
                uri: vocabulary.id(of: vocabulary.concept(ofLabel: label))
            )
        }
        let set = MELOSet(queries: queries, corpus: corpus, right: right.map { $0.sorted() })
        return Task(name: "crosswalk_q_de_c_\(printed)", asked: "de", printed: printed, set: set)
    }
}
