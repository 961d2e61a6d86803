/// Where concepts point: the middle of their labels in all languages, each language counting the same.
///
/// Made once for a vocabulary and a model; finders of all languages share it.
public struct ConceptDirections: Sendable {
    /// By concept: its place among the directions, below 0 for one that has none.
    private let places: [Int32]
    private let directions: WordDirections

    /// - Parameters:
    ///   - vocabulary: concepts and labels.
    ///   - encoder: what knows meanings.
    ///   - kinds: what can be found.
    public init(_ vocabulary: Vocabulary, _ encoder: WordEncoder, kinds: Set<Vocabulary.Kind> = [.occupation]) {
        let languages = vocabulary.languageTags.map { ($0, TitleNormaliser(language: $0)) }
        var (places, directions) = ([Int32](repeating: -1, count: vocabulary.conceptCount), WordDirections())
        for concept in 0..<vocabulary.conceptCount where kinds.contains(vocabulary.kind(of: concept)) {
            places[concept] = Int32(directions.count)
            directions.append(Self.middle(of: concept, vocabulary, encoder, languages))
        }
        (self.places, self.directions) = (places, directions)
    }

    private static func middle(
        of concept: Int,
        _ vocabulary: Vocabulary,
        _ encoder: WordEncoder,
        _ languages: [(tag: String, normaliser: TitleNormaliser)]
    ) -> WordDirection {
        var sum = [Float](repeating: 0, count: WordEncoder.dimension)
        for language in languages {
            var own = [Float](repeating: 0, count: WordEncoder.dimension)
            for label in vocabulary.labels(of: concept, in: language.tag) {
                let text = language.normaliser.normal(vocabulary.text(ofLabel: label)).text
                add(encoder.direction(of: text), to: &own)
            }
            add(WordDirection(own), to: &sum)
        }
        return WordDirection(sum)
    }

    private static func add(_ direction: WordDirection, to sum: inout [Float]) {
        for index in sum.indices { sum[index] += direction.parts[index] }
    }

    /// The cosines of some concepts with a direction; 0 for one that has no direction.
    func cosines(of concepts: [Int], to asked: WordDirections.Asked) -> [Float] {
        let all = directions.cosines(to: asked)
        return concepts.map { concept in
            let place = Int(places[concept])
            return place < 0 ? 0 : all[place]
        }
    }
}
