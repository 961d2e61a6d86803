/// The entries of children with a contract, by programme: whose families may want a place that falls free.
struct AskerLists {
    struct Asker {
        let priority: UInt64
        let contract: Int32
        /// The first joint wish of the family that it is part of; one more than all where there is none.
        let wish: Int16
        /// Which child of the family it is.
        let place: Int16
    }

    /// By programme; within one in any order until it is asked for.
    private var askers: [Asker]
    private let first: [Int]
    private var isSorted: [Bool]

    /// - Parameter entries: of all children.
    init(_ entries: WishEntries) {
        let programmeCount = entries.askerCounts.count
        var first = [Int](repeating: 0, count: programmeCount + 1)
        for child in entries.joint.children {
            for entry in entries.entries(of: Int(child)) { first[Int(entries[entry].programme) + 1] += 1 }
        }
        for programme in 0..<programmeCount { first[programme + 1] += first[programme] }
        var next = first
        askers = [Asker](unsafeUninitializedCapacity: first[programmeCount]) { askers, count in
            for (contract, family) in entries.joint.families.enumerated() {
                for (place, child) in family.children.enumerated() {
                    for entry in entries.entries(of: Int(entries.joint.children[child])) {
                        let (programme, asker) = Self.asker(contract, place, entry, entries)
                        askers.initializeElement(at: next[programme], to: asker)
                        next[programme] += 1
                    }
                }
            }
            count = askers.count
        }
        self.first = first
        isSorted = [Bool](repeating: false, count: programmeCount)
    }

    private static func asker(
        _ contract: Int,
        _ place: Int,
        _ entry: Int32,
        _ entries: WishEntries
    ) -> (programme: Int, asker: Asker) {
        let family = entries.joint.families[contract]
        let child = entries.children[Int(entries.joint.children[family.children.lowerBound + place])]
        let wish = entries.joint.first(with: entry, of: contract, in: 0..<family.count) ?? family.count
        let asker = Asker(
            priority: child.priority(entry, ranked: entries[entry].rank),
            contract: Int32(contract),
            wish: Int16(wish),
            place: Int16(place)
        )
        return (Int(entries[entry].programme), asker)
    }

    /// Where the askers of a programme stand, the highest in rank first.
    mutating func ranked(at programme: Int) -> Range<Int> {
        let range = first[programme]..<first[programme + 1]
        if !isSorted[programme] {
            isSorted[programme] = true
            askers[range].sort { $0.priority > $1.priority }
        }
        return range
    }

    subscript(place: Int) -> Asker { askers[place] }
}
