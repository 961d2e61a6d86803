/// One search for an allocation: the best so far, and what it cannot exceed.
struct AllocationRun {
    private let problem: AllocationProblem
    private let prices: Prices
    private let seed: UInt64
    /// The bundle of each household; −1 where it has none.
    private(set) var chosen: [Int32]
    private(set) var worth = 0
    private(set) var bound: Int

    init(_ problem: AllocationProblem, prices: Prices, seed: UInt64) {
        (self.problem, self.prices, self.seed) = (problem, prices, seed)
        chosen = [Int32](repeating: -1, count: problem.householdCount)
        bound = prices.bound
    }

    var isProven: Bool { worth >= bound }

    /// Exchanges on two threads, each with a seed of its own, and takes over the better where it exceeds the best.
    mutating func explore(
        exchanges: Int,
        neighbourhoods: Int,
        _ progress: @escaping @Sendable (Double) -> Void
    ) async throws {
        let (problem, prices, seed) = (problem, prices, seed)
        @Sendable func explored(_ seed: UInt64, _ progress: (Double) -> Void) async throws -> AllocationSearch {
            var search = AllocationSearch(problem, prices: prices, seed: seed)
            let share = neighbourhoods > 0 ? 0.8 : 1
            try search.run(exchanges: exchanges) { progress(share * $0) }
            search.settle()
            try search.improve(neighbourhoods: neighbourhoods, prices: prices) { progress(share + (1 - share) * $0) }
            return search
        }
        async let first = explored(seed, progress)
        async let second = explored(~seed) { _ in }
        for search in try await [first, second] where search.bestWorth > worth {
            (worth, chosen) = (search.bestWorth, search.best)
        }
    }

    /// Looks for something better until nothing can be better, or the effort is spent.
    ///
    /// - Parameter effort: multiplications, about.
    /// - Throws: `CancellationError` where the task is cancelled.
    mutating func prove(effort: Int) throws {
        guard !isProven else { return }
        let households = (0..<problem.householdCount).filter { !problem.bundles(of: $0).isEmpty }
        let core = ProofCore(
            problem,
            households: households,
            capacities: problem.capacities,
            prices: prices,
            best: worth
        )
        var search = ProofSearch(core, best: worth, bound: bound, effort: effort)
        try search.run()
        bound = search.bound
        guard let better = search.chosen else { return }
        worth = search.best
        for (place, household) in households.enumerated() { chosen[household] = better[place] }
    }
}
