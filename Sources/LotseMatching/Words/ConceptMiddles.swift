/// Where concepts point: the middle of their labels, each language counting the same.
struct ConceptMiddles {
    private let vocabulary: Vocabulary
    private let encoder: WordEncoder
    private let languages: [(tag: String, normaliser: TitleNormaliser)]

    init(_ vocabulary: Vocabulary, _ encoder: WordEncoder, languages: [String]) {
        (self.vocabulary, self.encoder) = (vocabulary, encoder)
        self.languages = languages.map { ($0, TitleNormaliser(language: $0)) }
    }

    func direction(of concept: Int) -> WordDirection {
        var sum = [SIMD8<Float>](repeating: .zero, count: WordEncoder.width)
        for language in languages {
            var own = [SIMD8<Float>](repeating: .zero, count: WordEncoder.width)
            for label in vocabulary.labels(of: concept, in: language.tag) {
                let text = language.normaliser.normal(vocabulary.text(ofLabel: label)).text
                let parts = encoder.direction(of: text).parts
                for index in own.indices { own[index] += parts[index] }
            }
            let parts = WordDirection(own).parts
            for index in sum.indices { sum[index] += parts[index] }
        }
        return WordDirection(sum)
    }
}
