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
        tails = WaitingTails(problem, origin, options)
        prospects = CareProspects(problem, options)
        var payAhead: [Int64] = [0]
        for (part, choices) in zip(problem.parts, options).reversed() {
            let most = choices.lazy.map { problem.pay(of: $0, for: part) }.max() ?? 0
            payAhead.append((payAhead.last ?? 0) + most)
        }
        self.payAhead = payAhead.reversed()
    }

    mutating func run() {
        guard options.allSatisfy({ !$0.isEmpty }), let wait = tails.first else { return }
        descend(value: origin.own, wait: wait, care: problem.careWindow, pay: 0)
    }

    /// Chooses for the next part; `wait` is the class of the longest wait so far.
    private mutating func descend(value: Int, wait: Int, care: CareWindow, pay: Int64) {
        let depth = chosen.count
        if depth == problem.adultParts && !listed.isEmpty && listed.contains(problem.vacancies(chosen)) { return }
        guard depth < problem.parts.count else {
            guard let rent = problem.overspent(origin.rent, pay: pay), let after = tails[depth, wait] else { return }
            let total = value + after - rent
            guard total > least else { return }
            least = total
            best = BundleFind(origin: origin, choices: chosen, value: total)
            return
        }
        let together = problem.siblingPoints(open: problem.parts[depth...])
        for place in options[depth].indices {
            let option = options[depth][place]
            // The options that follow are worth no more.
            guard let most = tails[depth + 1, wait], value + option.value + most + together > least else { return }
            let longer = max(wait, tails.wait(depth, place))
            guard let after = tails[depth + 1, longer], value + option.value + after + together > least,
                problem.fits(option, after: chosen)
            else { continue }
            chosen.append(option)
            let hope = value + option.value + after + together
            step(option, hope, value: value + option.value, wait: longer, care: care, pay: pay)
            chosen.removeLast()
        }
    }

    /// Goes on with the last option chosen, unless what it is sure to lose leaves too little hope.
    private mutating func step(
        _ option: PartOption,
        _ hope: Int,
        value: Int,
        wait: Int,
        care: CareWindow,
        pay: Int64
    ) {
        let depth = chosen.count
        let part = problem.parts[depth - 1]
        switch part {
        case .vacancy, .course:
            let pay = pay + problem.pay(of: option, for: part)
            let care = problem.careWindow(care, adding: option, at: depth - 1)
            guard let rent = problem.overspent(origin.rent, pay: pay + payAhead[depth]),
                let gap = prospects.leastCost(of: care, after: depth), hope - rent - gap > least
            else { return }
            descend(value: value, wait: wait, care: care, pay: pay)
        case .place(let child):
            guard let gap = problem.careCost(of: option, child: child, in: care) else { return }
            let together = problem.siblingPoints(of: chosen)
            descend(value: value + together - gap, wait: wait, care: care, pay: pay)
        }
    }
}
