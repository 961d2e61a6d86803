/// Finds who gets what, so that all together get the most.
///
/// First prices and bound (`PriceSearch`), then allocations by chains of exchanges (`AllocationSearch`) on two threads
/// with seeds of their own, of which the better is taken; in a small region then a search that proves the best
/// (`ProofSearch`). The same problem and seed give the same answer.
public struct Allocator: Sendable {
    /// How long to search.
    public struct Effort: Sendable, Hashable {
        public var priceRounds: Int
        /// Exchanges tried for each household, on each of the two threads.
        public var exchangesPerHousehold: Int
        /// Exchanges tried at least, however few households there are.
        public var leastExchanges: Int
        /// Where there are few households each gets up to twenty times as many, as long as all stay below this.
        public var smallExchanges: Int
        /// Groups of competing households that choose again together, on each thread.
        public var neighbourhoods: Int
        /// What is spent at most on proving a small region's allocation the best, in multiplications.
        public var proof: Int

        public init(
            priceRounds: Int,
            exchangesPerHousehold: Int,
            leastExchanges: Int = 200_000,
            smallExchanges: Int = 0,
            neighbourhoods: Int = 0,
            proof: Int = 0
        ) {
            self.priceRounds = priceRounds
            self.exchangesPerHousehold = exchangesPerHousehold
            self.leastExchanges = leastExchanges
            self.smallExchanges = smallExchanges
            self.neighbourhoods = neighbourhoods
            self.proof = proof
        }

        /// How many exchanges are tried on each thread.
        func exchanges(for householdCount: Int) -> Int {
            let usual = exchangesPerHousehold * householdCount
            return max(leastExchanges, usual, min(20 * usual, smallExchanges))
        }

        /// A second or so for 2,000 households: for what-if questions.
        public static let quick = Effort(priceRounds: 400, exchangesPerHousehold: 250, proof: 400_000_000)
        /// Half a minute for 2,000 households, a few seconds for 60.
        public static let thorough = Effort(
            priceRounds: 800,
            exchangesPerHousehold: 4_000,
            smallExchanges: 1_000_000,
            neighbourhoods: 500,
            proof: 4_000_000_000
        )
    }

    private let problem: AllocationProblem
    private let urgent: Set<Int>
    private let effort: Effort
    private let seed: UInt64

    /// - Parameters:
    ///   - problem: who waits and what there is.
    ///   - urgent: households that are served before all others, as far as there is something for all of them: the
    ///     floor of fairness (those who have waited longest, who have nowhere to live).
    ///   - effort: how long to search.
    ///   - seed: another one gives another of about equally good answers.
    public init(_ problem: AllocationProblem, urgent: Set<Int> = [], effort: Effort = .thorough, seed: UInt64 = 1) {
        self.problem = problem
        self.urgent = urgent
        self.effort = effort
        self.seed = seed
    }

    /// Searches.
    ///
    /// - Parameters:
    ///   - start: prices of a problem with the same resources, to begin with.
    ///   - progress: is told the share that is done, from 0 to 1.
    /// - Returns: the best allocation found, with the proof how good it is.
    /// - Throws: `CancellationError` where the task is cancelled.
    public func allocate(
        from start: Prices? = nil,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> Allocation {
        let premium = premium
        let raised = premium == 0 ? problem : problem.raising(urgent, by: premium)
        var search = PriceSearch(raised, from: start)
        search.run(rounds: effort.priceRounds)
        try Task.checkCancellation()
        progress(0.05)
        var run = AllocationRun(raised, prices: search.best, seed: seed)
        if isSmall {
            // What is easily proven needs no long search.
            try await run.explore(exchanges: effort.leastExchanges, neighbourhoods: 0) { _ in }
            try run.prove(effort: effort.proof / 20)
        }
        if !isSmall || !run.isProven {
            let exchanges = effort.exchanges(for: problem.householdCount)
            try await run.explore(exchanges: exchanges, neighbourhoods: effort.neighbourhoods) {
                progress(0.05 + 0.85 * $0)
            }
            if isSmall { try run.prove(effort: effort.proof) }
        }
        progress(1)
        return allocation(run, premium, search.best)
    }

    /// With more households than this the optimum is out of reach, and not tried for.
    private static let mostProven = 250

    private var isSmall: Bool { effort.proof > 0 && problem.householdCount <= Self.mostProven }

    private func allocation(_ run: AllocationRun, _ premium: Int, _ prices: Prices) -> Allocation {
        let chosen = run.chosen
        let served = urgent.count { chosen[$0] >= 0 }
        return Allocation(
            bundles: chosen.map { $0 < 0 ? nil : Int(problem.origin[Int($0)]) },
            worth: chosen.reduce(0) { $1 < 0 ? $0 : $0 + Int(problem.worth[Int($1)]) },
            bound: run.bound - premium * served,
            unservedUrgent: urgent.filter { chosen[$0] < 0 }.sorted(),
            prices: prices
        )
    }

    /// What serving an urgent household is worth beyond its bundle.
    ///
    /// In a small region more than all bundles together, so that no sum of bundles outweighs it; in a large one more
    /// than all that one bundle can displace, since prices of millions would leave no figure for what matters.
    private var premium: Int {
        guard !urgent.isEmpty else { return 0 }
        let most = problem.worth.max().map(Int.init) ?? 0
        let widest = (0..<problem.bundleCount).map { problem.uses(of: $0).reduce(0) { $0 + Int(problem.amount[$1]) } }
        let displaced = most * (1 + (widest.max() ?? 0))
        guard isSmall else { return displaced }
        let all = (0..<problem.householdCount).reduce(1) { sum, household in
            problem.bundles(of: household).first.map { sum + Int(problem.worth[$0]) } ?? sum
        }
        return min(max(displaced, all), Self.mostPremium)
    }

    /// A worth with a premium stays a number of 32 bits.
    private static let mostPremium = 1_000_000_000
}
