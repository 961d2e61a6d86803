import Testing

@testable import LotseMatching

@Suite struct AskingRoundTests {
    @Test func `rounds are counted as if everybody who is refused asked once in each`() throws {
        var most = 0
        for seed in UInt64(1)...600 {
            let problem = try SmallRound(seed: seed, children: 16, programmes: 6).problem()
            let placement = Placer(problem).place()
            let slow = Self.slowly(problem)
            #expect(placement.places.map { $0?.programme } == slow.places.map { $0?.programme }, "seed \(seed)")
            #expect(placement.places.map { $0?.round } == slow.places.map { $0?.round }, "seed \(seed)")
            #expect(placement.rounds == slow.rounds, "seed \(seed)")
            most = max(most, slow.rounds)
        }
        #expect(most > 4)
    }

    @Test func `programmes with many places hold the same children`() throws {
        for seed in UInt64(1)...60 {
            var round = try SmallRound(seed: seed, children: 120, programmes: 5)
            round.capacities = round.capacities.map { 10 * $0 }
            let problem = try round.problem()
            let placement = Placer(problem).place()
            let slow = Self.slowly(problem)
            #expect(placement.places.map { $0?.programme } == slow.places.map { $0?.programme }, "seed \(seed)")
            #expect(placement.places.map { $0?.round } == slow.places.map { $0?.round }, "seed \(seed)")
        }
    }

    private typealias Seat = (programme: Int, round: Int)

    /// Deferred acceptance as the definition has it: round by round, everybody who holds nothing asks once.
    private static func slowly(_ problem: PlacementProblem) -> (places: [Seat?], rounds: Int) {
        let asked = problem.children.map { child -> [Int] in
            let wishes = child.wishes.map(\.programme)
            guard let promised = child.promised else { return wishes }
            return wishes.prefix { $0 != promised } + [promised]
        }
        func rank(_ child: Int, _ programme: Int) -> (Int, Int, Int) {
            let wish = problem.children[child].wishes.first { $0.programme == programme }
            let isPromised = problem.children[child].promised == programme
            return (
                isPromised ? 1 : 0, wish.map { problem.rules.points($0.met) } ?? 0, -problem.lotteryNumber(of: child)
            )
        }
        var places = [Seat?](repeating: nil, count: asked.count)
        var next = [Int](repeating: 0, count: asked.count)
        var rounds = 0
        while true {
            let asking = asked.indices.filter { places[$0] == nil && next[$0] < asked[$0].count }
            guard !asking.isEmpty else { return (places, max(1, rounds)) }
            rounds += 1
            for child in asking {
                places[child] = (asked[child][next[child]], rounds)
                next[child] += 1
            }
            for programme in problem.capacities.indices {
                let holders = places.indices.filter { places[$0]?.programme == programme }
                let ranked = holders.sorted { rank($0, programme) > rank($1, programme) }
                for child in ranked.dropFirst(problem.capacities[programme]) { places[child] = nil }
            }
        }
    }
}
