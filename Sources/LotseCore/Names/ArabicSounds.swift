/// Arabic and Persian spelling as classes of sound, the same as `LatinSounds` gives for passport spelling.
enum ArabicSounds {
    private typealias Sound = SoundSkeleton.Sound

    /// One reading, and a second one where the word may begin with the article ال.
    static func readings(of letters: [Unicode.Scalar]) -> [[SoundSkeleton.Sound]] {
        let written = letters.filter { Transliteration.arabic[$0] != nil && $0 != "\u{640}" }
        guard written.count > 4, written.starts(with: ["ا", "ل"]) else { return [sounds(of: written[...])] }
        return [sounds(of: written.dropFirst(2)), sounds(of: written[...])]
    }

    private static func sounds(of letters: ArraySlice<Unicode.Scalar>) -> [SoundSkeleton.Sound] {
        letters.indices.map { place in
            sound(letters[place], isFirst: place == letters.startIndex, isLast: place == letters.endIndex - 1)
        }
    }

    /// A letter written twice has a vowel between: nothing melts here.
    private static func sound(_ letter: Unicode.Scalar, isFirst: Bool, isLast: Bool) -> Sound {
        switch letter {
        case "ا", "أ", "إ", "آ", "ع", "ي", "ی": isFirst ? solid("a") : .vowel
        case "و": isFirst ? solid("f") : solid("", "f")
        case "ه", "ہ": isLast ? solid("", "g") : solid("g")
        case "ح", "غ", "گ": solid("g")
        case "خ": solid("g", "k")
        case "ج": solid("s", "g")
        case "ق", "ك", "ک": solid("k")
        case "ش", "س", "ص", "ز", "چ", "ژ": solid("s")
        case "ث", "ذ", "ظ", "ض": solid("t", "s")
        case "ت", "ط", "د": solid("t")
        case "ب": solid("b")
        case "پ": solid("p")
        case "ف", "ڤ": solid("f")
        case "ل": solid("l")
        case "ر": solid("r")
        case "م": solid("m")
        case "ن": solid("n")
        default: .vowel
        }
    }

    private static func solid(_ first: String) -> Sound { Sound(first, mayMelt: false) }
    private static func solid(_ first: String, _ second: String) -> Sound { Sound(first, second, mayMelt: false) }
}
