/// Words of German titles without what tells women from men, one from many, and case from case.
///
/// Not linguistics but a key: the same word for `Technische Assistentin` and `Technischer Assistent`. What is shown
/// to people is always the label as it was published.
enum GermanStems {
    /// The stem of a folded word, in its bytes.
    static func stem(_ word: [UInt8]) -> [UInt8] {
        var word = word
        if dropFeminine(&word) { replaceEnding(of: &word, by: umlauts) }
        replaceEnding(of: &word, by: persons)
        dropCase(&word)
        return word
    }

    private typealias Ending = (ending: [UInt8], instead: [UInt8])

    /// What is left of `Ärztin` is `Arzt`.
    private static let umlauts: [Ending] = endings([
        ("aerzt", "arzt"), ("koech", "koch"), ("anwaelt", "anwalt"), ("baeuer", "bauer"), ("raet", "rat"),
        ("graef", "graf"), ("voegt", "vogt"), ("maenn", "mann"),
    ])

    /// Words of their own for women or men: `Kauffrau` is `Kaufmann`, and next to `Zimmerin` stands `Zimmerer`.
    private static let persons: [Ending] = endings([
        ("frau", "mann"), ("frauen", "mann"), ("leute", "mann"), ("maenner", "mann"), ("schwester", "pfleger"),
        ("euse", "eur"), ("wardess", "ward"), ("erer", "er"), ("iere", "ier"),
    ])

    private static func endings(_ texts: [(String, String)]) -> [Ending] {
        texts.map { (Array($0.utf8), Array($1.utf8)) }
    }

    private static func replaceEnding(of word: inout [UInt8], by endings: [Ending]) {
        guard let (ending, instead) = endings.first(where: { word.ends(with: $0.ending) }) else { return }
        word.removeLast(ending.count)
        word += instead
    }

    private static let plural = Array("innen".utf8)
    private static let singular = Array("in".utf8)

    private static func dropFeminine(_ word: inout [UInt8]) -> Bool {
        if word.count >= 8, word.ends(with: plural) {
            word.removeLast(plural.count)
        } else if word.count >= 5, word.ends(with: singular), !isVowel(word[word.count - 3]) {
            word.removeLast(singular.count)
        } else {
            return false
        }
        return true
    }

    /// Drops endings of nouns and adjectives, as long as three or four letters are left.
    private static func dropCase(_ word: inout [UInt8]) {
        guard let last = word.last, word.count >= 4 else { return }
        // An "e" behind "a" or "o" is an umlaut: `sanitaer` keeps it.
        let isLong = word.count >= 6 && word[word.count - 2] == UInt8(ascii: "e") && "rnsm".utf8.contains(last)
        if isLong, !"ao".utf8.contains(word[word.count - 3]) {
            word.removeLast(2)
        } else if last == UInt8(ascii: "e") {
            word.removeLast()
        }
    }

    private static func isVowel(_ byte: UInt8) -> Bool { "aeiouy".utf8.contains(byte) }
}

extension [UInt8] {
    /// Whether the bytes end with others.
    func ends(with ending: [UInt8]) -> Bool {
        count >= ending.count && self[(count - ending.count)...].elementsEqual(ending)
    }

    /// Whether other bytes stand in these somewhere.
    func holds(_ part: ArraySlice<UInt8>) -> Bool {
        guard !part.isEmpty, count >= part.count else { return false }
        return (0...(count - part.count)).contains { self[$0..<($0 + part.count)].elementsEqual(part) }
    }
}
