/// A household that arrives, and the bundles that would fit it.
public struct ArrivingHousehold: Sendable, Hashable {
    public struct Bundle: Sendable, Hashable {
        /// What it is worth, in thousandths of a point, as in `AllocationProblem.Bundle`.
        public var worth: Int
        /// The resources it takes; one that stands twice is taken twice.
        public var resources: [Int]

        public init(worth: Int, resources: [Int]) {
            self.worth = worth
            self.resources = resources
        }
    }

    public var bundles: [Bundle]

    public init(bundles: [Bundle]) {
        self.bundles = bundles
    }
}

extension AllocationProblem {
    /// All these households at once; bundles are numbered through in their order.
    init(_ households: [ArrivingHousehold], capacities: [Int]) throws(Fault) {
        var bundles: [Bundle] = []
        for (number, household) in households.enumerated() {
            for bundle in household.bundles {
                bundles.append(Bundle(household: number, worth: bundle.worth, resources: bundle.resources))
            }
        }
        try self.init(householdCount: households.count, capacities: capacities, bundles: bundles)
    }
}
