import LotseCore
import LotseMatching
import Testing

@Suite struct PlacerTests {
    @Test func `thousands of random rounds are stable`() throws {
        for seed in UInt64(1)...2_000 {
            let problem = try SmallRound(seed: seed, children: 14, programmes: 7).problem()
            let report = StabilityReport(of: Placer(problem).place(), in: problem)
            #expect(report.isStable, "seed \(seed): \(report)")
        }
    }

    @Test func `no stable placement is better for any child`() throws {
        var choices = 0
        for seed in UInt64(1)...900 {
            let round = try SmallRound(seed: seed)
            let found = Placer(try round.problem()).place().places.map { $0?.programme }
            let stable = try round.stablePlacements()
            #expect(stable.contains(found), "seed \(seed)")
            choices += stable.count > 1 ? 1 : 0
            for child in round.children.indices {
                let best = stable.map { round.liking($0[child], of: child) }.min()
                #expect(round.liking(found[child], of: child) == best, "seed \(seed), child \(child)")
            }
        }
        #expect(choices > 10)
    }

    @Test func `the checker calls stable what the definition calls stable, and nothing else`() throws {
        for seed in UInt64(1)...150 {
            let round = try SmallRound(seed: seed, children: 5, programmes: 3)
            let problem = try round.problem()
            let stable = Set(try round.stablePlacements())
            for given in round.placements() {
                #expect(StabilityReport(of: given, in: problem).isStable == stable.contains(given), "seed \(seed)")
            }
        }
    }

    @Test func `no child gains by telling another list of wishes`() throws {
        var lies = 0
        for seed in UInt64(1)...90 {
            let round = try SmallRound(seed: seed, children: 5, programmes: 3)
            let honest = Placer(try round.problem()).place()
            for child in round.children.indices {
                let truth = round.liking(honest.places[child]?.programme, of: child)
                for list in Self.lists(round, of: child) {
                    var lying = round
                    lying.children[child].wishes = list
                    let answer = Placer(try lying.problem()).place().places[child]?.programme
                    #expect(round.liking(answer, of: child) >= truth, "seed \(seed), child \(child)")
                    lies += 1
                }
            }
        }
        #expect(lies > 2_000)
    }

    /// Every list that a child could hand in: its criteria are looked into, its order is its own.
    private static func lists(_ round: SmallRound, of child: Int) -> [[PlacementProblem.Wish]] {
        func orders(_ rest: [PlacementProblem.Wish]) -> [[PlacementProblem.Wish]] {
            [[]] + rest.flatMap { first in orders(rest.filter { $0 != first }).map { [first] + $0 } }
        }
        let told = round.children[child].wishes
        let others = round.capacities.indices.filter { programme in !told.contains { $0.programme == programme } }
        return orders(told + others.map { PlacementProblem.Wish(programme: $0) })
    }

    @Test func `a promised place is kept until something better comes`() throws {
        let rules = try PriorityRules([.init(key: "near", points: 10)])
        let near = try rules.met(["near"])
        func round(_ promised: Int?, _ wishes: [PlacementProblem.Wish]) throws -> Placement {
            let problem = try PlacementProblem(
                children: [
                    .init(key: 1, wishes: wishes, promised: promised),
                    .init(key: 2, wishes: [.init(programme: 0, met: near)]),
                ],
                capacities: [1, 1],
                rules: rules,
                seed: 5
            )
            return Placer(problem).place()
        }
        #expect(try round(nil, [.init(programme: 0)]).places.map { $0?.programme } == [nil, 0])
        let kept = try round(0, [.init(programme: 0)])
        #expect(kept.places.map { $0?.programme } == [0, nil])
        #expect(kept.last[0]?.isPromised == true)
        #expect(try round(0, [.init(programme: 1)]).places.map { $0?.programme } == [1, 0])
        let unwished = try round(0, [])
        #expect(unwished.places[0]?.programme == 0)
        #expect(unwished.places[0]?.wish == nil)
        #expect(try round(0, [.init(programme: 0), .init(programme: 1)]).places.map { $0?.programme } == [0, nil])
    }

    @Test func `the round of a place is the round of asking in which it was got`() throws {
        let rules = try PriorityRules([.init(key: "near", points: 1)])
        let problem = try PlacementProblem(
            children: [
                .init(key: 1, wishes: [.init(programme: 0), .init(programme: 1)]),
                .init(key: 2, wishes: [.init(programme: 0, met: try rules.met(["near"]))]),
            ],
            capacities: [1, 1],
            rules: rules,
            seed: 1
        )
        let placement = Placer(problem).place()
        #expect(placement.places.map { $0?.round } == [2, 1])
        #expect(placement.rounds == 2)
        #expect(placement.last[0]?.points == 1)
        #expect(placement.last[1]?.child == 0)
    }

    @Test func `nobody asks, nothing is there: nobody gets anything`() throws {
        let rules = try PriorityRules([])
        let nobody = try PlacementProblem(children: [], capacities: [2], rules: rules, seed: 1)
        let nothing = try PlacementProblem(
            children: [.init(key: 1, wishes: [.init(programme: 0)]), .init(key: 2, wishes: [])],
            capacities: [0],
            rules: rules,
            seed: 1
        )
        #expect(Placer(nobody).place().placedCount == 0)
        let placement = Placer(nothing).place()
        #expect(placement.placedCount == 0)
        #expect(placement.last == [nil])
        #expect(nothing.missed(by: 0, in: placement).map(\.reason) == [.noPlaces])
    }
}
