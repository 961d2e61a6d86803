package import LotseMatching

/// What takes seconds to make of imported vocabularies, to be kept: where their concepts point, and the units of the KldB
/// that nobody names.
package struct MadeVocabulary: Sendable {
    /// Nil without an encoder.
    let directions: ConceptDirections?
    /// By concept: the code that was guessed, 0 for one that needs none or has none.
    let guesses: [Int32]
    private let fingerprint: UInt64

    /// Another one where it is made otherwise: another rule of `UnitGuess`, for one.
    private static let format = "LOTSEMADE1"
    /// As many concepts are made again to see whether what was kept is still what would be made.
    private static let looks = 40

    /// Makes all of it.
    ///
    /// - Parameters:
    ///   - vocabulary: the core and what was imported.
    ///   - encoder: what knows meanings; without it spelling alone decides.
    /// - Returns: what was made, and the finder of German titles that was needed for it.
    static func make(
        of vocabulary: Vocabulary,
        _ encoder: WordEncoder?
    ) -> (made: MadeVocabulary, german: OccupationFinder) {
        let directions = encoder.map { ConceptDirections(vocabulary, $0, kinds: OccupationCatalogue.kinds) }
        let german = OccupationFinder(
            vocabulary,
            language: "de",
            kinds: OccupationCatalogue.kinds,
            encoder: encoder,
            directions: directions
        )
        var guesses = [Int32](repeating: 0, count: vocabulary.conceptCount)
        for (concept, code) in UnitGuess.units(in: vocabulary, german) { guesses[concept] = Int32(code) }
        let made = MadeVocabulary(
            directions: directions,
            guesses: guesses,
            fingerprint: Self.fingerprint(of: vocabulary, encoder)
        )
        return (made, german)
    }

    private init(directions: ConceptDirections?, guesses: [Int32], fingerprint: UInt64) {
        (self.directions, self.guesses, self.fingerprint) = (directions, guesses, fingerprint)
    }

    /// Reads what was kept; nil where it is of another vocabulary, of another model, or would now be made otherwise.
    ///
    /// - Parameters:
    ///   - bytes: of `bytes`.
    ///   - vocabulary: that it has to be of.
    ///   - encoder: that it has to be made with.
    init?(_ bytes: [UInt8], of vocabulary: Vocabulary, _ encoder: WordEncoder?) {
        var packed = UnpackedArrays(bytes)
        guard packed.text() == Self.format, let prints: [UInt64] = packed.numbers(),
            prints == [Self.fingerprint(of: vocabulary, encoder)], let guesses: [Int32] = packed.numbers(),
            guesses.count == vocabulary.conceptCount, let kept: [UInt8] = packed.numbers(), packed.isAtEnd
        else { return nil }
        var directions: ConceptDirections?
        if let encoder {
            directions = ConceptDirections(kept, conceptCount: vocabulary.conceptCount)
            guard directions?.isCurrent(by: Self.looks, vocabulary, encoder) == true else { return nil }
        }
        self.init(directions: directions, guesses: guesses, fingerprint: prints[0])
    }

    /// All of it.
    package var bytes: [UInt8] {
        var packed = PackedArrays()
        packed.append(Self.format)
        packed.append([fingerprint])
        packed.append(guesses)
        packed.append(directions?.bytes ?? [])
        return packed.bytes
    }

    private static func fingerprint(of vocabulary: Vocabulary, _ encoder: WordEncoder?) -> UInt64 {
        vocabulary.fingerprint ^ (encoder?.fingerprint ?? 0).byteSwapped
    }
}
