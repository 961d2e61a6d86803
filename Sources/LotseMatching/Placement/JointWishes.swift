/// The joint wishes of all contracts one behind the other: an entry for each child, −1 for none.
struct JointWishes: Sendable {
    /// Where those of one contract stand, and its children among those of all contracts.
    struct Family {
        let children: Range<Int>
        /// How many joint wishes there are.
        let count: Int
        private let start: Int

        init(children: Range<Int>, start: Int, count: Int) {
            (self.children, self.start, self.count) = (children, start, count)
        }

        /// The places of a joint wish, one for each child.
        subscript(wish: Int) -> Range<Int> {
            start + wish * children.count..<start + (wish + 1) * children.count
        }
    }

    /// One for each contract.
    let families: [Family]
    let entries: [Int32]
    /// The children of all contracts one behind the other.
    let children: [Int32]

    /// - Parameters:
    ///   - contracts: of children that exist.
    ///   - all: what is known of them, and of the one behind the last.
    ///   - wishes: the entries of all children.
    ///   - programmeCount: how many programmes there are.
    /// - Throws: `Fault.impossibleWish` for the first contract that names what one of its children has not wished.
    init(
        _ contracts: [SiblingContract],
        _ all: [WishEntries.Child],
        _ wishes: [WishEntries.Entry],
        programmeCount: Int
    ) throws(PlacementProblem.Fault) {
        var (families, children): ([Family], [Int32]) = ([], [])
        families.reserveCapacity(contracts.count)
        var entries = [Int32](repeating: -1, count: contracts.reduce(0) { $0 + $1.wishes.count * $1.children.count })
        // The entry at each programme of the child that is looked at, or of one before it.
        var entryAt = [Int32](repeating: -1, count: programmeCount)
        var start = 0
        for (number, contract) in contracts.enumerated() {
            let size = contract.children.count
            let family = Family(
                children: children.count..<children.count + size,
                start: start,
                count: contract.wishes.count
            )
            for (place, child) in contract.children.enumerated() {
                let own = all[child].first..<all[child + 1].first
                var promised: Int32 = -1
                for entry in own {
                    entryAt[Int(wishes[Int(entry)].programme)] = entry
                    if wishes[Int(entry)].rank & WishEntries.promise != 0 { promised = entry }
                }
                for (wish, joint) in contract.wishes.enumerated() {
                    guard joint.count == size else { throw .impossibleWish(contract: number) }
                    guard let programme = joint[place] else {
                        entries[family[wish].lowerBound + place] = promised
                        continue
                    }
                    guard entryAt.indices.contains(programme), own.contains(entryAt[programme])
                    else { throw .impossibleWish(contract: number) }
                    entries[family[wish].lowerBound + place] = entryAt[programme]
                }
                children.append(Int32(child))
            }
            families.append(family)
            start += contract.wishes.count * size
        }
        (self.families, self.entries, self.children) = (families, entries, children)
    }

    /// The children of a contract.
    func children(of family: Int) -> ArraySlice<Int32> { children[families[family].children] }

    /// The first of some joint wishes of a family that an entry is part of.
    func first(with entry: Int32, of family: Int, in wishes: Range<Int>) -> Int? {
        let family = families[family]
        var place = family[wishes.lowerBound].lowerBound
        let end = family[wishes.upperBound].lowerBound
        while place < end, entries[place] != entry { place += 1 }
        return place < end ? (place - family[0].lowerBound) / family.children.count : nil
    }
}
