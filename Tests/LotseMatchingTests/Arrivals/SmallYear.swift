import LotseCore
import LotseMatching

/// A year of arrivals in a few towns, each with homes and places for children; some towns suit some families better.
struct SmallYear {
    let capacities: [Int]
    let weeks: [[ArrivingHousehold]]
    /// Households of the years before.
    let pool: [ArrivingHousehold]

    /// - Parameters:
    ///   - seed: of everything.
    ///   - towns: how many; each has homes (resource t) and places for children (resource towns + t).
    ///   - weekCount: how many weeks.
    ///   - perWeek: how many households arrive each week.
    init(seed: UInt64, towns: Int = 8, weekCount: Int = 12, perWeek: Int = 20) {
        var random = SplitMix64(seed: seed)
        let charm = (0..<towns).map { _ in Int.random(in: 0..<300, using: &random) }
        let homes = weekCount * perWeek / towns
        capacities =
            (0..<towns).map { _ in homes + Int.random(in: 0...6, using: &random) }
            + (0..<towns).map { _ in homes * 4 / 5 + Int.random(in: 0...6, using: &random) }
        func household() -> ArrivingHousehold {
            let children = max(0, Int.random(in: -1...3, using: &random))
            let bundles = (0..<towns).map { town in
                let fit = Int.random(in: 0..<600, using: &random)
                let worth = (100 + charm[town] + fit) * (1 + children) / 2
                return ArrivingHousehold.Bundle(
                    worth: worth,
                    resources: [town] + [Int](repeating: towns + town, count: children)
                )
            }
            return ArrivingHousehold(bundles: bundles)
        }
        weeks = (0..<weekCount).map { _ in (0..<perWeek).map { _ in household() } }
        pool = (0..<200).map { _ in household() }
    }
}
