/// The time of day when no adult is at home: from the last who leaves to the first who comes back.
///
/// An adult is away from first leaving for work or course to last coming back, also in between.
struct CareWindow {
    /// When the last of the adults counted so far leaves.
    var leaves = Int.min
    /// When the first of them is back.
    var returns = Int.max
    var isSomebodyHome: Bool
    /// The adult who is being counted: away from when to when.
    var present: DayHours?

    /// Counts another adult.
    mutating func add(_ away: DayHours?) {
        guard let away else {
            isSomebodyHome = true
            return
        }
        leaves = max(leaves, away.from)
        returns = min(returns, away.to)
    }

    /// Minutes a day for which a house with these hours leaves a child alone.
    func missing(_ open: DayHours) -> Int {
        isSomebodyHome || leaves >= returns ? 0 : max(0, open.from - leaves) + max(0, returns - open.to)
    }
}

/// What care is sure to cost, whatever is chosen for the parts that are open.
///
/// Proof of the bound: an adult who is open leaves at best as late as with any of its options, and is back as early; the
/// care that is missing never grows when somebody leaves later or comes back earlier. A child that goes without a place
/// costs at least the difference between its best option that is there as soon and going without; one with a place
/// misses at least what it would miss with the best opening hours of all its options.
struct CareProspects {
    private struct Child {
        /// Nil where care is not given way.
        let rate: Int?
        let gap: Int
        /// The opening hours that no other option's contain.
        let hours: [DayHours]
        /// What going without a place costs.
        let refusal: Int?
    }

    /// The best of the adults who are open, by the number of parts chosen.
    private var ahead: [CareWindow] = []
    private var children: [Child] = []

    init(_ problem: BundleProblem, _ options: [[PartOption]]) {
        for (part, choices) in zip(problem.parts, options) {
            guard case .place(let child) = part, problem.household.children[child].needsCare else { continue }
            var hours: [DayHours] = []
            for choice in choices where choice.index >= 0 {
                let new = problem.market.facilities[choice.index].hours
                if hours.contains(where: { $0.from <= new.from && new.to <= $0.to }) { continue }
                hours.removeAll { new.from <= $0.from && $0.to <= new.to }
                hours.append(new)
            }
            children.append(
                Child(
                    rate: problem.terms.rate(.hours(child: child)),
                    gap: problem.household.children[child].careGap,
                    hours: hours,
                    refusal: choices.last { $0.index < 0 }.map { refusal in
                        // The bound may count on no better one than what is there as soon.
                        (choices.first { $0.wait <= refusal.wait }?.value ?? 0) - refusal.value
                    }
                )
            )
        }
        guard !children.isEmpty else { return }
        let spans = (0..<problem.adultParts).map { part in
            options[part].reduce(into: CareWindow(isSomebodyHome: false)) { span, option in
                span.add(problem.away(option, for: problem.parts[part]))
            }
        }
        for count in 0...problem.adultParts {
            var window = CareWindow(isSomebodyHome: false)
            for adult in problem.household.adults.indices {
                let own = spans.indices.filter { problem.parts[$0].adult == adult }
                guard let last = own.last, last >= count else { continue }
                window.isSomebodyHome = window.isSomebodyHome || own.allSatisfy { spans[$0].isSomebodyHome }
                for part in own {
                    window.leaves = max(window.leaves, spans[part].leaves)
                    window.returns = min(window.returns, spans[part].returns)
                }
            }
            ahead.append(window)
        }
    }

    /// At least this is lost; nil where some child cannot be looked after.
    func leastCost(of care: CareWindow, after count: Int) -> Int? {
        guard !children.isEmpty else { return 0 }
        var window = care
        window.leaves = max(window.leaves, ahead[count].leaves)
        window.returns = min(window.returns, ahead[count].returns)
        window.isSomebodyHome = window.isSomebodyHome || ahead[count].isSomebodyHome
        var sum = 0
        for child in children {
            var least = child.refusal
            for hours in child.hours {
                let missing = max(0, window.missing(hours) - child.gap)
                guard let cost = missing == 0 ? 0 : child.rate.map({ $0 * missing }) else { continue }
                least = min(least ?? .max, cost)
            }
            guard let least else { return nil }
            sum += least
        }
        return sum
    }
}
