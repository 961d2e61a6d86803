/// The best that were seen so far, never more than a limit: a heap whose first is the worst.
struct BestList {
    /// A rank and whose it is.
    struct Entry: Sendable, Hashable {
        /// The rank above, below it the number turned round: of equal ranks the lower number is greater.
        private let order: UInt64
        /// Where the row stands in the sorted table; -1 where it lies beside.
        let place: Int32

        init(_ rank: Int32, _ number: Int32, at place: Int = -1) {
            order = UInt64(UInt32(bitPattern: rank)) << 32 | UInt64(~UInt32(bitPattern: number))
            self.place = Int32(truncatingIfNeeded: place)
        }

        var rank: Int32 { Int32(truncatingIfNeeded: order >> 32) }
        var number: Int32 { Int32(bitPattern: ~UInt32(truncatingIfNeeded: order)) }
        var matchRank: MatchRank { MatchRank(number: Int(number), rank: rank) }

        static func < (left: Entry, right: Entry) -> Bool { left.order < right.order }

        /// The same rank of the same number, wherever the row stands.
        func repeats(_ other: Entry) -> Bool { order == other.order }
    }

    private var heap: [Entry] = []
    private let limit: Int
    /// Who ranks lower has no place.
    private(set) var floor: Int32 = 0

    static let most = 10_000

    init(limit: Int) {
        self.limit = min(max(limit, 0), Self.most)
        heap.reserveCapacity(self.limit)
        if self.limit == 0 { floor = .max }
    }

    /// Takes an entry where it has a place.
    mutating func offer(_ entry: Entry) {
        if heap.count < limit {
            append(entry)
        } else if limit > 0 && heap[0] < entry {
            replaceFirst(by: entry)
        }
    }

    /// The same where one number may be offered several times, always with the same rank.
    mutating func offerOnce(_ entry: Entry) {
        if heap.count == limit && (limit == 0 || !(heap[0] < entry)) { return }
        if !heap.contains(where: entry.repeats) { offer(entry) }
    }

    /// The best first.
    func sorted() -> [Entry] { heap.sorted { $1 < $0 } }

    private mutating func append(_ entry: Entry) {
        heap.append(entry)
        var place = heap.count - 1
        while place > 0 && heap[place] < heap[(place - 1) / 2] {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
        if heap.count == limit { floor = heap[0].rank }
    }

    private mutating func replaceFirst(by entry: Entry) {
        var place = 0
        while 2 * place + 1 < heap.count {
            var child = 2 * place + 1
            if child + 1 < heap.count && heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < entry else { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = entry
        floor = heap[0].rank
    }
}
