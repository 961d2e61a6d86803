/// Serves households week by week, before it is known who comes later.
///
/// What is left has a price: what it would be worth to those who are expected. Each household gets a bundle that leaves
/// the most after paying for what it takes, so that a scarce thing is kept for somebody to whom it is worth more.
/// Prices are the mean of those of several drawn futures (after Ahani, Gölz, Procaccia, Teytelboym and Trapp 2021,
/// "Dynamic Placement in Refugee Resettlement"); they are found anew each week, for what is left then.
///
/// A household that gets nothing this week is not refused: hand it in again with the next week's.
public struct ArrivalDesk: Sendable {
    /// How hard to think each week.
    public struct Effort: Sendable, Hashable {
        /// Futures drawn for the prices, from 1.
        public var futures: Int
        /// Rounds of the price search for each future.
        public var priceRounds: Int
        /// Exchanges tried among those who arrive in the same week.
        public var exchanges: Int

        public init(futures: Int, priceRounds: Int, exchanges: Int) {
            self.futures = futures
            self.priceRounds = priceRounds
            self.exchanges = exchanges
        }

        /// A second or so a week for a region with a thousand households a year.
        public static let normal = Effort(futures: 8, priceRounds: 200, exchanges: 20_000)
    }

    /// What is left of each resource.
    public private(set) var capacities: [Int]
    /// What one more of each was worth when a week was last served, in thousandths of a point.
    public private(set) var prices: [Double]
    private let effort: Effort
    private let seed: UInt64
    private var dice: ExchangeDice
    /// Where the search for the next week's prices begins.
    private var found: Prices?

    /// - Parameters:
    ///   - capacities: how often each resource can be taken, from 0 to `AllocationProblem.most`.
    ///   - effort: how hard to think each week.
    ///   - seed: of the drawn futures; the same gives the same answers.
    public init(capacities: [Int], effort: Effort = .normal, seed: UInt64 = 1) {
        self.capacities = capacities
        self.effort = effort
        self.seed = seed
        prices = [Double](repeating: 0, count: capacities.count)
        dice = ExchangeDice(seed)
    }

    /// Gives bundles to those who are here, and takes them from what is left.
    ///
    /// - Parameters:
    ///   - arriving: the households of this week.
    ///   - laterCount: how many households are expected after this week, as long as what is left now can still be used.
    ///   - pool: households like them, those of earlier years for instance; later ones are drawn from it.
    /// - Returns: for each household the number of its bundle, nil for one that would better wait.
    /// - Throws: `AllocationProblem.Fault`, which counts bundles through all households that arrive, then those drawn;
    ///   `CancellationError` where the task is cancelled.
    public mutating func serve(
        _ arriving: [ArrivingHousehold],
        expecting laterCount: Int,
        like pool: [ArrivingHousehold]
    ) async throws -> [Int?] {
        // At the door, before any resource is looked up.
        _ = try AllocationProblem(arriving, capacities: capacities)
        try findPrices(arriving, pool.isEmpty ? 0 : laterCount, pool)
        let (priced, numbers) = afterPaying(arriving)
        let problem = try AllocationProblem(priced, capacities: capacities)
        let search = Allocator.Effort(priceRounds: 50, exchangesPerHousehold: 0, leastExchanges: effort.exchanges)
        let allocation = try await Allocator(problem, effort: search, seed: seed).allocate()
        var first = 0
        return priced.indices.map { household in
            defer { first += priced[household].bundles.count }
            guard let bundle = allocation.bundles[household] else { return nil }
            let number = numbers[household][bundle - first]
            for resource in arriving[household].bundles[number].resources { capacities[resource] -= 1 }
            return number
        }
    }

    private mutating func findPrices(
        _ arriving: [ArrivingHousehold],
        _ laterCount: Int,
        _ pool: [ArrivingHousehold]
    ) throws {
        var sum = [Double](repeating: 0, count: capacities.count)
        let futures = laterCount > 0 ? max(1, effort.futures) : 0
        for _ in 0..<futures {
            try Task.checkCancellation()
            let later = (0..<laterCount).map { _ in pool[dice.below(pool.count)] }
            var search = PriceSearch(try AllocationProblem(arriving + later, capacities: capacities), from: found)
            search.run(rounds: effort.priceRounds)
            found = search.best
            for resource in sum.indices { sum[resource] += search.best[resource] }
        }
        // When nobody is expected nothing is kept back.
        prices = sum.map { $0 / Double(max(1, futures)) }
    }

    /// The bundles that leave something after paying, with what they leave, and their numbers before.
    private func afterPaying(_ arriving: [ArrivingHousehold]) -> (left: [ArrivingHousehold], numbers: [[Int]]) {
        var numbers: [[Int]] = []
        let left = arriving.map { household in
            var kept: [Int] = []
            var bundles: [ArrivingHousehold.Bundle] = []
            for (number, bundle) in household.bundles.enumerated() {
                let price = bundle.resources.reduce(0) { $0 + prices[$1] }
                // What is worth exactly its price is given: somebody is here for it.
                let rest = bundle.worth - Int(price.rounded(.down))
                guard rest > 0 else { continue }
                kept.append(number)
                bundles.append(.init(worth: rest, resources: bundle.resources))
            }
            numbers.append(kept)
            return ArrivingHousehold(bundles: bundles)
        }
        return (left, numbers)
    }
}
