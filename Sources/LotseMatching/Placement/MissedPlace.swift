/// A programme that a child would rather have had, and why it cannot: the "why not that" of a proposal.
public struct MissedPlace: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// There is no place at all.
        case noPlaces
        /// Every place had been promised to somebody.
        case allPromised
        /// The last who got in has more points.
        case fewerPoints
        /// The last who got in has as many points, and drew a lower number.
        case laterLot
        /// It would have got in alone; its family got a joint wish that it prefers, or could not be there together.
        case withSiblings
    }

    public let programme: Int
    /// Which of the child's wishes it is, from 0.
    public let wish: Int
    /// What the child has there, and the criteria that make it up.
    public let points: Int
    public let criteria: [PriorityRules.Criterion]
    public let lotteryNumber: Int
    /// Who got the last place; nil where places are free, or none are there.
    public let last: Placement.Last?
    public let reason: Reason
}

extension PlacementProblem {
    /// The programmes that a child ranked higher than what it gets, the best first, each with the reason.
    ///
    /// - Parameters:
    ///   - child: whose.
    ///   - placement: the answer of `Placer` for this problem.
    /// - Returns: nothing where the child has its first wish.
    public func missed(by child: Int, in placement: Placement) -> [MissedPlace] {
        let wishes = children[child].wishes
        let end = placement.places[child].map { $0.wish ?? wishes.count } ?? wishes.count
        return wishes[..<end].enumerated().map { number, wish in
            let points = rules.points(wish.met)
            let last = placement.last[wish.programme]
            return MissedPlace(
                programme: wish.programme,
                wish: number,
                points: points,
                criteria: rules.criteria(in: wish.met),
                lotteryNumber: lotteryNumber(of: child),
                last: last,
                reason: reason(child, wish, points, last)
            )
        }
    }

    private func reason(_ child: Int, _ wish: Wish, _ points: Int, _ last: Placement.Last?) -> MissedPlace.Reason {
        guard capacities[wish.programme] > 0 else { return .noPlaces }
        guard let last, children[child].promised != wish.programme else { return .withSiblings }
        if last.isPromised { return .allPromised }
        if points < last.points { return .fewerPoints }
        return points == last.points && lotteryNumber(of: child) > last.lotteryNumber ? .laterLot : .withSiblings
    }
}
