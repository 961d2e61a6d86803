/// The most that the parts still open can add, given how long is waited already.
///
/// Waiting is paid once, for what comes last, so a part cannot be bounded for itself: the best vacancy may be the one
/// that makes all wait. Waits are cut into classes by what they cost. For each class, the open parts add at most their
/// best options that wait no longer, less what the class costs; the best class that waits at least as long as is waited
/// already bounds every completion: it has a longest wait of its own, in whose class all its options are.
struct WaitingTails {
    /// What each class costs, rising.
    private let costs: [Int]
    /// By part and option, its class.
    private let classes: [[Int32]]
    /// By part and class; `none` where a part has no option.
    private let tails: [Int]
    /// The class of the home's own wait; nil where it is too long.
    let first: Int?

    private static let none = Int.min

    init(_ problem: BundleProblem, _ origin: BundleOrigin, _ options: [[PartOption]]) {
        let waits = options.map { $0.map { problem.wait(until: $0.ready) ?? Self.none } }
        let own = problem.wait(until: origin.ready)
        // Whoever waits for the home pays that at least.
        let costs = Set(waits.joined()).union(own.map { [$0] } ?? []).filter { $0 >= own ?? 0 }.sorted()
        var number: [Int: Int32] = [:]
        for (place, cost) in costs.enumerated() { number[cost] = Int32(place) }
        classes = waits.map { $0.map { number[$0] ?? 0 } }
        first = own.flatMap { number[$0] }.map(Int.init)
        self.costs = costs
        var tails = [Int](repeating: Self.none, count: (options.count + 1) * costs.count)
        var sums = [Int](repeating: 0, count: costs.count)
        for part in stride(from: options.count, through: 0, by: -1) {
            if part < options.count {
                var best = [Int](repeating: Self.none, count: costs.count)
                for (option, wait) in zip(options[part], classes[part]) {
                    best[Int(wait)] = max(best[Int(wait)], option.value)
                }
                var most = Self.none
                for wait in costs.indices {
                    most = max(most, best[wait])
                    sums[wait] = most == Self.none || sums[wait] == Self.none ? Self.none : sums[wait] + most
                }
            }
            var most = Self.none
            for wait in costs.indices.reversed() {
                if sums[wait] != Self.none { most = max(most, sums[wait] - costs[wait]) }
                tails[part * costs.count + wait] = most
            }
        }
        self.tails = tails
    }

    func wait(_ part: Int, _ option: Int) -> Int { Int(classes[part][option]) }

    /// The most that the parts from one on add when at least a class is waited; nil where they add nothing possible.
    subscript(part: Int, wait: Int) -> Int? {
        let tail = tails[part * costs.count + wait]
        return tail == Self.none ? nil : tail
    }
}
