/// What is left to decide when all is set aside that cannot belong to anything better than the best found.
///
/// Three things are left out, each by an argument in whole numbers: bundles that lose so much against the prices that
/// an allocation with them stays below the best; bundles for which the household has another that is worth as much and
/// takes nothing else (*dominated*); resources of which there is enough whatever is chosen.
///
/// A *row* is a resource that is still fought for, or a rule that every allocation obeys (`ProofCliques`).
struct ProofCore {
    /// Who still has a choice, by the numbers of the problem; a *place* is a position in this list.
    let households: [Int]
    /// The options of place p are `firstOption[p]..<firstOption[p + 1]`, the most worth first.
    let firstOption: [Int]
    /// The bundle of each option, by the numbers of the problem.
    let bundle: [Int32]
    let worth: [Int]
    /// Whose each option is.
    let place: [Int]
    /// Whether getting nothing is still an option.
    let mayGoWithout: [Bool]
    private(set) var rowCapacity: [Int]
    private(set) var firstUse: [Int]
    private(set) var row: [Int32]
    private(set) var amount: [Int32]

    var optionCount: Int { worth.count }
    var rowCount: Int { rowCapacity.count }

    func options(of place: Int) -> Range<Int> { firstOption[place]..<firstOption[place + 1] }
    func uses(of option: Int) -> Range<Int> { firstUse[option]..<firstUse[option + 1] }

    /// The same with rules: of each set of options at most one can be chosen.
    func obeying(_ cliques: [[Int]]) -> ProofCore {
        var more = [[Int32]](repeating: [], count: optionCount)
        for (number, clique) in cliques.enumerated() {
            for option in clique { more[option].append(Int32(rowCount + number)) }
        }
        var core = self
        core.rowCapacity += [Int](repeating: 1, count: cliques.count)
        (core.firstUse, core.row, core.amount) = ([0], [], [])
        for option in 0..<optionCount {
            core.row += row[uses(of: option)] + more[option]
            core.amount += amount[uses(of: option)] + more[option].map { _ in 1 }
            core.firstUse.append(core.row.count)
        }
        return core
    }
}

extension ProofCore {
    /// - Parameters:
    ///   - problem: what is to be decided.
    ///   - households: who is to choose again; the others keep what they have.
    ///   - capacities: what there is for them, by the numbers of the problem.
    ///   - prices: any; good ones leave less to decide.
    ///   - best: what these households have together in the best allocation found.
    init(_ problem: AllocationProblem, households: [Int], capacities: [Int32], prices: Prices, best: Int) {
        var left: [[(bundle: Int, ticks: Int64)]] = []
        var bound = Int64(0)
        var isAsked = [Bool](repeating: false, count: capacities.count)
        for household in households {
            let fitting = problem.bundles(of: household).filter { bundle in
                problem.uses(of: bundle).allSatisfy { problem.amount[$0] <= capacities[Int(problem.resource[$0])] }
            }
            left.append(fitting.map { ($0, prices.ticksLeft($0, in: problem)) })
            bound += max(0, left[left.count - 1].map(\.ticks).max() ?? 0)
            for bundle in fitting {
                for use in problem.uses(of: bundle) { isAsked[Int(problem.resource[use])] = true }
            }
        }
        for (resource, capacity) in capacities.enumerated() where isAsked[resource] {
            bound += Int64(capacity) * prices.ticks[resource]
        }
        // An option that loses more than this against the household's best cannot be part of anything better.
        let spare = bound - Int64(best + 1) * Prices.ticksPerUnit
        var options: [[Int]] = []
        var mayGoWithout: [Bool] = []
        for own in left {
            let most = max(0, own.map(\.ticks).max() ?? 0)
            options.append(own.filter { most - $0.ticks <= spare }.map(\.bundle))
            mayGoWithout.append(most <= spare)
        }
        // What there is enough of takes no part in comparing; what is dominated takes no part in asking.
        var scarce = Self.scarce(problem, options, capacities)
        options = options.map { Self.undominated($0, in: problem, scarce) }
        scarce = Self.scarce(problem, options, capacities)
        self.init(problem, households, options, mayGoWithout, capacities, scarce)
    }

    private init(
        _ problem: AllocationProblem,
        _ households: [Int],
        _ options: [[Int]],
        _ mayGoWithout: [Bool],
        _ capacities: [Int32],
        _ scarce: [Bool]
    ) {
        var rowOf = [Int32](repeating: -1, count: capacities.count)
        var rowCapacity: [Int] = []
        for resource in capacities.indices where scarce[resource] {
            rowOf[resource] = Int32(rowCapacity.count)
            rowCapacity.append(Int(capacities[resource]))
        }
        var (firstOption, firstUse, bundle): ([Int], [Int], [Int32]) = ([0], [0], [])
        var (worth, place, row, amount): ([Int], [Int], [Int32], [Int32]) = ([], [], [], [])
        for (number, own) in options.enumerated() {
            for option in own {
                bundle.append(Int32(option))
                worth.append(Int(problem.worth[option]))
                place.append(number)
                for use in problem.uses(of: option) where scarce[Int(problem.resource[use])] {
                    row.append(rowOf[Int(problem.resource[use])])
                    amount.append(problem.amount[use])
                }
                firstUse.append(row.count)
            }
            firstOption.append(bundle.count)
        }
        (self.households, self.mayGoWithout, self.rowCapacity) = (households, mayGoWithout, rowCapacity)
        (self.firstOption, self.firstUse, self.bundle) = (firstOption, firstUse, bundle)
        (self.worth, self.place, self.row, self.amount) = (worth, place, row, amount)
    }

    /// Which resources would not suffice if each household took as much as any of its options does.
    private static func scarce(_ problem: AllocationProblem, _ options: [[Int]], _ capacities: [Int32]) -> [Bool] {
        var asked = [Int](repeating: 0, count: capacities.count)
        for own in options {
            var most: [Int32: Int32] = [:]
            for use in own.flatMap({ problem.uses(of: $0) }) {
                most[problem.resource[use]] = max(most[problem.resource[use]] ?? 0, problem.amount[use])
            }
            for (resource, amount) in most { asked[Int(resource)] += Int(amount) }
        }
        return zip(asked, capacities).map { $0 > Int($1) }
    }

    private static func undominated(_ options: [Int], in problem: AllocationProblem, _ scarce: [Bool]) -> [Int] {
        var kept: [Int] = []
        // The most worth come first, so that only an earlier one can dominate.
        for option in options
        where !kept.contains(where: { takesNoMore($0, than: option, in: problem, scarce) }) { kept.append(option) }
        return kept
    }

    private static func takesNoMore(
        _ one: Int,
        than other: Int,
        in problem: AllocationProblem,
        _ scarce: [Bool]
    ) -> Bool {
        var next = problem.uses(of: other).lowerBound
        let end = problem.uses(of: other).upperBound
        // Both lists are in the order of the resources.
        for use in problem.uses(of: one) where scarce[Int(problem.resource[use])] {
            while next < end, problem.resource[next] < problem.resource[use] { next += 1 }
            guard next < end, problem.resource[next] == problem.resource[use],
                problem.amount[next] >= problem.amount[use]
            else { return false }
        }
        return true
    }
}
