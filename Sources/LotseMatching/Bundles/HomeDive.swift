/// What a search has found: a home and a choice for each part.
struct BundleFind {
    let origin: BundleOrigin
    let choices: [PartOption]
    let value: Int
}

/// Finds the best bundle around one home among given options: all choices in turn, the best first, with bounds.
///
/// A branch is left when no bundle in it is worth more than the best found. The bound of a branch is the value of what
/// is chosen; plus the best option of each part that is open, each for itself; plus the points of siblings that could
/// still come together; less what is already sure to be lost: the wait for the latest thing chosen (it never gets
/// shorter), the rent beyond the most that could still be earned, and the care that is missing whatever the adults who
/// are open choose (`CareWindow`). What is not chosen yet can only cost more than that, so the bound holds.
///
/// Equal bundles: options come in their order, and one that is only as good never replaces the first found.
struct HomeDive {
    private let problem: BundleProblem
    private let origin: BundleOrigin
    private let options: [[PartOption]]
    /// Vacancies in the order of adults, that have been listed with this home.
    private let listed: Set<[Int]>
    /// The best that the parts from here on can add.
    private let rest: [Int]
    private let prospects: CareProspects
    /// By adult: the most that could be earned.
    private let mostPay: [Int64]
    private var chosen: [PartOption] = []
    private(set) var best: BundleFind?

    init(_ problem: BundleProblem, at origin: BundleOrigin, options: [[PartOption]], listed: Set<[Int]>) {
        self.problem = problem
        self.origin = origin
        self.options = options
        self.listed = listed
        var rest = [0]
        for part in options.reversed() { rest.append((rest.last ?? 0) + (part.first?.value ?? 0)) }
        self.rest = rest.reversed()
        prospects = CareProspects(problem, options)
        var mostPay = [Int64](repeating: 0, count: problem.household.adults.count)
        for (part, choices) in zip(problem.parts, options) {
            guard case .vacancy(let adult) = part else { continue }
            mostPay[adult] = choices.map { problem.pay(of: $0, for: part) }.max() ?? 0
        }
        self.mostPay = mostPay
    }

    mutating func run() {
        guard options.allSatisfy({ !$0.isEmpty }) else { return }
        descend(value: origin.own, ready: origin.ready, care: problem.careWindow, pay: 0)
    }

    private mutating func descend(value: Int, ready: Int, care: CareWindow, pay: Int64) {
        let depth = chosen.count
        if depth == problem.adultParts && listed.contains(vacancies) { return }
        guard depth < problem.parts.count else {
            guard let wait = problem.wait(until: ready), let rent = problem.overspent(origin.rent, pay: pay) else {
                return
            }
            let total = value - wait - rent
            if total > best?.value ?? .min { best = BundleFind(origin: origin, choices: chosen, value: total) }
            return
        }
        for option in options[depth] {
            let least = best?.value ?? .min
            let hope = value + option.value + rest[depth + 1] + problem.siblingPoints(open: problem.parts[depth...])
            // The options that follow are worth no more.
            if hope <= least { return }
            let ready = max(ready, option.ready)
            guard let wait = problem.wait(until: ready), hope - wait > least, problem.fits(option, after: chosen)
            else { continue }
            chosen.append(option)
            step(option, hope - wait, value: value, ready: ready, care: care, pay: pay)
            chosen.removeLast()
        }
    }

    /// Goes on with the last option chosen, unless what it is sure to lose leaves too little hope.
    private mutating func step(
        _ option: PartOption,
        _ hope: Int,
        value: Int,
        ready: Int,
        care: CareWindow,
        pay: Int64
    ) {
        let least = best?.value ?? .min
        let part = problem.parts[chosen.count - 1]
        switch part {
        case .vacancy, .course:
            let pay = pay + problem.pay(of: option, for: part)
            let care = problem.careWindow(care, adding: option, at: chosen.count - 1)
            guard let rent = problem.overspent(origin.rent, pay: pay + payAhead),
                let gap = prospects.leastCost(of: care, after: chosen.count), hope - rent - gap > least
            else { return }
            descend(value: value + option.value, ready: ready, care: care, pay: pay)
        case .place(let child):
            guard let gap = problem.careCost(of: option, child: child, in: care) else { return }
            let together = problem.siblingPoints(of: chosen)
            descend(value: value + option.value + together - gap, ready: ready, care: care, pay: pay)
        }
    }

    /// The most that adults who have not chosen yet could earn.
    private var payAhead: Int64 {
        problem.parts[chosen.count...].reduce(0) { sum, part in
            guard case .vacancy(let adult) = part else { return sum }
            return sum + mostPay[adult]
        }
    }

    private var vacancies: [Int] { problem.vacancies(chosen) }
}
