/// Who sits where at a moment of the round.
///
/// Of those whom a full programme holds the few least stand in order in its first seats: who would have to leave first.
/// They are sought again when all of them have left. That reads less here and there than a heap would, and waiting for
/// memory is what takes the time of a round.
struct Seating {
    typealias Claim = WishEntries.Claim

    private struct Place {
        /// −1 where a child has none.
        var entry: Int32 = -1
        var since: Int32 = 0
    }

    private struct Programme {
        let capacity: Int32
        let firstSeat: Int32
        var taken: Int32 = 0
        /// How many stand in order, the least last; 0 where places are free.
        var orderedCount: Int32 = 0
        /// The last of them.
        var least = Seating.nobody
    }

    private static let nobody = Claim(priority: 0, child: 0, hasContract: false, entry: -1)

    let entries: WishEntries
    private let childByLot: [Int32]
    private var places: [Place]
    /// The round that is running, from 1.
    var round: Int32 = 1
    private var programmes: [Programme]
    /// By which claim each seat is held, so that nothing else need be read to know who leaves.
    private var seats: [Claim]
    /// The priority from which on each programme holds a child: 0 where places are free.
    private var bars: [UInt64]
    /// Means nothing: it is kept so that what is touched is not left unread.
    private var touched: UInt64 = 0

    init(_ problem: PlacementProblem) {
        entries = problem.entries
        childByLot = problem.lottery.order
        places = [Place](repeating: Place(), count: problem.children.count)
        var seatCount: Int32 = 0
        programmes = zip(problem.capacities, entries.askerCounts).map { capacity, askers in
            // One seat for each who could ask for it.
            defer { seatCount += min(Int32(capacity), askers) }
            return Programme(capacity: Int32(capacity), firstSeat: seatCount)
        }
        seats = [Claim](repeating: Self.nobody, count: Int(seatCount))
        // No priority is that high.
        bars = programmes.map { $0.capacity > 0 ? 0 : .max }
    }

    func programme(of entry: Int32) -> Int { Int(entries[entry].programme) }

    /// The entry that a child holds; −1 where it has no place.
    func held(_ child: Int) -> Int32 { places[child].entry }

    /// The round in which a child got what it holds.
    func since(_ child: Int) -> Int { Int(places[child].since) }

    /// Who claims a place with a priority.
    func claim(with priority: UInt64) -> Claim {
        let child = childByLot[entries.childCount - 1 - entries.lot(priority)]
        let own = entries.children[Int(child)]
        return Claim(
            priority: priority,
            child: child,
            hasContract: own.contract >= 0,
            entry: own.first + entries.wish(priority)
        )
    }

    func capacity(of programme: Int) -> Int { Int(programmes[programme].capacity) }

    func isFull(_ programme: Int) -> Bool { programmes[programme].taken == programmes[programme].capacity }

    /// Who ranks least of those whom a programme holds; nil where places are free.
    func last(of programme: Int) -> Claim? {
        isFull(programme) && programmes[programme].taken > 0 ? programmes[programme].least : nil
    }

    func holders(of programme: Int) -> ArraySlice<Claim> {
        let first = Int(programmes[programme].firstSeat)
        return seats[first..<first + Int(programmes[programme].taken)]
    }

    /// Whether a programme would hold whoever asks there with a priority.
    func takes(_ priority: UInt64, at programme: Int) -> Bool { priority >= bars[programme] }

    /// Whether the programme of an entry of a child would hold it.
    func takes(_ entry: Int32, of child: Int) -> Bool {
        takes(entries.claim(of: child, by: entry).priority, at: programme(of: entry))
    }

    /// Reads of each programme what seating somebody there reads first.
    mutating func touch(_ asking: ArraySlice<AskingCalendar.Asking>) {
        for one in asking { touched ^= seats[Int(programmes[one.programme].firstSeat)].priority }
    }

    /// Seats a child that holds nothing, by a claim that `takes` said would do.
    ///
    /// - Returns: the claim of the child that has to leave, if one has to.
    mutating func seat(_ claim: Claim, at programme: Int) -> Claim? {
        places[claim.child] = Place(entry: claim.entry, since: round)
        let leaving = hold(claim, at: programme)
        if let leaving { places[leaving.child].entry = -1 }
        return leaving
    }

