/// A name, taken apart and listened to once, however often it is then compared.
package struct HeardName: Sendable {
    /// Its parts in plain Latin letters.
    let folded: [String]
    let words: [Word]

    package init(_ name: String) {
        folded = NameTokens.folded(name)
        words = NameTokens.written(name).map(Word.init)
    }

    /// One word of a name.
    struct Word: Sendable {
        private let letters: [Character]
        private let sounds: Set<String>

        init(_ word: String) {
            letters = Array(NameTokens.folded(word).joined())
            sounds = NameSound.keys(of: word)
        }

        /// Whether two words are one, sound alike or differ by a slip of the pen.
        func isAlike(_ other: Word) -> Bool {
            letters == other.letters || !sounds.isDisjoint(with: other.sounds)
                || min(letters.count, other.letters.count) >= 5 && isOneSlip(from: other)
        }

        /// One letter too many, too few or wrong, or two neighbours swapped.
        private func isOneSlip(from other: Word) -> Bool {
            let start = zip(letters, other.letters).prefix { $0 == $1 }.count
            let (first, second) = (letters[start...], other.letters[start...])
            let end = zip(first.reversed(), second.reversed()).prefix { $0 == $1 }.count
            let (mine, theirs) = (Array(first.dropLast(end)), Array(second.dropLast(end)))
            if mine.count <= 1, theirs.count <= 1 { return true }
            return mine.count == 2 && theirs.count == 2 && mine[0] == theirs[1] && mine[1] == theirs[0]
        }
    }
}
