/// By programme, the children without a contract who would rather be there than where they are: who asked in vain.
///
/// Few of all who named a programme ever ask there, so that these lists are short. Who has got something better since
/// still stands in them until somebody looks.
struct HopefulChildren {
    struct Asker {
        let priority: UInt64
        let entry: Int32
    }

    /// The highest in rank last, once somebody has looked.
    private var askers: [[Asker]]
    private var isSorted: [Bool]

    /// - Parameters:
    ///   - entries: of all children.
    ///   - held: the entry that each child holds; −1 where it has no place.
    ///   - programmeCount: how many programmes there are.
    init(_ entries: WishEntries, holding held: [Int32], programmeCount: Int) {
        askers = [[Asker]](repeating: [], count: programmeCount)
        isSorted = [Bool](repeating: false, count: programmeCount)
        for child in 0..<entries.childCount where entries.contract[child] < 0 {
            let own = entries.own[child]
            for entry in own.lowerBound..<(held[child] < 0 ? own.upperBound : held[child]) {
                add(entry, entries.priority[Int(entry)], at: Int(entries.programme[Int(entry)]))
            }
        }
    }

    mutating func add(_ entry: Int32, _ priority: UInt64, at programme: Int) {
        let asker = Asker(priority: priority, entry: entry)
        guard isSorted[programme] else { return askers[programme].append(asker) }
        var (low, high) = (0, askers[programme].count)
        while low < high {
            let middle = (low + high) / 2
            if askers[programme][middle].priority < priority { low = middle + 1 } else { high = middle }
        }
        // It may have stood here all the time.
        if low < askers[programme].count && askers[programme][low].entry == entry { return }
        askers[programme].insert(asker, at: low)
    }

    /// Who ranks highest.
    mutating func highest(at programme: Int) -> Asker? {
        if !isSorted[programme] {
            isSorted[programme] = true
            askers[programme].sort { $0.priority < $1.priority }
        }
        return askers[programme].last
    }

    mutating func removeHighest(at programme: Int) { askers[programme].removeLast() }
}
