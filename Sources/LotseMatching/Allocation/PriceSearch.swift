/// Finds a price for every scarce thing, and with the prices an upper bound of what any allocation can be worth.
///
/// Lagrangian duality: who pays for what a bundle takes is left with its worth less the prices; each household asks for
/// the bundle that leaves it most. The prices of all capacities and what is left to the households add up to at least
/// the worth of every allocation, whatever the prices are. Prices move against the demand, so that the sum falls
/// towards the value of the linear relaxation, which is the least that this argument can prove.
///
/// Method: subgradients, averaged, with Polyak's step (Held, Wolfe and Crowder 1974; Barahona and Anbil 2000).
struct PriceSearch {
    private(set) var best: Prices
    private let problem: AllocationProblem
    private var prices: [Double]
    private var direction: [Double]
    private var demand: [Int32]
    private var bestBound = Double.infinity
    private var bestPrices: [Double]

    init(_ problem: AllocationProblem, from start: Prices? = nil) {
        self.problem = problem
        prices = start?.perUnit ?? [Double](repeating: 0, count: problem.capacities.count)
        bestPrices = prices
        direction = [Double](repeating: 0, count: prices.count)
        demand = [Int32](repeating: 0, count: prices.count)
        best = Prices(rounding: prices, for: problem)
    }

    /// Improves the prices; each round looks at every bundle once.
    mutating func run(rounds: Int) {
        var reach = 1.0
        // How far below the best bound the optimum is hoped to lie.
        var hope = 0.05
        var stale = 0
        // How much of each direction is kept: a long memory ends nearer to the least bound, but is slower to come near it.
        let memory = rounds < 400 ? 0.65 : 0.9
        for round in 0..<rounds {
            let bound = Self.bound(of: problem, at: prices, demand: &demand)
            stale = bound < bestBound * (1 - 2e-5) ? 0 : stale + 1
            if bound < bestBound { (bestBound, bestPrices) = (bound, prices) }
            guard stale <= 12 else {
                stale = 0
                reach = max(reach * 0.6, 1e-4)
                hope *= 0.7
                prices = bestPrices
                continue
            }
            guard step(reach * (bound - bestBound * (1 - hope)), memory: round == 0 ? 0 : memory) else { break }
        }
        best = Prices(rounding: bestPrices, for: problem)
    }

    /// Moves the prices; false where demand and capacity already agree.
    private mutating func step(_ length: Double, memory: Double) -> Bool {
        var norm = 0.0
        for resource in prices.indices {
            let slack = Double(problem.capacities[resource] - demand[resource])
            let move = (1 - memory) * slack + memory * direction[resource]
            // What is free of charge cannot get cheaper.
            direction[resource] = prices[resource] == 0 ? min(move, 0) : move
            norm += direction[resource] * direction[resource]
        }
        guard norm > 0 else { return false }
        for resource in prices.indices {
            prices[resource] = max(0, prices[resource] - length / norm * direction[resource])
        }
        return true
    }

    /// The bound at some prices, and how often each resource is asked for at them.
    private static func bound(of problem: AllocationProblem, at prices: [Double], demand: inout [Int32]) -> Double {
        var bound = 0.0
        for resource in prices.indices {
            bound += prices[resource] * Double(problem.capacities[resource])
            demand[resource] = 0
        }
        let firstBundle = problem.firstBundle.span
        let firstUse = problem.firstUse.span
        let worth = problem.worth.span
        let resources = problem.resource.span
        let amounts = problem.amount.span
        let price = prices.span
        for household in 0..<problem.householdCount {
            var most = 0.0
            var chosen = -1
            for bundle in Int(firstBundle[unchecked: household])..<Int(firstBundle[unchecked: household + 1]) {
                var left = Double(worth[unchecked: bundle])
                // Bundles come in the order of their worth: no later one can leave more.
                if left <= most { break }
                for use in Int(firstUse[unchecked: bundle])..<Int(firstUse[unchecked: bundle + 1]) {
                    left -= price[unchecked: Int(resources[unchecked: use])] * Double(amounts[unchecked: use])
                }
                if left > most { (most, chosen) = (left, bundle) }
            }
            guard chosen >= 0 else { continue }
            bound += most
            for use in problem.uses(of: chosen) {
                let resource = Int(resources[unchecked: use])
                demand[resource] += amounts[unchecked: use]
            }
        }
        return bound
    }
}
