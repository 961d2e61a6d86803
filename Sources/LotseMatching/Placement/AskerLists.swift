/// The entries of children with a contract, by programme: whose families may want a place that falls free.
struct AskerLists {
    struct Asker {
        let priority: UInt64
        let entry: Int32
        let child: Int32
        let contract: Int32
        /// The first joint wish of the family that it is part of; one more than all where there is none.
        let wish: Int32
        /// Where those that follow stand in `later`.
        let firstLater: Int32
        let laterCount: Int32
    }

    /// By programme; within one in any order until it is asked for.
    private var askers: [Asker]
    private let first: [Int]
    private var isSorted: [Bool]
    /// For each asker the joint wishes after the first that it is part of, in their order.
    private let later: [Int32]

    /// - Parameters:
    ///   - entries: of all children.
    ///   - joints: of each contract.
    ///   - contracts: of all families.
    ///   - programmeCount: how many programmes there are.
    init(_ entries: WishEntries, _ joints: [JointWishes], _ contracts: [SiblingContract], programmeCount: Int) {
        var first = [Int](repeating: 0, count: programmeCount + 1)
        for child in contracts.lazy.flatMap(\.children) {
            for entry in entries.entries(of: child) {
                first[Int(entries.programme[Int(entry)]) + 1] += 1
            }
        }
        for programme in 0..<programmeCount { first[programme + 1] += first[programme] }
        var next = first
        var later: [Int32] = []
        // By entry of the child that is looked at: the joint wishes that it is part of.
        var wishes = [[Int32]](repeating: [], count: PlacementProblem.mostWishes + 1)
        askers = [Asker](unsafeUninitializedCapacity: first[programmeCount]) { buffer, count in
            for (contract, family) in contracts.enumerated() {
                let joint = joints[contract]
                for (place, child) in family.children.enumerated() {
                    let own = entries.entries(of: child)
                    for wish in 0..<joint.count {
                        let entry = entries.joint[joint.start + wish * joint.size + place]
                        if entry >= 0 { wishes[Int(entry - own.lowerBound)].append(Int32(wish)) }
                    }
                    for entry in own {
                        let joined = wishes[Int(entry - own.lowerBound)]
                        let programme = Int(entries.programme[Int(entry)])
                        let asker = Asker(
                            priority: entries.priority[Int(entry)],
                            entry: entry,
                            child: Int32(child),
                            contract: Int32(contract),
                            wish: joined.first ?? Int32(joint.count),
                            firstLater: Int32(later.count),
                            laterCount: Int32(max(0, joined.count - 1))
                        )
                        later += joined.dropFirst()
                        wishes[Int(entry - own.lowerBound)].removeAll(keepingCapacity: true)
                        buffer.initializeElement(at: next[programme], to: asker)
                        next[programme] += 1
                    }
                }
            }
            count = first[programmeCount]
        }
        (self.first, self.later) = (first, later)
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

    /// The joint wishes that an asker is part of, after its first, in their order.
    func later(of asker: Asker) -> ArraySlice<Int32> {
        later[Int(asker.firstLater)..<Int(asker.firstLater + asker.laterCount)]
    }
}
