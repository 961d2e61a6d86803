/// Turns the wishes of children, as they were handed in, into entries, and refuses what cannot be.
struct WishReader {
    typealias Fault = PlacementProblem.Fault

    private struct Programme {
        /// Which child named it last: tells what stands twice without sorting.
        var namedBy: Int32 = -1
        var askerCount: Int32 = 0
        var promisedCount: Int32 = 0
    }

    private let points: PointTable
    private let known: PriorityRules.Met
    private var programmes: [Programme]

    init(_ rules: PriorityRules, programmeCount: Int) {
        (points, known) = (PointTable(rules), rules.known)
        programmes = [Programme](repeating: Programme(), count: programmeCount)
    }

    /// How many children named each programme, or were promised a place there.
    var askerCounts: [Int32] { programmes.map(\.askerCount) }

    /// Reads what one child wishes and what it was promised.
    ///
    /// - Parameters:
    ///   - children: as they were handed in.
    ///   - number: which of them is read; none is read twice.
    ///   - entries: of all children.
    ///   - end: where its entries begin; afterwards where they end.
    /// - Returns: the entry at the programme that was promised.
    /// - Throws: `Fault` for the first wish that cannot be.
    mutating func read(
        _ children: [PlacementProblem.Child],
        _ number: Int,
        into entries: UnsafeMutableBufferPointer<WishEntries.Entry>,
        _ end: inout Int
    ) throws(Fault) -> Int32? {
        let promised = children[number].promised
        let kept = try read(children[number].wishes, of: number, promised ?? -1, into: entries, &end)
        guard let place = promised else { return nil }
        guard programmes.indices.contains(place) else { throw .unknownProgramme(child: number) }
        programmes[place].promisedCount += 1
        if let kept { return kept }
        programmes[place].askerCount += 1
        entries.initializeElement(at: end, to: .init(programme: Int32(place), rank: WishEntries.promise))
        end += 1
        return Int32(end) - 1
    }

    private mutating func read(
        _ wishes: [PlacementProblem.Wish],
        of number: Int,
        _ promised: Int,
        into entries: UnsafeMutableBufferPointer<WishEntries.Entry>,
        _ end: inout Int
    ) throws(Fault) -> Int32? {
        guard wishes.count <= PlacementProblem.mostWishes else { throw .tooManyWishes(child: number) }
        var kept: Int32?
        for wish in wishes {
            guard programmes.indices.contains(wish.programme) else { throw .unknownProgramme(child: number) }
            guard programmes[wish.programme].namedBy != number else { throw .programmeTwice(child: number) }
            guard wish.met.isSubset(of: known) else { throw .unknownCriterion(child: number) }
            programmes[wish.programme].namedBy = Int32(number)
            programmes[wish.programme].askerCount += 1
            let isPromised = wish.programme == promised
            if isPromised { kept = Int32(end) }
            let rank = points.points(wish.met) | (isPromised ? WishEntries.promise : 0)
            entries.initializeElement(at: end, to: .init(programme: Int32(wish.programme), rank: rank))
            end += 1
        }
        return kept
    }

    /// Refuses a round in which a programme has promised more places than it has.
    func check(_ capacities: [Int]) throws(Fault) {
        for place in capacities.indices where programmes[place].promisedCount > capacities[place] {
            throw .morePromisedThanPlaces(programme: place)
        }
    }
}
