extension Seating {
    /// Whether each programme would hold all whom a family sends, its own present places given up.
    ///
    /// - Parameters:
    ///   - wish: where a joint wish stands among all.
    ///   - children: of the family.
    /// - Returns: false where one of the places cannot be had.
    func grants(_ wish: Range<Int>, to children: [Int]) -> Bool {
        // What is refused mostly is so at first sight; only siblings can make room.
        for place in wish {
            let entry = entries.joint[place]
            if entry >= 0, !takes(entry), !isShared(entry, in: wish, by: children) { return false }
        }
        for place in wish {
            let entry = entries.joint[place]
            guard entry >= 0, isShared(entry, in: wish, by: children) else { continue }
            guard grants(programme(of: entry), wish) else { return false }
        }
        return true
    }

    /// Whether a sibling is sent to the same programme, or one of the family is there already.
    private func isShared(_ entry: Int32, in wish: Range<Int>, by children: [Int]) -> Bool {
        let programme = programme(of: entry)
        for place in wish {
            let other = entries.joint[place]
            if other >= 0, other != entry, self.programme(of: other) == programme { return true }
        }
        for child in children where held(child) >= 0 {
            if self.programme(of: held(child)) == programme { return true }
        }
        return false
    }

    private func grants(_ programme: Int, _ wish: Range<Int>) -> Bool {
        var (sent, least, family) = (0, UInt64.max, Int32(-1))
        for place in wish {
            let entry = entries.joint[place]
            guard entry >= 0, self.programme(of: entry) == programme else { continue }
            sent += 1
            least = min(least, entries.priority[Int(entry)])
            family = entries.children[child(of: entries.priority[Int(entry)])].contract
        }
        var (others, behind) = (0, 0)
        for priority in holders(of: programme) where entries.children[child(of: priority)].contract != family {
            others += 1
            if priority < least { behind += 1 }
        }
        return behind >= others + sent - capacity(of: programme)
    }
}
