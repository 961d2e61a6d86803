/// The entries of children with a contract, by programme: whose families may want a place that falls free.
struct AskerLists {
    struct Asker {
        let priority: UInt64
        let entry: Int32
        let child: Int32
        let contract: Int32
        /// The first joint wish of the family that it is part of; one more than all where there is none.
        let wish: Int32
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
            for child in entries.joint.children {
                let contract = entries.children[Int(child)].contract
                let wishes = 0..<entries.joint.families[Int(contract)].count
                for entry in entries.entries(of: Int(child)) {
                    let asker = Asker(
                        priority: entries.claim(of: Int(child), by: entry).priority,
                        entry: entry,
                        child: child,
                        contract: contract,
                        wish: Int32(entries.joint.first(with: entry, of: Int(contract), in: wishes) ?? wishes.count)
                    )
                    let programme = Int(entries[entry].programme)
                    askers.initializeElement(at: next[programme], to: asker)
                    next[programme] += 1
                }
            }
            count = askers.count
        }
        self.first = first
        isSorted = [Bool](repeating: false, count: programmeCount)
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
