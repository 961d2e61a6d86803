/// What one more of each resource would be worth, and the bound that these prices prove.
///
/// A price is in thousandths of a point, as the worth of bundles is. What nobody fights for costs nothing.
public struct Prices: Sendable, Hashable {
    /// In 1024ths of a thousandth, so that the bound is a sum of whole numbers and exact.
    let ticks: [Int64]
    /// No allocation is worth more than this.
    public let bound: Int

    static let ticksPerUnit: Int64 = 1024

    init(rounding prices: [Double], for problem: AllocationProblem) {
        ticks = prices.map { Int64(($0 * Double(Self.ticksPerUnit)).rounded()) }
        bound = Self.bound(of: problem, ticks)
    }

    private static func bound(of problem: AllocationProblem, _ ticks: [Int64]) -> Int {
        var sum: Int64 = 0
        for (capacity, price) in zip(problem.capacities, ticks) { sum += Int64(capacity) * price }
        for household in 0..<problem.householdCount {
            sum += problem.bundles(of: household).map { left($0, in: problem, ticks) }.max().map { max($0, 0) } ?? 0
        }
        return Int(sum / ticksPerUnit)
    }

    private static func left(_ bundle: Int, in problem: AllocationProblem, _ ticks: [Int64]) -> Int64 {
        problem.uses(of: bundle).reduce(Int64(problem.worth[bundle]) * ticksPerUnit) { rest, use in
            rest - ticks[Int(problem.resource[use])] * Int64(problem.amount[use])
        }
    }

    /// The price of one of a resource.
    public subscript(resource: Int) -> Double { Double(ticks[resource]) / Double(Self.ticksPerUnit) }

    var perUnit: [Double] { ticks.map { Double($0) / Double(Self.ticksPerUnit) } }

    /// What a bundle leaves a household that pays for it.
    func left(_ bundle: Int, in problem: AllocationProblem) -> Double {
        Double(ticksLeft(bundle, in: problem)) / Double(Self.ticksPerUnit)
    }

    func ticksLeft(_ bundle: Int, in problem: AllocationProblem) -> Int64 { Self.left(bundle, in: problem, ticks) }
}
