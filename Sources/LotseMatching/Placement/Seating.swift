/// Who sits where at a moment of the round.
///
/// Each programme keeps the priorities of those whom it holds in a heap, the least on top: who would have to leave.
struct Seating {
    private struct Place {
        /// −1 where a child has none.
        var entry: Int32 = -1
        var since: Int32 = 0
    }

    let entries: WishEntries
    private let childByLot: [Int32]
    private let capacities: [Int32]
    /// How many children named each programme, or were promised a place there.
    let askerCounts: [Int32]
    private var places: [Place]
    /// The round that is running, from 1.
    var round: Int32 = 1
    private var heap: [UInt64]
    private let firstSeat: [Int32]
    private var taken: [Int32]
    /// The priority from which on each programme holds a child: 0 where places are free.
    private var bars: [UInt64]

    init(_ problem: PlacementProblem) {
        entries = problem.entries
        childByLot = problem.lottery.order
        places = [Place](repeating: Place(), count: problem.children.count)
        var askers = [Int32](repeating: 0, count: problem.capacities.count)
        for programme in entries.programme { askers[Int(programme)] += 1 }
        var capacities: [Int32] = []
        var firstSeat: [Int32] = []
        var seats: Int32 = 0
        for (programme, capacity) in problem.capacities.enumerated() {
            capacities.append(Int32(capacity))
            firstSeat.append(seats)
            // One seat for each who could ask for it.
            seats += min(Int32(capacity), askers[programme])
        }
        (self.capacities, self.firstSeat, askerCounts) = (capacities, firstSeat, askers)
        taken = [Int32](repeating: 0, count: capacities.count)
        heap = [UInt64](repeating: 0, count: Int(seats))
        // No priority is that high.
        bars = capacities.map { $0 > 0 ? 0 : .max }
    }

    func programme(of entry: Int32) -> Int { Int(entries.programme[Int(entry)]) }

    /// The entry that a child holds; −1 where it has no place.
    func held(_ child: Int) -> Int32 { places[child].entry }

    /// The round in which a child got what it holds.
    func since(_ child: Int) -> Int { Int(places[child].since) }

    func child(of priority: UInt64) -> Int { Int(childByLot[entries.childCount - 1 - entries.lot(priority)]) }

    /// Who has a priority, and by which entry.
    func asker(of priority: UInt64) -> (child: Int, entry: Int32) {
        let child = child(of: priority)
        return (child, entries.children[child].first + entries.wish(priority))
    }

    func capacity(of programme: Int) -> Int { Int(capacities[programme]) }

    func isFull(_ programme: Int) -> Bool { taken[programme] == capacities[programme] }

    /// The least priority that a programme holds; nil where it holds nobody.
    func last(of programme: Int) -> UInt64? { taken[programme] > 0 ? heap[Int(firstSeat[programme])] : nil }

    func holders(of programme: Int) -> ArraySlice<UInt64> {
        heap[Int(firstSeat[programme])..<Int(firstSeat[programme] + taken[programme])]
    }

    /// Whether a programme would hold a child by an entry of its own.
    func takes(_ entry: Int32) -> Bool { entries.priority[Int(entry)] >= bars[programme(of: entry)] }

    /// Who has to leave, and what it held.
    struct Leaving {
        let child: Int
        let entry: Int32
    }

    /// Seats a child that holds nothing, by an entry that `takes` said would do.
    ///
    /// - Returns: the child that has to leave, if one has to.
    mutating func seat(_ child: Int, by entry: Int32) -> Leaving? {
        let programme = programme(of: entry)
        let priority = entries.priority[Int(entry)]
        let start = Int(firstSeat[programme])
        places[child] = Place(entry: entry, since: round)
        guard isFull(programme) else {
            heap[start + Int(taken[programme])] = priority
            taken[programme] += 1
            rise(Int(taken[programme]) - 1, from: start)
            if isFull(programme) { bars[programme] = heap[start] + 1 }
            return nil
        }
        let other = self.child(of: heap[start])
        let leaving = Leaving(child: other, entry: places[other].entry)
        places[other].entry = -1
        heap[start] = priority
        sink(0, from: start, count: Int(taken[programme]))
        bars[programme] = heap[start] + 1
        return leaving
    }

    /// Takes a child's place back; returns the programme where it was.
    mutating func release(_ child: Int) -> Int {
        let programme = programme(of: places[child].entry)
        let priority = entries.priority[Int(places[child].entry)]
        let start = Int(firstSeat[programme])
        var seat = 0
        while heap[start + seat] != priority { seat += 1 }
        taken[programme] -= 1
        bars[programme] = 0
        let count = Int(taken[programme])
        places[child].entry = -1
        guard seat < count else { return programme }
        heap[start + seat] = heap[start + count]
        rise(seat, from: start)
        sink(seat, from: start, count: count)
        return programme
    }

    /// Seats all children without a contract at once who get in by their first wish, and stay for now.
    ///
    /// Together, so that nobody sits down who has to leave in the same round.
    mutating func seatFirstAskers() {
        let asking = entries.children.lazy.filter { $0.contract < 0 && !$0.own.isEmpty }.map(\.own.lowerBound)
        var first = [Int](repeating: 0, count: capacities.count + 1)
        for entry in asking { first[programme(of: entry) + 1] += 1 }
        for programme in capacities.indices { first[programme + 1] += first[programme] }
        var next = first
        var priorities = [UInt64](repeating: 0, count: first[capacities.count])
        for entry in asking {
            let programme = programme(of: entry)
            priorities[next[programme]] = entries.priority[Int(entry)]
            next[programme] += 1
        }
        for programme in capacities.indices where first[programme] < first[programme + 1] {
            priorities[first[programme]..<first[programme + 1]].sort()
            let count = min(first[programme + 1] - first[programme], Int(capacities[programme]))
            // Rising numbers are a heap with the least on top.
            for (seat, place) in (first[programme + 1] - count..<first[programme + 1]).enumerated() {
                heap[Int(firstSeat[programme]) + seat] = priorities[place]
            }
            taken[programme] = Int32(count)
            if count > 0, isFull(programme) { bars[programme] = heap[Int(firstSeat[programme])] + 1 }
        }
        for (number, child) in entries.children.enumerated() where child.contract < 0 && !child.own.isEmpty {
            let entry = child.own.lowerBound
            // Who holds the last place is a step below what it takes to get in.
            guard entries.priority[Int(entry)] &+ 1 >= bars[programme(of: entry)] else { continue }
            places[number] = Place(entry: entry, since: round)
        }
    }

    private mutating func rise(_ place: Int, from start: Int) {
        var seat = place
        let moving = heap[start + seat]
        while seat > 0, heap[start + (seat - 1) / 2] > moving {
            heap[start + seat] = heap[start + (seat - 1) / 2]
            seat = (seat - 1) / 2
        }
        heap[start + seat] = moving
    }

    private mutating func sink(_ place: Int, from start: Int, count: Int) {
        var seat = place
        let moving = heap[start + seat]
        while 2 * seat + 1 < count {
            var least = 2 * seat + 1
            if least + 1 < count, heap[start + least + 1] < heap[start + least] { least += 1 }
            guard heap[start + least] < moving else { break }
            heap[start + seat] = heap[start + least]
            seat = least
        }
        heap[start + seat] = moving
    }
}
