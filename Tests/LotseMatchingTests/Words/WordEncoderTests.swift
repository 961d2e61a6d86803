import LotseCore
import Testing

@testable import LotseMatching

@Suite struct WordEncoderTests {
    private static func encoder(seed: UInt64, bits: Int = 6) throws -> (WordEncoder, [Float]) {
        var random = SplitMix64(seed: seed)
        let vectors = (0..<((1 << bits) * WordEncoder.dimension)).map { _ in Float.random(in: -1...1, using: &random) }
        return (try WordEncoder(vectors: vectors, bits: bits), vectors)
    }

    @Test func `a model that is written can be read`() throws {
        let (encoder, _) = try Self.encoder(seed: 1)
        let bytes = encoder.bytes
        #expect(bytes.count == 20 + 64 * 100 + 8)
        #expect(try WordEncoder(bytes) == encoder)
    }

    @Test func `a direction is the sum of the vectors but for rounding`() throws {
        let (encoder, vectors) = try Self.encoder(seed: 2)
        for text in ["koch", "altenpfleg", "медична сестра", "a"] {
            var sum = [Float](repeating: 0, count: WordEncoder.dimension)
            for bucket in WordFeatures.buckets(of: text, bits: 6) {
                for place in sum.indices { sum[place] += vectors[Int(bucket) * WordEncoder.dimension + place] }
            }
            #expect(encoder.direction(of: text).cosine(to: WordDirection(sum)) > 0.999)
            #expect(abs(encoder.direction(of: text).cosine(to: encoder.direction(of: text)) - 1) < 1e-5)
        }
        #expect(encoder.direction(of: "").cosine(to: encoder.direction(of: "koch")) == 0)
    }

    @Test func `many directions give the same cosines as one by one but for rounding`() throws {
        let (encoder, _) = try Self.encoder(seed: 3)
        let texts = ["koch", "maurer", "", "maler und lackierer"]
        var directions = WordDirections()
        for text in texts { directions.append(encoder.direction(of: text)) }
        let asked = encoder.direction(of: "maler")
        for (text, cosine) in zip(texts, directions.cosines(to: WordDirections.Asked(asked))) {
            #expect(abs(cosine - encoder.direction(of: text).cosine(to: asked)) < 0.01)
        }
    }

