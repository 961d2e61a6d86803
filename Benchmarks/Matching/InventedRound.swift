import LotseCore
import LotseMatching

/// A Kita round: children of three ages, each wishing groups for its age in houses near it, and some with a sibling.
///
/// Houses lie in towns as people do; in each town some are liked more than others. There are places for nineteen in
/// twenty. Siblings live together; those who wish any house both have a contract.
struct InventedRound {
    private static let ages = 3
    private static let wishes = 10

    let children: [PlacementProblem.Child]
    let capacities: [Int]
    /// About 4,768 in a round of 100,000 children.
    let contracts: [SiblingContract]
    let rules: PriorityRules
    let seed: UInt64

    init(seed: UInt64, children count: Int = 100_000) throws {
        var random = SplitMix64(seed: seed)
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        self.seed = seed
        rules = try PriorityRules([
            .init(key: "sibling-there", points: 30), .init(key: "both-work", points: 20),
            .init(key: "alone-with-children", points: 20), .init(key: "same-district", points: 10),
        ])
        let country = InventedCountry(&random)
        // A house has one group for each age; group a of house h is programme 3 h + a.
        let houseCount = max(Self.wishes, count / 100)
        var housesIn: [Int: [Int]] = [:]
        for house in 0..<houseCount { housesIn[country.town(&random), default: []].append(house) }
        let places = count * 19 / 20 / (houseCount * Self.ages)
        capacities = (0..<houseCount * Self.ages).map { _ in max(1, places / 2 + below(places + 1)) }
        // Four in five of them wish a house together: about 4,768 contracts among 100,000 children.
        let familyCount = count * 119 / 2_000
        var (children, contracts): ([PlacementProblem.Child], [SiblingContract]) = ([], [])
        var (near, age): ([Int], Int) = ([], 0)
        for number in 0..<count {
            let isSecond = number < 2 * familyCount && number % 2 == 1
            if !isSecond { near = housesIn[country.town(&random)] ?? [] }
            // Siblings live together; what they like is drawn for each.
            let liked = Self.houses(of: houseCount, near: near, &random)
            let own = Set(near)
            // Siblings are of different ages.
            age = isSecond ? (age + 1 + below(Self.ages - 1)) % Self.ages : below(Self.ages)
            let household = UInt64(below(4)) << 1
            let wishes = liked.map { house in
                let here = (below(12) == 0 ? 1 : 0) | (own.contains(house) ? UInt64(8) : 0)
                return PlacementProblem.Wish(
                    programme: house * Self.ages + age,
                    met: PriorityRules.Met(rawValue: household | here)
                )
            }
            children.append(PlacementProblem.Child(key: UInt64(number), wishes: wishes))
            guard isSecond else { continue }
            let contract = SiblingContract(
                together: [number - 1, number],
                wishing: children[(number - 1)...].map { $0.wishes.map(\.programme) },
                houses: capacities.indices.map { $0 / Self.ages }
            )
            if !contract.wishes.isEmpty { contracts.append(contract) }
        }
        (self.children, self.contracts) = (children, contracts)
    }

    /// Ten different houses, most of them in the town, those first in the list of houses liked by most.
    private static func houses(of count: Int, near: [Int], _ random: inout SplitMix64) -> [Int] {
        var houses: [Int] = []
        while houses.count < wishes {
            let isNear = near.count > houses.count && Int.random(in: 0..<10, using: &random) > 0
            let house =
                isNear
                ? near[min(Int.random(in: near.indices, using: &random), Int.random(in: near.indices, using: &random))]
                : Int.random(in: 0..<count, using: &random)
            if !houses.contains(house) { houses.append(house) }
        }
        return houses
    }

    func problem(withContracts: Bool) throws -> PlacementProblem {
        try PlacementProblem(
            children: children,
            capacities: capacities,
            contracts: withContracts ? contracts : [],
            rules: rules,
            seed: seed
        )
    }
}
