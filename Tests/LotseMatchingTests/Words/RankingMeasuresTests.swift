import LotseCore
import Testing

@testable import LotseMatching

@Suite struct RankingMeasuresTests {
    @Test func `figures are those of the hand`() {
        var measures = RankingMeasures()
        measures.add(ranks: [3, 1])
        measures.add(ranks: [6])
        measures.add(ranks: [])
        #expect(measures.queryCount == 3)
        #expect(abs(measures.meanReciprocalRank - 7.0 / 18) < 1e-12)
        // (1/1 + 2/3) / 2 and 1/6, over three queries.
        #expect(abs(measures.meanAveragePrecision - 1.0 / 3) < 1e-12)
        let third = 1.0 / 3
        #expect(RankingMeasures.places.map { measures.success(at: $0) } == [third, third, 2 * third])
        #expect(RankingMeasures().meanReciprocalRank == 0)
    }

    @Test func `ranks are places in a stable sort`() {
        for seed in UInt64(1)...200 {
            var random = SplitMix64(seed: seed)
            let scores = (0..<30).map { _ in Float(Int.random(in: 0..<8, using: &random)) }
            let order = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
            let right = Array(0..<30).shuffled(using: &random).prefix(5)
            let expected = right.map { text in (order.firstIndex(of: text) ?? -1) + 1 }
            #expect(RankingMeasures.ranks(of: Array(right), in: scores) == expected)
        }
    }

    @Test func `a benchmark asks every query`() throws {
        let benchmark = try RankingBenchmark(queries: ["a", "b"], right: [[1], [0, 2]], corpusCount: 3)
        let measures = benchmark.measure { $0 == "a" ? [1, 3, 2] : [1, 3, 2] }
        #expect(measures.meanReciprocalRank == 0.75)
        #expect(benchmark.measure(every: 2) { _ in [1, 3, 2] }.queryCount == 1)
        #expect(benchmark.measure { _ in [1] }.meanReciprocalRank == 0)
        #expect(throws: RankingBenchmark.Fault.unknownText(query: 0)) {
            try RankingBenchmark(queries: ["a"], right: [[3]], corpusCount: 3)
        }
        #expect(throws: RankingBenchmark.Fault.countsDiffer(queries: 1, answers: 0)) {
            try RankingBenchmark(queries: ["a"], right: [], corpusCount: 3)
        }
    }
}
