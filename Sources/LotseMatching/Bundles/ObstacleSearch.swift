/// Asks for cheapest bundles that meet some demands and may fail others; remembers the answers.
///
/// Sets of demands are bits in the order of `BundleHousehold.demands`.
struct ObstacleSearch {
    /// The cheapest bundle that meets some demands: what it fails, and the price of that.
    struct Offer {
        let steps: [BundleConcession.Step]
        let support: UInt64
        let cost: Int
    }

    private let market: BundleMarket
    private let household: BundleHousehold
    private let costs: ConcessionCosts
    private let demands: [BundleDemand]
    /// In the order in which it was asked.
    private var asked: [(firm: UInt64, offer: Offer?)] = []
    private var shelf = PoolShelf()

    init(_ market: BundleMarket, _ household: BundleHousehold, _ costs: ConcessionCosts) {
        (self.market, self.household, self.costs) = (market, household, costs)
        demands = household.demands
    }

    /// Whether no bundle meets all demands.
    var isBlocked: Bool {
        mutating get { offer(meeting: 0).map { $0.cost > 0 } ?? true }
    }

    private mutating func offer(meeting firm: UInt64) -> Offer? {
        // What is cheapest with fewer demands to meet, and meets these too, is cheapest here as well (Reiter's reuse).
        for known in asked where known.firm & ~firm == 0 {
            guard let offer = known.offer else { return nil }
            if offer.support & firm == 0 { return offer }
        }
        // Whatever meets these demands shows how dear the cheapest is at most.
        let most = asked.compactMap { $0.offer }.filter { $0.support & firm == 0 }.map(\.cost).min()
        let firmDemands = demands.indices.filter { firm & 1 << UInt64($0) != 0 }.map { demands[$0] }
        let terms = BundleTerms(conceding: costs, butFor: firmDemands)
        let problem = BundleProblem(market, household, terms)
        var search = BundleSearch(
            problem,
            diversity: BundleDiversity(),
            limit: 1,
            atLeast: most.map { -$0 },
            reusing: &shelf
        )
        let offer = search.next().map { find in
            let steps = problem.steps(find)
            var support: UInt64 = 0
            for (place, demand) in demands.enumerated() where steps.contains(where: { $0.demand == demand }) {
                support |= 1 << UInt64(place)
            }
            return Offer(steps: steps, support: support, cost: -find.value)
        }
        asked.append((firm, offer))
        return offer
    }

    /// A smallest set of demands that no bundle meets.
    mutating func block() -> [BundleDemand] {
        var supports: [UInt64] = []
        while true {
            let set = HittingSet.smallest(of: supports)
            guard let offer = offer(meeting: set) else {
                return demands.indices.filter { set & 1 << UInt64($0) != 0 }.map { demands[$0] }
            }
            supports.append(offer.support)
        }
    }

    /// The cheapest offers of which none fails all that an earlier one fails.
    mutating func concessions(limit: Int) -> [Offer] {
        var found: [Offer] = []
        var open: [(firm: UInt64, offer: Offer)] = []
        if let cheapest = offer(meeting: 0) { open.append((0, cheapest)) }
        var seen: Set<UInt64> = [0]
        while found.count < limit {
            let next = open.indices.min { (open[$0].offer.cost, open[$0].firm) < (open[$1].offer.cost, open[$1].firm) }
            guard let next else { break }
            let (firm, cheapest) = open.remove(at: next)
            let hidden = found.first { cheapest.support & $0.support == $0.support }
            if hidden == nil { found.append(cheapest) }
            let support = (hidden ?? cheapest).support
            for place in demands.indices where support & 1 << UInt64(place) != 0 {
                let firmer = firm | 1 << UInt64(place)
                guard seen.insert(firmer).inserted, let offer = offer(meeting: firmer) else { continue }
                open.append((firmer, offer))
            }
        }
        return found
    }
}
