import LotseCore
import LotseMatching

/// Twelve weeks of arrivals in eight towns with homes and places for children; some towns suit some families better.
struct InventedYear {
    private static let towns = 8
    private static let perWeek = 20

    let capacities: [Int]
    let weeks: [[ArrivingHousehold]]
    /// Households of the years before.
    let pool: [ArrivingHousehold]

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        let charm = (0..<Self.towns).map { _ in below(300) }
        let homes = 12 * Self.perWeek / Self.towns
        // One in ten homes too few, and one in four places.
        capacities =
            (0..<Self.towns).map { _ in homes * 9 / 10 + below(4) }
            + (0..<Self.towns).map { _ in homes * 3 / 4 + below(4) }
        func household() -> ArrivingHousehold {
            let children = max(0, below(5) - 1)
            return ArrivingHousehold(
                bundles: (0..<Self.towns).map { town in
                    ArrivingHousehold.Bundle(
                        worth: (100 + charm[town] + below(600)) * (1 + children) / 2,
                        resources: [town] + [Int](repeating: Self.towns + town, count: children)
                    )
                }
            )
        }
        weeks = (0..<12).map { _ in (0..<Self.perWeek).map { _ in household() } }
        pool = (0..<200).map { _ in household() }
    }
}
