/// How a German name sounds, as digits ("Kölner Phonetik", H.
///
/// J. Postel 1969).
///
/// `Meyer`, `Maier` and `Mayr` are all 67.
package enum ColognePhonetics {
    /// The code of one word; empty where it has no letters that the rules know.
    package static func code(_ word: String) -> String {
        let letters = Array(plain(word).utf8)
        var codes: [UInt8] = []
        for place in letters.indices {
            let before = place > 0 ? letters[place - 1] : nil
            let after = place + 1 < letters.count ? letters[place + 1] : nil
            for code in digits(letters[place], before: before, after: after) where codes.last != code {
                codes.append(code)
            }
        }
        let kept = codes.enumerated().filter { $0.offset == 0 || $0.element != zero }.map(\.element)
        return String(decoding: kept, as: UTF8.self)
    }

    private static let zero = UInt8(ascii: "0")

    /// Umlauts as the vowels they are; ß as ss.
    private static func plain(_ word: String) -> String {
        Transliteration.latin(word).filter { $0.isASCII && $0.isLetter }
    }

    private static func digits(_ letter: UInt8, before: UInt8?, after: UInt8?) -> [UInt8] {
        switch Character(UnicodeScalar(letter)) {
        case "a", "e", "i", "j", "o", "u", "y": [zero]
        case "h": []
        case "b": one("1")
        case "p": one(after == UInt8(ascii: "h") ? "3" : "1")
        case "d", "t": one(isOne(of: "csz", after) ? "8" : "2")
        case "f", "v", "w": one("3")
        case "g", "k", "q": one("4")
        case "c": one(soundsLikeK(before: before, after: after) ? "4" : "8")
        case "x": isOne(of: "ckq", before) ? one("8") : one("4") + one("8")
        case "l": one("5")
        case "m", "n": one("6")
        case "r": one("7")
        case "s", "z": one("8")
        default: []
        }
    }

    private static func soundsLikeK(before: UInt8?, after: UInt8?) -> Bool {
        guard let before else { return isOne(of: "ahkloqrux", after) }
        return isOne(of: "ahkoqux", after) && !isOne(of: "sz", before)
    }

    private static func isOne(of letters: StaticString, _ letter: UInt8?) -> Bool {
        guard let letter else { return false }
        return letters.description.utf8.contains(letter)
    }

    private static func one(_ digit: Unicode.Scalar) -> [UInt8] { [UInt8(ascii: digit)] }
}
