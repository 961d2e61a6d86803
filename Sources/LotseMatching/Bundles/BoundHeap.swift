/// Homes waiting by their bounds: the greatest first, of equal ones the lower number.
struct BoundHeap {
    struct Entry {
        let bound: Int
        let number: Int

        static func < (left: Entry, right: Entry) -> Bool {
            left.bound != right.bound ? left.bound > right.bound : left.number < right.number
        }
    }

    private var entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
        for place in stride(from: entries.count / 2 - 1, through: 0, by: -1) { sink(place) }
    }

    mutating func popFirst() -> Entry? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        if !entries.isEmpty {
            entries[0] = last
            sink(0)
        }
        return first
    }

    /// Whether one would be the first that comes out.
    func isFirst(_ entry: Entry) -> Bool { entries.first.map { entry < $0 } ?? true }

    mutating func insert(_ entry: Entry) {
        entries.append(entry)
        var place = entries.count - 1
        while place > 0 && entries[place] < entries[(place - 1) / 2] {
            entries.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func sink(_ start: Int) {
        var place = start
        while 2 * place + 1 < entries.count {
            var child = 2 * place + 1
            if child + 1 < entries.count && entries[child + 1] < entries[child] { child += 1 }
            guard entries[child] < entries[place] else { return }
            entries.swapAt(place, child)
            place = child
        }
    }
}
