import LotseCore
import LotseMatching

/// A region small enough for a test; most are so small that every allocation can be tried.
struct SmallRegion {
    let householdCount: Int
    let capacities: [Int]
    let bundles: [AllocationProblem.Bundle]

    /// A random one: up to six households with up to four bundles of up to four resources, some taken twice.
    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let householdCount = Int.random(in: 1...6, using: &random)
        let capacities = (0..<Int.random(in: 2...7, using: &random)).map { _ in Int.random(in: 0...2, using: &random) }
        var bundles: [AllocationProblem.Bundle] = []
        for household in 0..<householdCount {
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let resources = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                    Int.random(in: 0..<capacities.count, using: &random)
                }
                bundles.append(
                    .init(household: household, worth: Int.random(in: 0...900, using: &random), resources: resources)
                )
            }
        }
        (self.householdCount, self.capacities) = (householdCount, capacities)
        self.bundles = bundles.shuffled(using: &random)
    }

    /// One in which most want what others want too: ten bundles for each of so many households, of three resources each.
    init(crowdedBy householdCount: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        self.householdCount = householdCount
        capacities = (0..<householdCount).map { _ in Int.random(in: 1...2, using: &random) }
        var bundles: [AllocationProblem.Bundle] = []
        for household in 0..<householdCount {
            for _ in 0..<10 {
                let resources = (0..<3).map { _ in Int.random(in: 0..<householdCount, using: &random) }
                let worth = Int.random(in: 300...900, using: &random)
                bundles.append(.init(household: household, worth: worth, resources: resources))
            }
        }
        self.bundles = bundles
    }

    func problem() throws -> AllocationProblem {
        try AllocationProblem(householdCount: householdCount, capacities: capacities, bundles: bundles)
    }

    /// The best by trying all: first as many urgent households as can be, then the most worth.
    ///
    /// What could not exceed the best though all who follow got their best is not tried.
    func best(urgent: Set<Int> = []) -> (served: Int, worth: Int) {
        var best = (served: 0, worth: 0)
        var rest = [(served: 0, worth: 0)]
        for household in (0..<householdCount).reversed() {
            let most = bundles.filter { $0.household == household }.map(\.worth).max() ?? 0
            let next = rest[rest.count - 1]
            rest.append((next.served + (urgent.contains(household) ? 1 : 0), next.worth + most))
        }
        func settle(_ household: Int, _ free: [Int], _ served: Int, _ worth: Int) {
            let following = rest[householdCount - household]
            guard (served + following.served, worth + following.worth) > best else { return }
            guard household < householdCount else {
                best = (served, worth)
                return
            }
            settle(household + 1, free, served, worth)
            for bundle in bundles where bundle.household == household && bundle.worth > 0 {
                var left = free
                for resource in bundle.resources { left[resource] -= 1 }
                guard left.allSatisfy({ $0 >= 0 }) else { continue }
                settle(household + 1, left, served + (urgent.contains(household) ? 1 : 0), worth + bundle.worth)
            }
        }
        settle(0, capacities, 0, 0)
        return best
    }

    /// What is wrong with an allocation, looked at without the engine's own eyes.
    func faults(of allocation: Allocation) -> [String] {
        var faults: [String] = []
        var free = capacities
        var worth = 0
        if allocation.bundles.count != householdCount { faults.append("not one answer a household") }
        for (household, number) in allocation.bundles.enumerated() {
            guard let number else { continue }
            if bundles[number].household != household { faults.append("household \(household) has another's bundle") }
            for resource in bundles[number].resources { free[resource] -= 1 }
            worth += bundles[number].worth
        }
        faults += free.indices.filter { free[$0] < 0 }.map { "resource \($0) is taken too often" }
        if worth != allocation.worth { faults.append("worth \(worth), not \(allocation.worth)") }
        return faults
    }
}
