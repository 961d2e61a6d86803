/// What a search maximises: the score, or, with the sign turned, what a bundle costs in concessions.
///
/// Both are one search: points and prices of things, and a rate for each demand that may be given way. The score has no
/// such demand; the cost of concessions has no points.
struct BundleTerms {
    private let weights: BundleWeights?
    private let costs: ConcessionCosts
    /// The bits of the demands that must be met.
    let firm: UInt64

    /// The score; every demand is met.
    init(scoring weights: BundleWeights) {
        self.weights = weights
        costs = ConcessionCosts()
        firm = 0
    }

    /// The cost of concessions; only some demands must be met.
    init(conceding costs: ConcessionCosts, butFor firm: some Sequence<BundleDemand>) {
        weights = nil
        self.costs = costs
        self.firm = firm.reduce(0) { $0 | $1.bit }
    }

    /// What a unit of concession costs; nil where the demand must be met.
    func rate(_ demand: BundleDemand) -> Int? {
        weights != nil || firm & demand.bit != 0 ? nil : costs.rate(demand)
    }

    /// What so many units cost; nil where they cannot be had.
    func cost(_ units: Int, of demand: BundleDemand) -> Int? {
        units == 0 ? 0 : rate(demand).map { $0 * units }
    }

    func points(_ points: Int) -> Int { weights == nil ? 0 : points }
    var perMinute: Int { weights?.perMinute ?? 0 }
    var siblingsTogether: Int { weights?.siblingsTogether ?? 0 }
    func cost(cents: Int64) -> Int { weights?.cost(cents: cents) ?? 0 }

    /// What it costs that all is there only on a day; nil where that is too late.
    ///
    /// Never falls from day to day.
    func cost(readyOn day: Int, for household: BundleHousehold) -> Int? {
        guard let late = cost(max(0, day - household.arriveBy), of: .arrival) else { return nil }
        return late + (weights?.perWeek ?? 0) * household.weeks(until: day)
    }
}

extension BundleHousehold {
    /// Weeks of waiting after the first day on which it could come, each begun one counted.
    func weeks(until day: Int) -> Int { (max(0, day - earliestOn) + 6) / 7 }
}
