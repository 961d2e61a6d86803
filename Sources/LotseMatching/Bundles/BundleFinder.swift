/// Finds what fits a household together, and where nothing fits, what blocks and what could be done.
public struct BundleFinder: Sendable {
    private let market: BundleMarket
    private let weights: BundleWeights
    private let diversity: BundleDiversity
    private let costs: ConcessionCosts

    public init(
        _ market: BundleMarket,
        weights: BundleWeights = BundleWeights(),
        diversity: BundleDiversity = BundleDiversity(),
        costs: ConcessionCosts = ConcessionCosts()
    ) {
        self.market = market
        self.weights = weights
        self.diversity = diversity
        self.costs = costs
    }

    /// The best bundles that really differ (`BundleDiversity`), the best first.
    ///
    /// Equal ones: see `BundleSearch`.
    ///
    /// - Parameters:
    ///   - household: who asks.
    ///   - limit: at most so many.
    /// - Returns: nothing where no bundle meets all demands; `obstacles` says why.
    /// - Throws: `BundleHousehold.Fault`, naming the first number that cannot be.
    public func bundles(
        for household: BundleHousehold,
        limit: Int = 10
    ) throws(BundleHousehold.Fault) -> [ArrivalBundle] {
        if let fault = household.fault(in: market) { throw fault }
        return best(household, limit)
    }

    private func best(_ household: BundleHousehold, _ limit: Int) -> [ArrivalBundle] {
        let problem = BundleProblem(market, household, BundleTerms(scoring: weights))
        var shelf = PoolShelf()
        var search = BundleSearch(problem, diversity: diversity, limit: limit, reusing: &shelf)
        var bundles: [ArrivalBundle] = []
        while bundles.count < limit, let find = search.next() { bundles.append(problem.bundle(find)) }
        return bundles
    }

    /// What keeps a household from getting anything, proven, and the cheapest ways around.
    ///
    /// A search for the cheapest bundle that meets some demands and may fail the others (`BundleTerms`) answers both:
    ///
    /// - **Block.** Every bundle fails some demands; call those its support. A set of demands blocks when no bundle
    ///   meets all of it, that is when it has a demand in common with every support. Smallest such sets are found by
    ///   asking: take a smallest set that has one in common with all supports seen so far; look for a bundle that meets
    ///   it; if there is none, it blocks, and as every blocking set has one in common with those supports, none is
    ///   smaller; if there is one, its support is new (implicit hitting sets: Ignatiev, Previti, Liffiton and
    ///   Marques-Silva 2015).
    /// - **Concessions.** The cheapest bundle of all gives the first. The next is the cheapest bundle that does not fail
    ///   all the demands that an earlier one fails, that is, which meets at least one of each: the searches for all
    ///   choices of those form a tree (Reiter 1987).
    ///
    /// - Parameters:
    ///   - household: who asks.
    ///   - limit: at most so many concessions.
    /// - Returns: nil where something fits.
    /// - Throws: `BundleHousehold.Fault`, naming the first number that cannot be.
    public func obstacles(
        for household: BundleHousehold,
        limit: Int = 5
    ) throws(BundleHousehold.Fault) -> BundleObstacles? {
        if let fault = household.fault(in: market) { throw fault }
        var search = ObstacleSearch(market, household, costs)
        guard search.isBlocked else { return nil }
        let concessions = search.concessions(limit: limit).map { offer in
            guard let bundle = best(household.conceding(offer.steps), 1).first else {
                preconditionFailure("a concession was found by a bundle that fits once it is made")
            }
            return BundleConcession(steps: offer.steps, cost: offer.cost, bundle: bundle)
        }
        return BundleObstacles(block: search.block(), concessions: concessions)
    }
}
