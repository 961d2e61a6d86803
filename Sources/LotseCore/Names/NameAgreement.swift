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
    package init(_ left: HeardName, _ right: HeardName) {
        let (first, second) = (left.folded, right.folded)
        if first.isEmpty || second.isEmpty {
            self = .blank
        } else if first.sorted() == second.sorted() || first.joined() == second.joined() {
            self = .same
        } else {
            self = Self.soundAlike(left, right) ? .alike : .different
        }
    }

    package init(_ left: String, _ right: String) {
        self.init(HeardName(left), HeardName(right))
    }

    /// Every part of the shorter name has a partner in the longer one.
    private static func soundAlike(_ left: HeardName, _ right: HeardName) -> Bool {
        let isLeftShorter = left.words.count <= right.words.count
        var partners = (isLeftShorter ? right : left).words
        for word in (isLeftShorter ? left : right).words {
            guard let found = partners.firstIndex(where: word.isAlike) else { return false }
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
}
