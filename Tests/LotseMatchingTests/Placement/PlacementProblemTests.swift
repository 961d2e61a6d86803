import LotseMatching
import Testing

@Suite struct PlacementProblemTests {
    private typealias Fault = PlacementProblem.Fault
    private typealias Wish = PlacementProblem.Wish

    private static func problem(
        _ children: [PlacementProblem.Child],
        _ capacities: [Int] = [1, 1],
        _ contracts: [SiblingContract] = []
    ) throws -> PlacementProblem {
        let rules = try PriorityRules([.init(key: "near", points: 5)])
        return try PlacementProblem(
            children: children,
            capacities: capacities,
            contracts: contracts,
            rules: rules,
            seed: 1
        )
    }

    @Test func `numbers that make no round are refused by name`() {
        let many = [Wish](repeating: .init(programme: 0), count: 101)
        let (one, two) = (PlacementProblem.Child(key: 1, wishes: []), PlacementProblem.Child(key: 2, wishes: []))
        #expect(throws: Fault.capacityOutOfRange(programme: 1)) { try Self.problem([], [0, -1]) }
        #expect(throws: Fault.capacityOutOfRange(programme: 0)) { try Self.problem([], [.max]) }
        #expect(throws: Fault.tooManyWishes(child: 0)) { try Self.problem([.init(key: 1, wishes: many)]) }
        #expect(throws: Fault.unknownProgramme(child: 0)) {
            try Self.problem([.init(key: 1, wishes: [.init(programme: 2)])])
        }
        #expect(throws: Fault.unknownProgramme(child: 0)) {
            try Self.problem([.init(key: 1, wishes: [], promised: -1)])
        }
        #expect(throws: Fault.programmeTwice(child: 1)) {
            try Self.problem([one, .init(key: 2, wishes: [.init(programme: 0), .init(programme: 0)])])
        }
        #expect(throws: Fault.unknownCriterion(child: 0)) {
            try Self.problem([.init(key: 1, wishes: [.init(programme: 0, met: .init(rawValue: 2))])])
        }
        #expect(throws: Fault.keyTwice(child: 1)) { try Self.problem([one, .init(key: 1, wishes: [])]) }
        #expect(throws: Fault.morePromisedThanPlaces(programme: 1)) {
            try Self.problem([.init(key: 1, wishes: [], promised: 1), .init(key: 2, wishes: [], promised: 1)])
        }
        func family(_ children: [Int], _ wishes: [Int?]...) throws -> PlacementProblem {
            try Self.problem([one, two], [1], [.init(children: children, wishes: wishes, takesApart: true)])
        }
        #expect(throws: Fault.contractOutOfRange(contract: 0)) { try family([0]) }
        #expect(throws: Fault.unknownChild(contract: 0)) { try family([0, 2]) }
        #expect(throws: Fault.childTwice(contract: 0)) { try family([1, 1]) }
        #expect(throws: Fault.impossibleWish(contract: 0)) { try family([0, 1], [nil]) }
        #expect(throws: Fault.impossibleWish(contract: 0)) { try family([0, 1], [nil, 0]) }
    }

    @Test func `criteria that make no rules are refused by name`() throws {
        typealias Fault = PriorityRules.Fault
        let many = (0...64).map { PriorityRules.Criterion(key: "\($0)", points: 0) }
        #expect(throws: Fault.tooManyCriteria) { try PriorityRules(many) }
        #expect(throws: Fault.pointsOutOfRange(criterion: 0)) { try PriorityRules([.init(key: "a", points: -1)]) }
        #expect(throws: Fault.keyTwice(criterion: 1)) {
            try PriorityRules([.init(key: "a", points: 1), .init(key: "a", points: 2)])
        }
        let most = try PriorityRules(many.dropLast().map { .init(key: $0.key, points: PriorityRules.mostPoints) })
        #expect(throws: Fault.unknownKey("b")) { try most.met(["0", "b"]) }
        let all = try most.met((0..<64).map(String.init))
        #expect(most.points(all) == 64 * PriorityRules.mostPoints)
        #expect(most.criteria(in: all).reduce(0) { $0 + $1.points } == most.points(all))
    }

    @Test func `the most points that rules can give count in full`() throws {
        let rules = try PriorityRules((0..<64).map { .init(key: "\($0)", points: PriorityRules.mostPoints) })
        let all = PriorityRules.Met(rawValue: .max)
        let children = (0..<40).map { child in
            let met = child == 17 ? all : all.subtracting(.init(rawValue: 1))
            return PlacementProblem.Child(key: UInt64(child), wishes: [.init(programme: 0, met: met)])
        }
        let problem = try PlacementProblem(children: children, capacities: [1], rules: rules, seed: 3)
        let placement = Placer(problem).place()
        #expect(placement.places[17]?.programme == 0)
        #expect(placement.last[0]?.points == 64 * PriorityRules.mostPoints)
    }

    @Test func `a lot depends on the seed and the child's key, not on who else applies`() throws {
        let rules = try PriorityRules([])
        func order(of keys: [UInt64], seed: UInt64) throws -> [UInt64] {
            let children = keys.map { PlacementProblem.Child(key: $0, wishes: []) }
            let problem = try PlacementProblem(children: children, capacities: [], rules: rules, seed: seed)
            let numbers = children.indices.map(problem.lotteryNumber)
            #expect(numbers.sorted() == Array(1...keys.count))
            return children.indices.sorted { numbers[$0] < numbers[$1] }.map { keys[$0] }
        }
        let all = Array(UInt64(0)..<60)
        let drawn = try order(of: all, seed: 4)
        #expect(drawn != all)
        #expect(try order(of: all.reversed(), seed: 4) == drawn)
        #expect(try order(of: Array(all[..<30]), seed: 4) == drawn.filter { $0 < 30 })
        #expect(try order(of: all, seed: 5) != drawn)
    }

    @Test func `whatever a child misses, somebody who got in has the better right`() throws {
        var counts: [MissedPlace.Reason: Int] = [:]
        for seed in UInt64(1)...400 {
            let problem = try SmallRound(seed: seed, children: 10, programmes: 5, families: Int(seed % 3)).problem()
            let placement = Placer(problem).place()
            for child in problem.children.indices {
                let missed = problem.missed(by: child, in: placement)
                let wishes = problem.children[child].wishes
                let held = placement.places[child].map { $0.wish ?? wishes.count }
                #expect(missed.map(\.wish) == Array(0..<(held ?? wishes.count)))
                for place in missed {
                    counts[place.reason, default: 0] += 1
                    #expect(place.criteria.reduce(0) { $0 + $1.points } == place.points)
                    switch place.reason {
                    case .noPlaces: #expect(problem.capacities[place.programme] == 0)
                    case .allPromised: #expect(place.last?.isPromised == true)
                    case .fewerPoints: #expect(place.points < place.last?.points ?? 0)
                    case .laterLot:
                        #expect(place.points == place.last?.points)
                        #expect(place.lotteryNumber > place.last?.lotteryNumber ?? .max)
                    case .withSiblings: #expect(problem.contracts.contains { $0.children.contains(child) })
                    }
                }
            }
        }
        #expect(counts.count == 5)
    }
}
