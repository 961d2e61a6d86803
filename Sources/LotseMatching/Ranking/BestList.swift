/// The best that were seen so far, never more than a limit: a heap whose first is the worst.
///
/// An entry is one number: the rank above, below it the vacancy's or person's number turned round, so that of equal
/// ranks the lower number is greater.
struct BestList {
    private var heap: [UInt64] = []
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
    mutating func offer(_ rank: Int32, _ number: Int32) {
        let entry = Self.entry(rank, number)
        if heap.count < limit {
            append(entry)
        } else if limit > 0 && entry > heap[0] {
            replaceFirst(by: entry)
        }
    }

    /// The same where one number may be offered several times, always with the same rank.
    mutating func offerOnce(_ rank: Int32, _ number: Int32) {
        let entry = Self.entry(rank, number)
        if heap.count == limit && (limit == 0 || entry <= heap[0]) { return }
        if !heap.contains(entry) { offer(rank, number) }
    }

    /// The best first.
    func sorted() -> [MatchRank] {
        heap.sorted(by: >).map {
            MatchRank(
                number: Int(~UInt32(truncatingIfNeeded: $0)),
                rank: Int32(truncatingIfNeeded: $0 >> 32)
            )
        }
    }

    private static func entry(_ rank: Int32, _ number: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: rank)) << 32 | UInt64(~UInt32(bitPattern: number))
    }

    private mutating func append(_ entry: UInt64) {
        heap.append(entry)
        var place = heap.count - 1
        while place > 0 && heap[place] < heap[(place - 1) / 2] {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
        if heap.count == limit { floor = Int32(truncatingIfNeeded: heap[0] >> 32) }
    }

    private mutating func replaceFirst(by entry: UInt64) {
        var place = 0
        while 2 * place + 1 < heap.count {
            var child = 2 * place + 1
            if child + 1 < heap.count && heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < entry else { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = entry
        floor = Int32(truncatingIfNeeded: heap[0] >> 32)
    }
}
