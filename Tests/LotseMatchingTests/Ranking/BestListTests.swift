import LotseCore
import Testing

@testable import LotseMatching

@Suite struct BestListTests {
    @Test func `the list keeps what a sort would put first`() {
        for seed in Instances.seeds(sample: 300) {
            var random = SplitMix64(seed: seed)
            let limit = Int(seed % 9)
            let offers = (0..<40).map { (rank: Int32.random(in: 0..<12, using: &random), number: Int32($0)) }
                .shuffled(using: &random)
            var (list, once) = (BestList(limit: limit), BestList(limit: limit))
            for offer in offers {
                list.offer(.init(offer.rank, offer.number))
                once.offerOnce(.init(offer.rank, offer.number))
                if offer.rank > 5 { once.offerOnce(.init(offer.rank, offer.number)) }
            }
            let expected = offers.sorted { ($0.rank, $1.number) > ($1.rank, $0.number) }.prefix(limit)
                .map { MatchRank(number: Int($0.number), rank: $0.rank) }
            #expect(list.sorted().map(\.matchRank) == expected)
            #expect(once.sorted().map(\.matchRank) == expected)
            if limit > 0 { #expect(Int(list.floor) == expected.last?.score) }
        }
    }
}
