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

    /// Reads what was kept; nil for anything else.
    ///
    /// - Parameters:
    ///   - bytes: of `bytes`.
    ///   - count: how many concepts the vocabulary has.
    package init?(_ bytes: [UInt8], conceptCount count: Int) {
        var packed = UnpackedArrays(bytes)
        guard let places: [Int32] = packed.numbers(), let directions = WordDirections(&packed), packed.isAtEnd,
            places.count == count, places.allSatisfy({ $0 < directions.count })
        else { return nil }
        (self.places, self.directions) = (places, directions)
    }

    /// All of it, to be kept.
    package var bytes: [UInt8] {
        var packed = PackedArrays()
        packed.append(places)
        directions.append(to: &packed)
        return packed.bytes
    }

    /// Whether some concepts, at even distances, still point where they did: what makes directions of labels changes with
    /// the model and with the program.
    ///
    /// - Parameters:
    ///   - count: how many are looked at.
    ///   - vocabulary: that the directions were made of.
    ///   - encoder: what knows meanings.
    /// - Returns: whether all of those are the same to the bit.
    package func isCurrent(by count: Int, _ vocabulary: Vocabulary, _ encoder: WordEncoder) -> Bool {
        let languages = vocabulary.languageTags.map { ($0, TitleNormaliser(language: $0)) }
        let concepts = places.indices.filter { places[$0] >= 0 }
        for concept in stride(from: 0, to: concepts.count, by: max(1, concepts.count / count)).map({ concepts[$0] }) {
            var own = WordDirections()
            own.append(Self.middle(of: concept, vocabulary, encoder, languages))
            if !own.equal(directions, at: Int(places[concept])) { return false }
        }
        return true
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

    /// How one of some directions stands to a concept's; nil where the concept has none.
    func lean(of number: Int, in others: WordDirections, to concept: Int) -> DirectionLean? {
        let place = Int(places[concept])
        guard place >= 0 else { return nil }
        let (own, other) = (directions.length(of: place), others.length(of: number))
        guard own > 0 else { return nil }
        return DirectionLean(along: others.product(of: number, with: directions, at: place) / own, length: other)
    }

    /// How long the directions of some concepts are; 0 for one that has none.
    func lengths(of concepts: [Int]) -> [Float] {
        concepts.map { places[$0] < 0 ? 0 : directions.length(of: Int(places[$0])) }
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