    /// Takes a child's place back; returns the programme where it was.
    mutating func release(_ child: Int) -> Int {
        let programme = programme(of: places[child].entry)
        let first = Int(programmes[programme].firstSeat)
        var seat = first
        while seats[seat].child != child { seat += 1 }
        programmes[programme].taken -= 1
        programmes[programme].orderedCount = 0
        seats[seat] = seats[first + Int(programmes[programme].taken)]
        bars[programme] = 0
        places[child].entry = -1
        return programme
    }

    /// Lets all children without a contract claim their first wish at once; `seatFirst` seats those who stay.
    ///
    /// Together, so that nobody sits down who has to leave in the same round.
    mutating func holdFirstClaims() {
        for (number, child) in entries.children.enumerated() where child.contract < 0 && !child.own.isEmpty {
            let claim = entries.claim(of: number, by: child.own.lowerBound)
            let programme = programme(of: claim.entry)
            if takes(claim.priority, at: programme) { _ = hold(claim, at: programme) }
        }
    }

    /// Seats a child by its first wish if its programme holds it there; false where it does not.
    mutating func seatFirst(_ number: Int, _ child: WishEntries.Child) -> Bool {
        let entry = child.own.lowerBound
        let asked = entries[entry]
        // Who holds the last place is a step below what it takes to get in.
        guard takes(child.priority(entry, ranked: asked.rank) + 1, at: Int(asked.programme)) else { return false }
        places[number] = Place(entry: entry, since: round)
        return true
    }

    /// Gives a claim a seat, that of the least where none is free.
    ///
    /// - Returns: the claim that has no seat any more.
    private mutating func hold(_ claim: Claim, at programme: Int) -> Claim? {
        let first = Int(programmes[programme].firstSeat)
        guard isFull(programme) else {
            seats[first + Int(programmes[programme].taken)] = claim
            programmes[programme].taken += 1
            if isFull(programme) { orderLeast(at: programme) }
            return nil
        }
        let leaving = programmes[programme].least
        var seat = first + Int(programmes[programme].orderedCount) - 1
        if seat == first || claim.priority > seats[first].priority {
            seats[seat] = claim
            programmes[programme].orderedCount -= 1
            if seat == first { orderLeast(at: programme) } else { setLeast(of: programme, seats[seat - 1]) }
            return leaving
        }
        while seats[seat - 1].priority < claim.priority {
            seats[seat] = seats[seat - 1]
            seat -= 1
        }
        seats[seat] = claim
        setLeast(of: programme, seats[first + Int(programmes[programme].orderedCount) - 1])
        return leaving
    }

    private mutating func setLeast(of programme: Int, _ claim: Claim) {
        programmes[programme].least = claim
        bars[programme] = claim.priority + 1
    }

    /// Puts the least of a full programme into its first seats.
    private mutating func orderLeast(at programme: Int) {
        let (first, taken) = (Int(programmes[programme].firstSeat), Int(programmes[programme].taken))
        // More where there are many, so that they are sought less often; but all stand in few lines of memory.
        let count = min(taken, max(8, min(64, taken / 8)))
        let least = seats.withUnsafeMutableBufferPointer { seats in
            Self.orderLeast(count, of: UnsafeMutableBufferPointer(rebasing: seats[first..<first + taken]))
        }
        programmes[programme].orderedCount = Int32(count)
        setLeast(of: programme, least)
    }

    private static func orderLeast(_ count: Int, of seats: UnsafeMutableBufferPointer<Claim>) -> Claim {
        for place in 1..<count {
            let claim = seats[place]
            var seat = place
            while seat > 0, seats[seat - 1].priority < claim.priority {
                seats[seat] = seats[seat - 1]
                seat -= 1
            }
            seats[seat] = claim
        }
        for place in count..<seats.count where seats[place].priority < seats[0].priority {
            let claim = seats[place]
            seats[place] = seats[0]
            var seat = 0
            while seat + 1 < count, seats[seat + 1].priority > claim.priority {
                seats[seat] = seats[seat + 1]
                seat += 1
            }
            seats[seat] = claim
        }
        return seats[count - 1]
    }
}
