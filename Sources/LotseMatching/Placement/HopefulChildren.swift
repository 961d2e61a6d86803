/// By programme, the children without a contract who would rather be there than where they are: who asked in vain.
///
/// Far more is put into these lists than read: at most programmes nobody ever looks. A list is therefore brought into
/// order as far as somebody looks, and who has got something better since stands in it until then.
struct HopefulChildren {
    /// The askers of one programme among all.
    private struct List {
        var first: Int32
        var count: Int32 = 0
        var room: Int32
        /// How many of them are a heap, the highest on top.
        var heaped: Int32 = 0
    }

    /// The priorities of all askers, list after list, each with room for more.
    private var askers: [UInt64] = []
    private var lists: [List] = []
    /// Of each child by how many of its own entries, the best first, it stands in lists.
    private var listed: [UInt8] = []

    /// - Parameters:
    ///   - entries: of all children.
    ///   - seating: who holds what.
    init(_ entries: WishEntries, _ seating: Seating) {
        var counts = [Int32](repeating: 0, count: entries.askerCounts.count)
        listed.reserveCapacity(entries.childCount)
        for (number, child) in entries.children.dropLast().enumerated() {
            let held = seating.held(number)
            let end = child.contract >= 0 ? child.own.lowerBound : held < 0 ? child.own.upperBound : held
            listed.append(UInt8(end - child.own.lowerBound))
            for entry in child.own.lowerBound..<end { counts[Int(entries[entry].programme)] += 1 }
        }
        var end: Int32 = 0
        lists = counts.map { count in
            let list = List(first: end, room: Self.room(for: count))
            end += list.room
            return list
        }
        // Lists that move stand behind the others.
        askers = [UInt64](unsafeUninitializedCapacity: Int(end + end / 4)) { askers, filled in
            for (child, count) in zip(entries.children, listed) {
                for entry in child.own.lowerBound..<child.own.lowerBound + Int32(count) {
                    let asked = entries[entry]
                    let place = lists[Int(asked.programme)].first + lists[Int(asked.programme)].count
                    askers.initializeElement(at: Int(place), to: child.priority(entry, ranked: asked.rank))
                    lists[Int(asked.programme)].count += 1
                }
            }
            filled = Int(end)
        }
    }

    /// Room for some more, so that hardly a list has to move.
    private static func room(for count: Int32) -> Int32 { count + count / 2 + 16 }

    /// Takes in that a child asked in vain by some of its own entries, the best first.
    mutating func add(_ number: Int, _ count: Int, _ entries: WishEntries) {
        guard listed[number] < count else { return }
        let child = entries.children[number]
        let first = child.own.lowerBound
        for entry in first + Int32(listed[number])..<first + Int32(count) {
            let asked = entries[entry]
            add(child.priority(entry, ranked: asked.rank), at: Int(asked.programme))
        }
        listed[number] = UInt8(count)
    }

    private mutating func add(_ priority: UInt64, at programme: Int) {
        if lists[programme].count == lists[programme].room { move(programme) }
        askers[Int(lists[programme].first + lists[programme].count)] = priority
        lists[programme].count += 1
    }

    /// Puts a list that is full behind all others, where it has more room.
    private mutating func move(_ programme: Int) {
        let list = lists[programme]
        lists[programme].first = Int32(askers.count)
        lists[programme].room = Self.room(for: list.count)
        for place in list.first..<list.first + list.count { askers.append(askers[Int(place)]) }
        askers += repeatElement(0, count: Int(lists[programme].room - list.count))
    }

    /// The priority of who ranks highest.
    mutating func highest(at programme: Int) -> UInt64? {
        while lists[programme].heaped < lists[programme].count {
            lists[programme].heaped += 1
            rise(Int(lists[programme].heaped) - 1, from: Int(lists[programme].first))
        }
        return lists[programme].count > 0 ? askers[Int(lists[programme].first)] : nil
    }

    /// Takes out who was said to be the highest, whose child and entry it is told.
    ///
    /// The child may come to stand twice in the lists of later entries, which makes no difference.
    mutating func removeHighest(at programme: Int, _ child: Int, _ place: Int) {
        listed[child] = min(listed[child], UInt8(place))
        lists[programme].count -= 1
        lists[programme].heaped -= 1
        let (first, count) = (Int(lists[programme].first), Int(lists[programme].count))
        askers[first] = askers[first + count]
        sink(from: first, count)
    }

    private mutating func rise(_ place: Int, from first: Int) {
        var place = place
        let moving = askers[first + place]
        while place > 0, askers[first + (place - 1) / 2] < moving {
            askers[first + place] = askers[first + (place - 1) / 2]
            place = (place - 1) / 2
        }
        askers[first + place] = moving
    }

    private mutating func sink(from first: Int, _ count: Int) {
        var place = 0
        let moving = askers[first]
        while 2 * place + 1 < count {
            var highest = 2 * place + 1
            if highest + 1 < count, askers[first + highest + 1] > askers[first + highest] { highest += 1 }
            guard askers[first + highest] > moving else { break }
            askers[first + place] = askers[first + highest]
            place = highest
        }
        askers[first + place] = moving
    }
}
