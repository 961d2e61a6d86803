import LotseCore
import LotseMatching

/// A round so small that every placement can be tried.
struct SmallRound {
    var children: [PlacementProblem.Child]
    var capacities: [Int]
    var contracts: [SiblingContract] = []
    let rules: PriorityRules
    let seed: UInt64

    /// A random one.
    ///
    /// - Parameters:
    ///   - seed: of everything, the lottery included.
    ///   - children: at most so many.
    ///   - programmes: at most so many, with 0 to 2 places each.
    ///   - families: how many pairs of siblings want to be together.
    /// - Throws: never, as long as the criteria are in order.
    init(seed: UInt64, children: Int = 6, programmes: Int = 4, families: Int = 0) throws {
        var random = SplitMix64(seed: seed)
        self.seed = seed
        rules = try PriorityRules([
            .init(key: "sibling-there", points: 40), .init(key: "both-work", points: 20),
            .init(key: "same-district", points: 20),
        ])
        capacities = (0..<Int.random(in: 1...programmes, using: &random)).map { _ in
            Int.random(in: 0...2, using: &random)
        }
        self.children = []
        var free = capacities
        for key in 0..<Int.random(in: max(1, 2 * families)...children, using: &random) {
            let count = Int.random(in: 0...capacities.count, using: &random)
            let wishes = capacities.indices.shuffled(using: &random).prefix(count).map {
                PlacementProblem.Wish(programme: $0, met: .init(rawValue: .random(in: 0..<8, using: &random)))
            }
            var child = PlacementProblem.Child(key: UInt64(key), wishes: wishes)
            let promised = Int.random(in: 0..<capacities.count, using: &random)
            if free[promised] > 0, Int.random(in: 0..<5, using: &random) == 0 {
                free[promised] -= 1
                child.promised = promised
            }
            self.children.append(child)
        }
        for family in 0..<families {
            let pair = [2 * family, 2 * family + 1]
            let houses = capacities.indices.map { $0 / 2 }
            let wishing = pair.map { self.children[$0].wishes.map(\.programme) }
            contracts.append(
                SiblingContract(together: pair, wishing: wishing, houses: houses, takesApart: random.next() % 3 > 0)
            )
        }
    }

    func problem() throws -> PlacementProblem {
        try PlacementProblem(
            children: children,
            capacities: capacities,
            contracts: contracts,
            rules: rules,
            seed: seed
        )
    }

    /// Every placement that keeps within the places and gives each child something that it or its family wished.
    func placements() -> [[Int?]] {
        var found: [[Int?]] = []
        func place(_ child: Int, _ free: [Int], _ given: [Int?]) {
            guard child < children.count else {
                found.append(given)
                return
            }
            place(child + 1, free, given + [nil])
            var wished = children[child].wishes.map(\.programme)
            if let promised = children[child].promised, !wished.contains(promised) { wished.append(promised) }
            for programme in wished where free[programme] > 0 {
                var rest = free
                rest[programme] -= 1
                place(child + 1, rest, given + [programme])
            }
        }
        place(0, capacities, [])
        return found
    }

    /// The stable ones among them, by the definition: no child and programme that would rather have each other.
    ///
    /// Written for rounds without contracts, apart from the checker of the product.
    func stablePlacements() throws -> [[Int?]] {
        let problem = try problem()
        return placements().filter { given in
            children.indices.allSatisfy { child in
                let own = liking(given[child], of: child)
                let isKept = children[child].promised == nil || given[child] != nil
                return isKept
                    && capacities.indices.allSatisfy { programme in
                        guard liking(programme, of: child) < own else { return true }
                        let holders = given.indices.filter { given[$0] == programme }
                        return holders.count == capacities[programme]
                            && holders.allSatisfy { comes($0, before: child, at: programme, in: problem) }
                    }
            }
        }
    }

    /// How much a child likes something; less is better.
    func liking(_ programme: Int?, of child: Int) -> Int {
        guard let programme else { return 1_000 }
        let wished = children[child].wishes.firstIndex { $0.programme == programme }
        if children[child].promised == programme { return wished ?? 500 }
        let promised = children[child].wishes.firstIndex { $0.programme == children[child].promised }
        guard let wished, wished < promised ?? 500 else { return 2_000 }
        return wished
    }

    private func comes(_ one: Int, before other: Int, at programme: Int, in problem: PlacementProblem) -> Bool {
        func rank(_ child: Int) -> (Int, Int, Int) {
            let wish = children[child].wishes.first { $0.programme == programme }
            let points = [40, 20, 20].enumerated().reduce(0) { sum, criterion in
                let isMet = (wish?.met.rawValue ?? 0) & (1 << UInt64(criterion.offset)) != 0
                return sum + (isMet ? criterion.element : 0)
            }
            let isPromised = children[child].promised == programme
            return (isPromised ? 1 : 0, points, -problem.lotteryNumber(of: child))
        }
        return rank(one) > rank(other)
    }
}
