/// The entries of children with a contract, by programme: whose families may want a place that falls free.
struct AskerLists {
    struct Asker {
        let priority: UInt64
        let entry: Int32
        let contract: Int32
        /// The first joint wish of the family that it is part of; one more than all where there is none.
        let wish: Int32
    }

    /// By programme; within one in any order until it is asked for.
    private var askers: [Asker]
    private let first: [Int]
    private var isSorted: [Bool]

    /// - Parameters:
    ///   - entries: of all children.
    ///   - joints: of each contract.
    ///   - programmeCount: how many programmes there are.
    init(_ entries: WishEntries, _ joints: [JointWishes], programmeCount: Int) {
        let children = (0..<entries.childCount).filter { entries.contract[$0] >= 0 }
        var first = [Int](repeating: 0, count: programmeCount + 1)
        for child in children {
            for entry in entries.first[child]..<entries.first[child + 1] {
                first[Int(entries.programme[Int(entry)]) + 1] += 1
            }
        }
        for programme in 0..<programmeCount { first[programme + 1] += first[programme] }
        var next = first
        askers = [Asker](unsafeUninitializedCapacity: first[programmeCount]) { buffer, count in
            for child in children {
                for entry in entries.first[child]..<entries.first[child + 1] {
                    let (priority, contract) = (entries.priority[Int(entry)], entries.contract[child])
                    let programme = Int(entries.programme[Int(entry)])
                    let wish = joints[Int(contract)].first(with: entry, in: entries.joint)
                    let asker = Asker(priority: priority, entry: entry, contract: contract, wish: Int32(wish))
                    buffer.initializeElement(at: next[programme], to: asker)
                    next[programme] += 1
                }
            }
            count = first[programmeCount]
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
