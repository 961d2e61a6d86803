import LotseCore
import LotseMatching

/// What came out of a round: numbers for all, and a share for each child that asked.
struct RoundOutcome: Sendable {
    let report: RoundReport
    let shares: [PlacementShare]
}

extension RoundOutcome {
    /// Places the children and looks at what came out without the eyes of what placed them.
    ///
    /// - Parameters:
    ///   - round: what the shares belong to.
    ///   - problem: the round in numbers.
    init(of round: Identifier<PlacementRound>, _ problem: RoundProblem) {
        let placement = Placer(problem.problem).place()
        report = RoundReport(placement, problem)
        let siblings = Self.siblings(placement, problem)
        shares = problem.children.enumerated().map { number, child in
            let household = problem.question.families[child.family].household
            let content = PlacedChild(number, placement, problem, siblings: siblings[number])
            return PlacementShare(
                round: round,
                person: child.person.id,
                caseFile: household.caseFile,
                kind: problem.question.kind,
                caseNumber: household.number,
                childNumber: child.number,
                state: content.place == nil ? .leftOver : .open,
                content: content
            )
        }
    }

    /// How those who wanted to be together were placed, by child.
    private static func siblings(_ placement: Placement, _ problem: RoundProblem) -> [Int: PlacedChild.Siblings] {
        var siblings: [Int: PlacedChild.Siblings] = [:]
        for (contract, family) in zip(problem.problem.contracts, placement.families) {
            let how: PlacedChild.Siblings =
                switch family {
                case .together: .together
                case .apart: .apart
                case .dissolved: .dissolved
                }
            for child in contract.children { siblings[child] = how }
        }
        return siblings
    }
}

extension RoundReport {
    fileprivate init(_ placement: Placement, _ problem: RoundProblem) {
        let stability = StabilityReport(of: placement, in: problem.problem)
        children = problem.children.count
        placed = placement.placedCount
        firstWish = zip(problem.children, placement.places).count { child, place in
            place.map { problem.programmes[$0.programme].listing.id == child.wish.listings.first } ?? false
        }
        families = placement.families.count
        together = placement.families.count { if case .together = $0 { true } else { false } }
        dissolved = zip(problem.contracts, placement.families).compactMap { family, how in
            how == .dissolved ? problem.question.families[family].household.number : nil
        }
        justifiedEnvy = stability.envy.count
        blockingFamilies = stability.familyEnvy.count
        wastedPlaces = stability.wastedPlaces
        let given = Dictionary(grouping: placement.places.compactMap { $0?.programme }, by: \.self)
        let promised = Dictionary(grouping: problem.problem.children.compactMap(\.promised), by: \.self)
        programmes = problem.programmes.enumerated().map { number, place in
            Programme(
                listing: place.listing.id,
                title: place.listing.title,
                place: place.listing.whoAndWhere,
                places: problem.problem.capacities[number],
                filled: given[number]?.count ?? 0,
                promised: promised[number]?.count ?? 0,
                last: placement.last[number].map { PlacedChild.Last($0) }
            )
        }
    }
}

extension PlacedChild {
    fileprivate init(_ number: Int, _ placement: Placement, _ problem: RoundProblem, siblings: Siblings?) {
        let (child, engine) = (problem.children[number], problem.problem)
        lot = engine.lotteryNumber(of: number)
        unsuited = child.wish.listings.count - child.programmes.count
        self.siblings = siblings
        place = placement.places[number].map { place in
            let listing = problem.programmes[place.programme].listing
            let wish = engine.children[number].wishes.first { $0.programme == place.programme }
            return Place(
                listing: listing.id,
                title: listing.title,
                place: listing.whoAndWhere,
                // Told by the whole list, of which the engine knows what suits.
                wish: child.wish.listings.firstIndex(of: listing.id),
                isPromised: engine.children[number].promised == place.programme,
                points: wish.map { engine.rules.points($0.met) } ?? 0,
                criteria: wish.map { engine.rules.criteria(in: $0.met).map(\.key) } ?? []
            )
        }
        missed = engine.missed(by: number, in: placement).map { missed in
            Missed(
                listing: problem.programmes[missed.programme].listing.id,
                title: problem.programmes[missed.programme].listing.titleAndTown,
                points: missed.points,
                criteria: missed.criteria.map(\.key),
                last: missed.last.map { Last($0) },
                reason: Missed.Reason(missed.reason)
            )
        }
    }
}

extension PlacedChild.Last {
    fileprivate init(_ last: Placement.Last) {
        self.init(points: last.points, lot: last.lotteryNumber, isPromised: last.isPromised)
    }
}

extension PlacedChild.Missed.Reason {
    fileprivate init(_ reason: MissedPlace.Reason) {
        self =
            switch reason {
            case .noPlaces: .noPlaces
            case .allPromised: .allPromised
            case .fewerPoints: .fewerPoints
            case .laterLot: .laterLot
            case .withSiblings: .withSiblings
            }
    }
}
