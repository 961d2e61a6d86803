import LotseCore
import Testing

@testable import LotseMatching

@Suite struct TrigramIndexTests {
    @Test func `what is written alike is found first, and the first of equals`() {
        let index = TrigramIndex(["baecker", "koch", "maurer", "koch", ""])
        let hits = index.best(5, for: "koch")
        #expect(hits.map(\.text) == [1, 3])
        #expect(hits.allSatisfy { $0.similarity > 0.999 })
        #expect(index.best(1, for: "beacker").first?.text == 0)
        #expect(index.best(3, for: "").isEmpty)
        #expect(index.best(0, for: "koch").isEmpty)
        #expect(TrigramIndex([]).best(3, for: "koch").isEmpty)
    }

    @Test func `similarities are the cosines, and the best are exact`() {
        for seed in UInt64(1)...40 {
            var random = SplitMix64(seed: seed)
            let texts = (0..<60).map { _ in Self.text(&random) }
            let index = TrigramIndex(texts)
            for _ in 0..<5 {
                let asked = Self.text(&random)
                let cosines = Self.cosines(of: texts, asked)
                let found = index.similarities(to: asked)
                for (cosine, similarity) in zip(cosines, found) { #expect(abs(cosine - Double(similarity)) < 1e-3) }
                let expected = found.indices.filter { found[$0] > 0 }.sorted { (found[$0], -$0) > (found[$1], -$1) }
                #expect(index.best(7, for: asked).map(\.text) == Array(expected.prefix(7)))
            }
        }
    }

    private static func text(_ random: inout SplitMix64) -> String {
        let letters = Array("abcü ж")
        return String(
            (0..<Int.random(in: 0...12, using: &random)).map { _ in
                letters[Int.random(in: letters.indices, using: &random)]
            }
        )
    }

    /// The same by dictionaries and doubles; trigrams that no text has count as the rarest of the question.
    private static func cosines(of texts: [String], _ asked: String) -> [Double] {
        func bag(_ text: String) -> [String: Double] {
            let letters = text.isEmpty ? [] : [" "] + text.map(String.init) + [" "]
            guard letters.count > 2 else { return [:] }
            var bag: [String: Double] = [:]
            for place in 0..<(letters.count - 2) { bag[letters[place...(place + 2)].joined(), default: 0] += 1 }
            return bag
        }
        let bags = texts.map(bag)
        var users: [String: Double] = [:]
        for bag in bags { for gram in bag.keys { users[gram, default: 0] += 1 } }
        func rarity(_ gram: String) -> Double {
            Logarithm.natural((1 + Double(texts.count)) / (1 + (users[gram] ?? 0))) + 1
        }
        let question = bag(asked)
        let rarest = question.keys.filter { users[$0] != nil }.map(rarity).max() ?? 1
        var square = 0.0
        for (gram, count) in question {
            let weight: Double = count * rarity(gram)
            square += users[gram] == nil ? count * rarest * rarest : weight * weight
        }
        return bags.map { bag in
            var (product, own) = (0.0, 0.0)
            for (gram, count) in bag {
                let weight: Double = count * rarity(gram)
                own += weight * weight
                product += weight * (question[gram] ?? 0) * rarity(gram)
            }
            return product == 0 ? 0 : product / own.squareRoot() / square.squareRoot()
        }
    }

    @Test func `logarithms are logarithms`() {
        let known: [(Double, Double)] = [
            (1, 0), (2.718_281_828_459_045, 1), (10, 2.302_585_092_994_046), (0.001, -6.907_755_278_982_137),
        ]
        for (number, expected) in known {
            #expect(abs(Logarithm.natural(number) - expected) < 1e-13)
        }
    }
}
