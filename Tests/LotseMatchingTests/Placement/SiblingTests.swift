import LotseCore
import LotseMatching
import Testing

@Suite struct SiblingTests {
    @Test func `families leave no justified envy behind, but where joint wishes go in circles`() throws {
        var (together, dissolved) = (0, 0)
        for seed in UInt64(1)...1_000 {
            let problem = try SmallRound(seed: seed, children: 12, programmes: 6, families: 3).problem()
            let placement = Placer(problem).place()
            let report = StabilityReport(of: placement, in: problem)
            let circles = placement.families.indices.filter { placement.families[$0] == .dissolved }
            #expect(report.familyEnvy.map(\.contract) == circles, "seed \(seed): \(report)")
            #expect(report.envy.isEmpty && report.wastedPlaces == 0 && report.overfull.isEmpty, "seed \(seed)")
            #expect(report.unasked.isEmpty && report.brokenPromises.isEmpty, "seed \(seed)")
            together += placement.families.count { if case .together = $0 { true } else { false } }
            dissolved += circles.count
        }
        #expect(together > 200)
        #expect(dissolved < together / 5)
    }

    @Test func `where programmes have many places only dissolved families envy anybody`() throws {
        var together = 0
        for seed in UInt64(1)...40 {
            var round = try SmallRound(seed: seed, children: 400, programmes: 10, families: 60)
            round.capacities = round.capacities.map { 15 * $0 }
            let problem = try round.problem()
            let placement = Placer(problem).place()
            let report = StabilityReport(of: placement, in: problem)
            let circles = placement.families.indices.filter { placement.families[$0] == .dissolved }
            #expect(report.familyEnvy.map(\.contract) == circles, "seed \(seed)")
            #expect(report.envy.isEmpty && report.wastedPlaces == 0 && report.overfull.isEmpty, "seed \(seed)")
            #expect(report.unasked.isEmpty && report.brokenPromises.isEmpty, "seed \(seed)")
            together += placement.families.count { if case .together = $0 { true } else { false } }
        }
        #expect(together > 200)
    }

    @Test func `what is said of a family is what its children have`() throws {
        for seed in UInt64(1)...300 {
            let problem = try SmallRound(seed: seed, children: 10, programmes: 6, families: 3).problem()
            let placement = Placer(problem).place()
            for (contract, family) in zip(problem.contracts, placement.families) {
                let given = contract.children.map { placement.places[$0]?.programme }
                switch family {
                case .together(let wish):
                    let wished = zip(contract.children, contract.wishes[wish]).map {
                        $1 ?? problem.children[$0].promised
                    }
                    #expect(given == wished, "seed \(seed)")
                case .apart, .dissolved:
                    let kept = contract.children.map { problem.children[$0].promised }
                    if !contract.takesApart { #expect(given == kept, "seed \(seed)") }
                }
            }
        }
    }

    @Test func `where something stable exists it is nearly always found`() throws {
        var (existing, found) = (0, 0)
        for seed in UInt64(1)...300 {
            let round = try SmallRound(seed: seed, children: 7, programmes: 4, families: 2)
            let problem = try round.problem()
            let isFound = StabilityReport(of: Placer(problem).place(), in: problem).isStable
            guard isFound || round.placements().contains(where: { StabilityReport(of: $0, in: problem).isStable })
            else { continue }
            existing += 1
            found += isFound ? 1 : 0
        }
        #expect(existing > 280)
        #expect(found >= existing - 2)
    }

    @Test func `a place that a family gives up goes to the child with the last lot where nobody else wants it`() throws
    {
        let rules = try PriorityRules([.init(key: "high", points: 2)])
        let high = try rules.met(["high"])
        var last = 0
        for seed in UInt64(1)...40 {
            let problem = try PlacementProblem(
                children: [
                    .init(key: 1, wishes: [.init(programme: 0)]), .init(key: 2, wishes: [.init(programme: 0)]),
                    .init(key: 3, wishes: [.init(programme: 1)]),
                    .init(key: 4, wishes: [.init(programme: 1, met: high)]),
                    .init(key: 5, wishes: [.init(programme: 2)]),
                ],
                capacities: [1, 1, 1],
                contracts: [
                    SiblingContract(children: [1, 2], wishes: [[0, 1]], takesApart: false),
                    SiblingContract(children: [3, 4], wishes: [[1, 2]], takesApart: false),
                ],
                rules: rules,
                seed: seed
            )
            let placement = Placer(problem).place()
            #expect(placement.places.map { $0?.programme } == [0, nil, nil, 1, 2], "seed \(seed)")
            last += problem.lotteryNumber(of: 0) == 5 ? 1 : 0
        }
        #expect(last > 0)
    }

    @Test func `a round in which nothing is stable ends, and says so`() throws {
        // After Klaus and Klijn 2005: a pair that wants both places, and a child that each place ranks between them.
        let rules = try PriorityRules([.init(key: "high", points: 2), .init(key: "middle", points: 1)])
        let (high, middle) = (try rules.met(["high"]), try rules.met(["middle"]))
        let problem = try PlacementProblem(
            children: [
                .init(key: 1, wishes: [.init(programme: 0, met: high)]),
                .init(key: 2, wishes: [.init(programme: 1)]),
                .init(key: 3, wishes: [.init(programme: 0, met: middle), .init(programme: 1, met: middle)]),
            ],
            capacities: [1, 1],
            contracts: [SiblingContract(children: [0, 1], wishes: [[0, 1]], takesApart: false)],
            rules: rules,
            seed: 1
        )
        let placement = Placer(problem).place()
        #expect(placement.families == [.dissolved])
        #expect(placement.places.map { $0?.programme } == [nil, nil, 0])
        let report = StabilityReport(of: placement, in: problem)
        #expect(report.familyEnvy.map(\.contract) == [0])
        #expect(report.familyEnvy.map(\.wish) == [0])
        #expect(report.envy.isEmpty)
    }

    @Test func `together first ranks every way of being in one house by the sum of the places in the lists`() {
        for seed in UInt64(1)...200 {
            var random = SplitMix64(seed: seed)
            let houses = (0..<8).map { _ in Int.random(in: 0..<3, using: &random) }
            let lists = (0..<Int.random(in: 2...3, using: &random)).map { _ in
                Array((0..<8).shuffled(using: &random).prefix(Int.random(in: 0...5, using: &random)))
            }
            var all: [[Int]] = [[]]
            for list in lists { all = all.flatMap { start in list.indices.map { start + [$0] } } }
            let joint = all.filter { ranks in Set(zip(lists, ranks).map { houses[$0[$1]] }).count == 1 }
                .sorted { ($0.reduce(0, +), $0.description) < ($1.reduce(0, +), $1.description) }
            let contract = SiblingContract(together: Array(lists.indices), wishing: lists, houses: houses)
            #expect(contract.wishes == joint.map { zip(lists, $0).map { $0[$1] } }, "seed \(seed)")
            #expect(contract.takesApart)
        }
    }

    @Test func `together first keeps the best of very many joint wishes`() {
        let list = Array(0..<100)
        let contract = SiblingContract(
            together: [0, 1, 2, 3],
            wishing: [list, list, list, list],
            houses: [Int](repeating: 0, count: 100)
        )
        #expect(contract.wishes.count == SiblingContract.mostWishes)
        #expect(contract.wishes.first == [0, 0, 0, 0])
        #expect(contract.wishes[1] == [0, 0, 0, 1])
    }
}