    @Test func `no damaged model is believed`() throws {
        let bytes = try Self.encoder(seed: 4, bits: 4).0.bytes
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var broken = bytes
            broken[place] ^= 0x40
            #expect(throws: WordEncoder.Fault.self) { try WordEncoder(broken) }
        }
        #expect(throws: WordEncoder.Fault.tooShort) { try WordEncoder([]) }
        #expect(throws: WordEncoder.Fault.otherFormat) { try WordEncoder([UInt8](repeating: 0, count: 99)) }
        #expect(throws: WordEncoder.Fault.lengthDiffers(expected: 20 + 1_600 + 8, found: 20 + 1_600 + 7)) {
            try WordEncoder(Array(bytes.dropLast()))
        }
        var other = bytes
        other[8] = 1
        #expect(throws: WordEncoder.Fault.unknownVersion(1)) { try WordEncoder(other) }
        other = bytes
        other[16] = 60
        #expect(throws: WordEncoder.Fault.bitsOutOfRange(60)) { try WordEncoder(other) }
    }

    @Test func `vectors that are none are refused`() {
        let width = WordEncoder.dimension
        #expect(throws: WordEncoder.Fault.lengthDiffers(expected: 16 * width, found: 3)) {
            try WordEncoder(vectors: [1, 2, 3], bits: 4)
        }
        #expect(throws: WordEncoder.Fault.bitsOutOfRange(40)) { try WordEncoder(vectors: [], bits: 40) }
        var vectors = [Float](repeating: 1, count: 16 * width)
        vectors[3 * width + 5] = .nan
        #expect(throws: WordEncoder.Fault.impossibleScale(bucket: 3)) { try WordEncoder(vectors: vectors, bits: 4) }
    }

    @Test func `features are groups of three to six letters and words`() {
        #expect(WordFeatures.buckets(of: "", bits: 17).isEmpty)
        // " ab ": two groups of three, one of four, one word.
        #expect(WordFeatures.buckets(of: "ab", bits: 17).count == 4)
        #expect(WordFeatures.buckets(of: "ab cd", bits: 17).count == 5 + 4 + 3 + 2 + 2)
        #expect(WordFeatures.buckets(of: "koch", bits: 4).allSatisfy { $0 < 16 })
        #expect(Set(WordFeatures.buckets(of: "abc", bits: 17)).count == 7)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `two directions have no more in common than their angles to a third one allow`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        func direction() -> [Float] {
            (0..<WordEncoder.dimension).map { _ in Float.random(in: -1...1, using: &random) }
        }
        let third = direction()
        var (directions, others) = (WordDirections(), WordDirections())
        // Near to the third one and far from it.
        for part in [Float(0), 0.3, 1, 3, 30] {
            directions.append(WordDirection(zip(direction(), third).map { $0 + part * $1 }))
            others.append(WordDirection(zip(direction(), third).map { $0 - part * $1 }))
        }
        var middle = WordDirections()
        middle.append(WordDirection(third))
        func lean(_ number: Int, _ all: WordDirections) -> DirectionLean {
            DirectionLean(
                along: all.product(of: number, with: middle, at: 0) / middle.length(of: 0),
                length: all.length(of: number)
            )
        }
        for one in 0..<directions.count {
            for (all, other) in (0..<directions.count).flatMap({ [(directions, $0), (others, $0)] }) {
                let most = lean(one, directions).most(with: lean(other, all))
                #expect(directions.product(of: one, with: all, at: other) <= most + 1e-4)
            }
            // The bound is one that can be reached.
            let own = lean(one, directions).most(with: lean(one, directions))
            #expect(abs(own - directions.product(of: one, with: directions, at: one)) < 1e-4)
        }
    }

    @Test func `directions that were kept are read back, and others are refused`() throws {
        let (encoder, _) = try Self.encoder(seed: 5)
        var draft = VocabularyDraft()
        for name in ["Koch", "Maurer", "Gärtner"] {
            try draft.label(name, of: try draft.add(name, .occupation), in: "de")
        }
        let vocabulary = draft.finished()
        let bytes = ConceptDirections(vocabulary, encoder).bytes
        let kept = try #require(ConceptDirections(bytes, conceptCount: 3))
        #expect(kept.bytes == bytes)
        #expect(kept.isCurrent(by: 3, vocabulary, encoder))
        #expect(!kept.isCurrent(by: 3, vocabulary, try Self.encoder(seed: 6).0))
        #expect(ConceptDirections(bytes, conceptCount: 2) == nil)
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(ConceptDirections(Array(bytes.prefix(count)), conceptCount: 3) == nil)
        }
    }

    @Test func `fingerprints differ where models and vocabularies do`() throws {
        #expect(try Self.encoder(seed: 5).0.fingerprint == Self.encoder(seed: 5).0.fingerprint)
        #expect(try Self.encoder(seed: 5).0.fingerprint != Self.encoder(seed: 6).0.fingerprint)
        func vocabulary(_ id: String, _ label: String, _ language: String, _ group: String) throws -> UInt64 {
            var draft = VocabularyDraft()
            let concept = try draft.add(id, .occupation, group: OccupationGroup(group))
            try draft.label(label, of: concept, in: language)
            return draft.finished().fingerprint
        }
        let prints = try [
            vocabulary("a", "Koch", "de", "5120"), vocabulary("b", "Koch", "de", "5120"),
            vocabulary("a", "Koche", "de", "5120"), vocabulary("a", "Koch", "en", "5120"),
            vocabulary("a", "Koch", "de", "5121"),
        ]
        #expect(Set(prints).count == prints.count)
    }
}
