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
}
