/// A bundle that a household would rather have had, and why it cannot: the "why not that" of a proposal.
public struct MissedBundle: Sendable, Hashable {
    /// Something the bundle needs of which there is not enough left.
    public struct Lack: Sendable, Hashable {
        public let resource: Int
        /// What one more of it would be worth.
        public let price: Double
        /// The households that have it, in the order of their numbers.
        public let holders: [Int]
    }

    /// The caller's number of the bundle.
    public let bundle: Int
    public let worth: Int
    /// Never empty.
    public let lacks: [Lack]
}

extension AllocationProblem {
    /// The bundles worth more to a household than what it gets, the best first, each with what it lacks.
    ///
    /// - Parameters:
    ///   - household: whose.
    ///   - allocation: a proposal of `Allocator` for this problem; it leaves nothing better free.
    ///   - limit: at most so many.
    /// - Returns: nothing where the household has its best bundle, or none that would fit it.
    public func missed(by household: Int, in allocation: Allocation, limit: Int = 3) -> [MissedBundle] {
        let given = number(of: allocation)
        let own = given[household]
        var free = capacities.map(Int.init)
        var holders: [Int32: [Int]] = [:]
        for (other, bundle) in given.enumerated() where other != household {
            guard let bundle else { continue }
            for use in uses(of: bundle) {
                free[Int(resource[use])] -= Int(amount[use])
                holders[resource[use], default: []].append(other)
            }
        }
        let better = bundles(of: household).filter { worth[$0] > (own.map { worth[$0] } ?? 0) }
        return better.prefix(limit).map { bundle in
            let short = uses(of: bundle).filter { free[Int(resource[$0])] < Int(amount[$0]) }
            return MissedBundle(
                bundle: Int(origin[bundle]),
                worth: Int(worth[bundle]),
                lacks: short.map { use in
                    MissedBundle.Lack(
                        resource: Int(resource[use]),
                        price: allocation.prices[Int(resource[use])],
                        holders: holders[resource[use]] ?? []
                    )
                }
            )
        }
    }

    /// Our numbers of the bundles that the caller knows by theirs.
    private func number(of allocation: Allocation) -> [Int?] {
        allocation.bundles.enumerated().map { household, theirs in
            theirs.flatMap { theirs in bundles(of: household).first { origin[$0] == theirs } }
        }
    }
}
