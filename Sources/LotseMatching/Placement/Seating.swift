/// Who sits where at a moment of the round.
///
/// Each programme keeps the priorities of those whom it holds in a heap, the least on top: who would have to leave.
struct Seating {
    let entries: WishEntries
    private let childByLot: [Int32]
    private let capacities: [Int32]
    /// The entry that each child holds; −1 where it has no place.
    private(set) var held: [Int32]
    /// The round in which each child got what it holds.
    private(set) var since: [Int32]
    /// The round that is running, from 1.
    var round: Int32 = 1
    private var heap: [UInt64]
    private let firstSeat: [Int32]
    private var taken: [Int32]

    init(_ problem: PlacementProblem) {
        entries = problem.entries
        childByLot = problem.lottery.order
        held = [Int32](repeating: -1, count: problem.children.count)
        since = [Int32](repeating: 0, count: problem.children.count)
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
        (self.capacities, self.firstSeat) = (capacities, firstSeat)
        taken = [Int32](repeating: 0, count: capacities.count)
        heap = [UInt64](repeating: 0, count: Int(seats))
    }

    func programme(of entry: Int32) -> Int { Int(entries.programme[Int(entry)]) }

    func child(of priority: UInt64) -> Int { Int(childByLot[entries.childCount - 1 - Int(priority & 0xFFFF_FFFF)]) }

    func capacity(of programme: Int) -> Int { Int(capacities[programme]) }

    func isFull(_ programme: Int) -> Bool { taken[programme] == capacities[programme] }

    /// The least priority that a programme holds; nil where it holds nobody.
    func last(of programme: Int) -> UInt64? { taken[programme] > 0 ? heap[Int(firstSeat[programme])] : nil }

    func holders(of programme: Int) -> ArraySlice<UInt64> {
        heap[Int(firstSeat[programme])..<Int(firstSeat[programme] + taken[programme])]
    }

    /// Whether a programme would hold a child by an entry of its own.
    func takes(_ entry: Int32) -> Bool {
        let programme = programme(of: entry)
        guard isFull(programme) else { return true }
        return last(of: programme).map { $0 < entries.priority[Int(entry)] } ?? false
    }

    /// Seats a child that holds nothing, by an entry that `takes` said would do.
    ///
    /// - Returns: the child that has to leave, if one has to.
    mutating func seat(_ child: Int, by entry: Int32) -> Int? {
        let programme = programme(of: entry)
        let priority = entries.priority[Int(entry)]
        let start = Int(firstSeat[programme])
        held[child] = entry
        since[child] = round
        guard isFull(programme) else {
            heap[start + Int(taken[programme])] = priority
            taken[programme] += 1
            rise(Int(taken[programme]) - 1, from: start)
            return nil
        }
        let leaving = self.child(of: heap[start])
        held[leaving] = -1
        heap[start] = priority
        sink(0, from: start, count: Int(taken[programme]))
        return leaving
    }

    /// Takes a child's place back; returns the programme where it was.
    mutating func release(_ child: Int) -> Int {
        let programme = programme(of: held[child])
        let priority = entries.priority[Int(held[child])]
        let start = Int(firstSeat[programme])
        var seat = 0
        while heap[start + seat] != priority { seat += 1 }
        taken[programme] -= 1
        let count = Int(taken[programme])
        held[child] = -1
        guard seat < count else { return programme }
        heap[start + seat] = heap[start + count]
        rise(seat, from: start)
        sink(seat, from: start, count: count)
        return programme
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
