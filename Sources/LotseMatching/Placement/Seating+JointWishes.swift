extension Seating {
    /// Whether each programme would hold all whom a family sends, its own present places given up.
    ///
    /// - Parameters:
    ///   - wish: which of its joint wishes, from 0.
    ///   - family: whose.
    /// - Returns: false where one of the places cannot be had.
    func grants(_ wish: Int, of family: JointWishes.Family) -> Bool {
        let places = family[wish]
        // What is refused mostly is so at first sight; only siblings can make room.
        for (place, child) in zip(places, family.children) {
            let entry = entries.joint.entries[place]
            if entry >= 0, !takes(entry, of: sibling(child)), !isShared(entry, in: places, by: family) { return false }
        }
        for place in places {
            let entry = entries.joint.entries[place]
            guard entry >= 0, isShared(entry, in: places, by: family) else { continue }
            guard grants(programme(of: entry), places, of: family) else { return false }
        }
        return true
    }

    private func sibling(_ place: Int) -> Int { Int(entries.joint.children[place]) }

    /// Whether a sibling is sent to the same programme, or one of the family is there already.
    private func isShared(_ entry: Int32, in places: Range<Int>, by family: JointWishes.Family) -> Bool {
        let programme = programme(of: entry)
        for place in places {
            let other = entries.joint.entries[place]
            if other >= 0, other != entry, self.programme(of: other) == programme { return true }
        }
        for place in family.children {
            let held = held(sibling(place))
            if held >= 0, self.programme(of: held) == programme { return true }
        }
        return false
    }

    private func grants(_ programme: Int, _ places: Range<Int>, of family: JointWishes.Family) -> Bool {
        var (sent, least, contract) = (0, UInt64.max, Int32(-1))
        for (place, child) in zip(places, family.children) {
            let entry = entries.joint.entries[place]
            guard entry >= 0, self.programme(of: entry) == programme else { continue }
            sent += 1
            least = min(least, entries.claim(of: sibling(child), by: entry).priority)
            contract = entries.children[sibling(child)].contract
        }
        var (others, behind) = (0, 0)
        for holder in holders(of: programme) where entries.children[holder.child].contract != contract {
            others += 1
            if holder.priority < least { behind += 1 }
        }
        return behind >= others + sent - capacity(of: programme)
    }
}
