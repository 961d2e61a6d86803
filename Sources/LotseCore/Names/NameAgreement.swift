/// How far two names, or one part of them, agree.
package enum NameAgreement: String, Sendable, CaseIterable, Comparable {
    /// At least one side says nothing.
    case blank
    case different
    /// Written differently, but it sounds alike or one is part of the other.
    case alike
    case same

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .blank: 0
        case .different: 1
        case .alike: 2
        case .same: 3
        }
    }

    /// Compares two given names or two family names; order and hyphens of double names do not count.
    package init(_ left: String, _ right: String) {
        let (first, second) = (NameTokens.folded(left), NameTokens.folded(right))
        if first.isEmpty || second.isEmpty {
            self = .blank
        } else if first.sorted() == second.sorted() || first.joined() == second.joined() {
            self = .same
        } else {
            self = Self.soundAlike(left, right) ? .alike : .different
        }
    }

    /// Every part of the shorter name has a partner in the longer one.
    private static func soundAlike(_ left: String, _ right: String) -> Bool {
        let names = [left, right].map(NameTokens.written).sorted { $0.count < $1.count }
        var partners = names[1]
        for token in names[0] {
            guard let found = partners.firstIndex(where: { NameSound.isAlike(token, $0) }) else { return false }
            partners.remove(at: found)
        }
        return true
    }
}

/// How single words of names sound.
package enum NameSound {
    /// What a word can be found by: its skeletons, and its Cologne code where it is written in Latin letters.
    package static func keys(of word: String) -> Set<String> {
        let skeletons = SoundSkeleton.skeletons(of: word).filter { $0.count >= SoundSkeleton.usefulLength }
        let code = word.unicodeScalars.allSatisfy { $0.value < 0x250 } ? ColognePhonetics.code(word) : ""
        return skeletons.union(code.count >= 3 ? [code] : [])
    }

    /// The keys of all words of a name.
    package static func keys(ofName name: String) -> Set<String> {
        NameTokens.written(name).reduce(into: []) { $0.formUnion(keys(of: $1)) }
    }

    static func isAlike(_ left: String, _ right: String) -> Bool {
        let (first, second) = (NameTokens.folded(left).joined(), NameTokens.folded(right).joined())
        return first == second || !keys(of: left).isDisjoint(with: keys(of: right))
            || min(first.count, second.count) >= 5 && isOneSlip(Array(first), Array(second))
    }

    /// One letter too many, too few or wrong, or two neighbours swapped.
    private static func isOneSlip(_ left: [Character], _ right: [Character]) -> Bool {
        let start = zip(left, right).prefix { $0 == $1 }.count
        let (first, second) = (left[start...], right[start...])
        let end = zip(first.reversed(), second.reversed()).prefix { $0 == $1 }.count
        let (rest, other) = (Array(first.dropLast(end)), Array(second.dropLast(end)))
        if rest.count <= 1, other.count <= 1 { return true }
        return rest.count == 2 && other.count == 2 && rest[0] == other[1] && rest[1] == other[0]
    }
}
