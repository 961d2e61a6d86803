import Foundation

/// Improves an allocation by chains of exchanges: a household gets a bundle, those in its way make room and take the
/// best that is left for them.
///
/// A chain that loses is kept with a probability that falls with the loss and with time (simulated annealing), so that
/// the search leaves what is only best nearby. Which bundles are tried is guided by the prices: mostly those that leave
/// a household most after paying.
struct AllocationSearch {
    private(set) var best: [Int32]
    private(set) var bestWorth = 0
    private var state: AllocationState
    var problem: AllocationProblem { state.problem }
    var random: ExchangeDice
    /// Bundles of each household by what they leave after prices, the most first.
    private let ranked: [Int32]
    /// Who had what before the present chain.
    private var before: [(household: Int, bundle: Int32)] = []

    /// How many ranks down the next bundle to try lies, on average.
    private static let spread = 3.0
    /// The loss that is accepted at the beginning and at the end, as shares of what a household gets on average.
    private static let warmth = (first: 0.13, last: 0.0065)

    init(_ problem: AllocationProblem, prices: Prices, seed: UInt64) {
        state = AllocationState(problem)
        random = ExchangeDice(seed)
        let left = (0..<problem.bundleCount).map { prices.left($0, in: problem) }
        ranked = (0..<problem.householdCount).flatMap { household in
            problem.bundles(of: household).sorted { (left[$0], $1) > (left[$1], $0) }.map(Int32.init)
        }
        best = state.chosen
        // The greedy start: those whom the prices leave most come first.
        let order = (0..<problem.householdCount).filter { !problem.bundles(of: $0).isEmpty }
            .map { (household: $0, left: left[Int(ranked[problem.bundles(of: $0).lowerBound])]) }
            .sorted { ($0.left, $1.household) > ($1.left, $0.household) }
        for (household, _) in order {
            let fitting = problem.bundles(of: household).first { state.fits(Int(ranked[$0])) }
            if let fitting { state.give(Int(ranked[fitting]), to: household) }
        }
        keepIfBest()
    }

    mutating func run(exchanges: Int, _ progress: (Double) -> Void) throws {
        let problem = state.problem
        let households = (0..<problem.householdCount).filter { !problem.bundles(of: $0).isEmpty }
        guard !households.isEmpty else { return }
        // Premiums are set, not gained: they say nothing about what an exchange can win or lose.
        let premiums = problem.premiums.reduce(0) { best[$1.key] >= 0 ? $0 + $1.value : $0 }
        let mean = Double(bestWorth - premiums) / Double(households.count)
        let stretch = 4096
        let cooling = pow(Self.warmth.last / Self.warmth.first, Double(stretch) / Double(exchanges))
        var warmth = Self.warmth.first * mean
        for exchange in 0..<exchanges {
            if exchange % stretch == stretch - 1 {
                warmth *= cooling
                try Task.checkCancellation()
                progress(Double(exchange) / Double(exchanges))
            }
            let household = households[random.below(households.count)]
            let bundle = attractive(to: household)
            guard bundle != state.chosen[household] else { continue }
            let worth = state.worth
            give(bundle, to: household)
            if Double(worth - state.worth) <= 0 || Double(worth - state.worth) < warmth * random.exponential() {
                keepIfBest()
            } else {
                undo()
            }
        }
    }

    /// Gives everybody what is better for them and free: nobody can then ask for it.
    mutating func settle() {
        var state = AllocationState(self.state.problem)
        for (household, bundle) in best.enumerated() where bundle >= 0 { state.give(Int(bundle), to: household) }
        var isSettled = false
        while !isSettled {
            isSettled = true
            for household in best.indices {
                let present = state.chosen[household]
                if present >= 0 { state.takeBack(from: household) }
                guard let better = state.bestFitting(household) else { continue }
                state.give(better, to: household)
                if better != present { isSettled = false }
            }
        }
        (best, bestWorth) = (state.chosen, state.worth)
    }

    /// The chain: make room, give, and let those who made room choose again.
    private mutating func give(_ bundle: Int, to household: Int) {
        before.removeAll(keepingCapacity: true)
        makeRoom(from: household)
        while let rival = state.rival(for: bundle, drawing: &random) { makeRoom(from: rival) }
        state.give(bundle, to: household)
        for place in 1..<max(1, before.count) {
            let rival = before[place].household
            if let fitting = state.bestFitting(rival) { state.give(fitting, to: rival) }
        }
    }

    private mutating func makeRoom(from household: Int) {
        before.append((household, state.chosen[household]))
        if state.chosen[household] >= 0 { state.takeBack(from: household) }
    }

    private mutating func undo() {
        for (household, _) in before where state.chosen[household] >= 0 { state.takeBack(from: household) }
        for (household, bundle) in before where bundle >= 0 { state.give(Int(bundle), to: household) }
    }

    /// Takes over an allocation where it exceeds the best.
    mutating func keep(_ other: AllocationState) {
        state = other
        keepIfBest()
    }

    /// A bundle that leaves a household much after prices, by chance.
    mutating func attractive(to household: Int) -> Int {
        let bundles = state.problem.bundles(of: household)
        let rank = min(bundles.count - 1, Int(random.exponential() * Self.spread))
        return Int(ranked[bundles.lowerBound + rank])
    }

    private mutating func keepIfBest() {
        guard state.worth > bestWorth else { return }
        bestWorth = state.worth
        best = state.chosen
    }
}
