/// By programme, the children without a contract who would rather be there than where they are: who asked in vain.
///
/// Few of all who named a programme ever ask there, so that these lists are short. Who has got something better since
/// still stands in them until somebody looks.
struct HopefulChildren {
    /// By programme, the priorities of its askers; once somebody has looked a heap, the highest on top.
    private var askers: [UInt64]
    /// There is room for all who named the programme.
    private let first: [Int32]
    private var count: [Int32]
    private var isHeap: [Bool]
    /// One bit for each entry that stands in a list.
    private var listed: [UInt64]

    /// - Parameters:
    ///   - entries: of all children.
    ///   - seating: who holds what.
    init(_ entries: WishEntries, _ seating: Seating) {
        var first: [Int32] = [0]
        for count in seating.askerCounts { first.append((first.last ?? 0) + count) }
        self.first = first
        askers = [UInt64](repeating: 0, count: entries.programme.count)
        count = [Int32](repeating: 0, count: seating.askerCounts.count)
        isHeap = [Bool](repeating: false, count: seating.askerCounts.count)
        listed = [UInt64](repeating: 0, count: entries.programme.count / 64 + 1)
        for child in 0..<entries.childCount where entries.children[child].contract < 0 {
            let (own, held) = (entries.children[child].own, seating.held(child))
            for entry in own.lowerBound..<(held < 0 ? own.upperBound : held) {
                add(entry, entries.priority[Int(entry)], at: Int(entries.programme[Int(entry)]))
            }
        }
    }

    /// Takes an entry in that does not stand there yet.
    mutating func add(_ entry: Int32, _ priority: UInt64, at programme: Int) {
        let bit: UInt64 = 1 << UInt64(entry & 63)
        guard listed[Int(entry >> 6)] & bit == 0 else { return }
        listed[Int(entry >> 6)] |= bit
        let start = Int(first[programme])
        var place = Int(count[programme])
        count[programme] += 1
        if isHeap[programme] {
            while place > 0, askers[start + (place - 1) / 2] < priority {
                askers[start + place] = askers[start + (place - 1) / 2]
                place = (place - 1) / 2
            }
        }
        askers[start + place] = priority
    }

    /// The priority of who ranks highest.
    mutating func highest(at programme: Int) -> UInt64? {
        guard count[programme] > 0 else { return nil }
        if !isHeap[programme] {
            isHeap[programme] = true
            for place in (0..<Int(count[programme]) / 2).reversed() { sink(place, at: programme) }
        }
        return askers[Int(first[programme])]
    }

    /// Takes the highest out, whose entry it is told.
    mutating func removeHighest(at programme: Int, _ entry: Int32) {
        listed[Int(entry >> 6)] &= ~(1 << UInt64(entry & 63))
        let start = Int(first[programme])
        count[programme] -= 1
        askers[start] = askers[start + Int(count[programme])]
        sink(0, at: programme)
    }

    private mutating func sink(_ place: Int, at programme: Int) {
        let (start, end) = (Int(first[programme]), Int(count[programme]))
        var place = place
        let moving = askers[start + place]
        while 2 * place + 1 < end {
            var highest = 2 * place + 1
            if highest + 1 < end, askers[start + highest + 1] > askers[start + highest] { highest += 1 }
            guard askers[start + highest] > moving else { break }
            askers[start + place] = askers[start + highest]
            place = highest
        }
        askers[start + place] = moving
    }
}
