/// What a search has found: a home and a choice for each part.
struct BundleFind {
    let origin: BundleOrigin
    let choices: [PartOption]
    let value: Int
}

/// Finds the best bundle around one home among given options: all choices in turn, the best first, with bounds.
///
/// A branch is left when no bundle in it is worth more than the best found. The bound of a branch is the value of what
/// is chosen; plus the most that the open parts can add after waiting (`WaitingTails`); plus the points of siblings that
/// could still come together; less what is already sure to be lost: the rent beyond the most that could still be earned,
/// and the care that is missing whatever the adults who are open choose (`CareProspects`). What is not chosen yet can
/// only cost more than that, so the bound holds.
///
/// Equal bundles: options come in their order, and one that is only as good never replaces the first found.
struct HomeDive {
    private let problem: BundleProblem
    private let origin: BundleOrigin
    private let options: [[PartOption]]
    /// Vacancies in the order of adults, that have been listed with this home.
    private let listed: Set<[Int]>
    private let tails: WaitingTails
    private let prospects: CareProspects
    /// By part: the most that can be earned with those from here on.
    private let payAhead: [Int64]
    private var chosen: [PartOption] = []
    /// What must be beaten.
    private var least: Int
    private(set) var best: BundleFind?

    /// Where a branch stands, with all that is chosen counted.
    private struct Branch {
        var value: Int
        /// The class of the longest wait so far, and the day until which is waited.
        var wait: Int
        var ready: Int
        var care: CareWindow
        var pay: Int64
    }

    /// - Parameters:
    ///   - problem: the question.
    ///   - origin: the home.
    ///   - options: for each part, in their order.
    ///   - listed: the vacancies that the home must not be found with again.
    ///   - floor: bundles worth less need not be found.
    init(_ problem: BundleProblem, at origin: BundleOrigin, _ options: [[PartOption]], listed: Set<[Int]>, floor: Int?)
    {
        self.problem = problem
        self.origin = origin
        self.options = options
        self.listed = listed
        least = floor.map { $0 - 1 } ?? .min
        tails = WaitingTails(problem.waits, own: problem.wait(until: origin.ready) ?? 0, options)
        prospects = CareProspects(problem, options)
        var payAhead: [Int64] = [0]
        for (part, choices) in zip(problem.parts, options).reversed() {
            let most = choices.lazy.map { problem.pay(of: $0, for: part) }.max() ?? 0
            payAhead.append((payAhead.last ?? 0) + most)
        }
        self.payAhead = payAhead.reversed()
    }

    mutating func run() {
        guard options.allSatisfy({ !$0.isEmpty }), let wait = problem.wait(until: origin.ready) else { return }
        let start = Branch(
            value: origin.own,
            wait: problem.waits.number(of: wait),
            ready: origin.ready,
            care: problem.careWindow,
            pay: 0
        )
        descend(start)
    }

    /// Chooses for the next part.
    private mutating func descend(_ branch: Branch) {
        let depth = chosen.count
        if depth == problem.adultParts && !listed.isEmpty && listed.contains(problem.vacancies(chosen)) { return }
        guard depth < problem.parts.count else {
            guard let rent = problem.overspent(origin.rent, pay: branch.pay),
                let wait = problem.wait(until: branch.ready)
            else { return }
            let total = branch.value - wait - rent
            guard total > least else { return }
            least = total
            best = BundleFind(origin: origin, choices: chosen, value: total)
            return
        }
        let together = problem.siblingPoints(open: problem.parts[depth...])
        for place in options[depth].indices {
            let option = options[depth][place]
            let value = branch.value + option.value
            // The options that follow are worth no more.
            guard let most = tails[depth + 1, branch.wait], value + most + together > least else { return }
            let longer = max(branch.wait, option.wait)
            guard let after = tails[depth + 1, longer], value + after + together > least,
                problem.fits(option, after: chosen)
            else { continue }
            var next = branch
            (next.value, next.wait, next.ready) = (value, longer, max(branch.ready, option.ready))
            chosen.append(option)
            step(option, hope: value + after + together, next)
            chosen.removeLast()
        }
    }

    /// Goes on with the last option chosen, unless what it is sure to lose leaves too little hope.
    private mutating func step(_ option: PartOption, hope: Int, _ branch: Branch) {
        let depth = chosen.count
        let part = problem.parts[depth - 1]
        var branch = branch
        switch part {
        case .vacancy, .course:
            branch.pay += problem.pay(of: option, for: part)
            branch.care = problem.careWindow(branch.care, adding: option, at: depth - 1)
            guard let rent = problem.overspent(origin.rent, pay: branch.pay + payAhead[depth]),
                let gap = prospects.leastCost(of: branch.care, after: depth), hope - rent - gap > least
            else { return }
        case .place(let child):
            guard let gap = problem.careCost(of: option, child: child, in: branch.care) else { return }
            branch.value += problem.siblingPoints(of: chosen) - gap
        }
        descend(branch)
    }
}
