/// Gives places by deferred acceptance (Gale and Shapley 1962), the children asking.
///
/// In each round every child without a place asks at the next of its wishes; a programme keeps those who rank highest
/// among all who ever asked, as many as it has places, and refuses the others. Nothing is final until nobody asks any
/// more. What comes out is stable (nobody is refused a place that somebody behind holds), no stable answer is better
/// for any child, and no child gains by hiding what it wishes most (Roth 1982, Dubins and Freedman 1981).
///
/// Children without a contract are seated first, then families by `SiblingRounds`. Where families have contracts, the
/// answer is stable as far as `StabilityReport` says so; it is the best stable one, and proof against tactics, only in
/// rounds without contracts (in large rounds nearly so: Kojima, Pathak and Roth 2013).
public struct Placer: Sendable {
    private let problem: PlacementProblem

    public init(_ problem: PlacementProblem) {
        self.problem = problem
    }

    /// Runs the round; the same problem gives the same answer.
    public func place() -> Placement {
        var seating = Seating(problem)
        seating.seatChildrenAlone()
        guard !problem.contracts.isEmpty else { return placement(seating, []) }
        var families = SiblingRounds(problem, seating)
        families.run()
        return placement(families.seating, families.standing)
    }

    private func placement(_ seating: Seating, _ standing: [SiblingRounds.Standing]) -> Placement {
        let entries = problem.entries
        let places = problem.children.indices.map { child -> Placement.Place? in
            let entry = seating.held(child)
            guard entry >= 0 else { return nil }
            let wish = Int(entry - entries.children[child].first)
            // What was promised may be none of the wishes.
            let isWished = !entries.isPromised(entry) || wish < problem.children[child].wishes.count
            return Placement.Place(
                programme: seating.programme(of: entry),
                wish: isWished ? wish : nil,
                round: seating.since(child)
            )
        }
        let last = problem.capacities.indices.map { programme -> Placement.Last? in
            guard seating.isFull(programme), let last = seating.last(of: programme) else { return nil }
            return Placement.Last(
                child: last.child,
                points: entries.points(last.priority),
                lotteryNumber: entries.lotteryNumber(last.priority),
                isPromised: entries.isPromised(last.priority)
            )
        }
        return Placement(
            places: places,
            last: last,
            families: standing.map(Self.family),
            rounds: Int(seating.round)
        )
    }

    private static func family(_ standing: SiblingRounds.Standing) -> Placement.Family {
        switch standing {
        case .together(let wish): .together(wish: wish)
        case .dissolved: .dissolved
        // Nobody asks any more when the round is over.
        case .apart, .asking: .apart
        }
    }
}
