extension AllocationSearch {
    /// So many households choose again at a time.
    private static let neighbours = 24
    /// Multiplications for one neighbourhood: most are settled with far less.
    private static let effort = 4_000_000

    /// Lets two dozen households that compete with each other choose again, as well as they can, while all others keep
    /// what they have; again and again with others (large neighbourhood search: Shaw 1998).
    ///
    /// - Parameters:
    ///   - neighbourhoods: so many.
    ///   - prices: good ones leave each neighbourhood less to decide.
    ///   - progress: is told the share that is done.
    /// - Throws: `CancellationError` where the task is cancelled.
    mutating func improve(neighbourhoods: Int, prices: Prices, _ progress: (Double) -> Void) throws {
        guard neighbourhoods > 0 else { return }
        let problem = problem
        let households = (0..<problem.householdCount).filter { !problem.bundles(of: $0).isEmpty }
        guard !households.isEmpty else { return }
        var state = AllocationState(problem)
        for (household, bundle) in best.enumerated() where bundle >= 0 { state.give(Int(bundle), to: household) }
        for round in 0..<neighbourhoods {
            try Task.checkCancellation()
            progress(Double(round) / Double(neighbourhoods))
            let group = group(around: households[random.below(households.count)], in: state)
            let before = group.map { state.chosen[$0] }
            for household in group where state.chosen[household] >= 0 { state.takeBack(from: household) }
            let worth = before.reduce(0) { $1 < 0 ? $0 : $0 + Int(problem.worth[Int($1)]) }
            let core = ProofCore(problem, households: group, capacities: state.free, prices: prices, best: worth)
            var search = ProofSearch(core, best: worth, bound: .max, effort: Self.effort)
            try search.run()
            for (household, bundle) in zip(group, search.chosen ?? before) where bundle >= 0 {
                state.give(Int(bundle), to: household)
            }
        }
        keep(state)
    }

    /// A household with those who have what it or one of them would like, in the order of their numbers.
    private mutating func group(around household: Int, in state: AllocationState) -> [Int] {
        var group = [household]
        for _ in 0..<10 * Self.neighbours where group.count < Self.neighbours {
            let wanted = attractive(to: group[random.below(group.count)])
            guard let rival = state.rival(for: wanted, drawing: &random), !group.contains(rival) else { continue }
            group.append(rival)
        }
        return group.sorted()
    }
}
