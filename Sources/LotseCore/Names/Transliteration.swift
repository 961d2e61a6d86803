/// Names of any script in plain Latin letters, so that one spelling can be typed on a German keyboard.
///
/// Ukrainian and Russian follow the spelling of passports; Arabic and Persian get their consonants and long vowels.
/// Scripts that Lotse does not know stay as they are.
package enum Transliteration {
    /// Lower-case ASCII letters and digits, spaces and hyphens kept; other marks left out.
    package static func latin(_ text: String) -> String {
        var result = ""
        for scalar in text.lowercased().unicodeScalars {
            append(scalar, to: &result)
        }
        return result
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
        if scalar.isASCII {
            if scalar.properties.isAlphabetic || isDigit(scalar) || scalar == " " || scalar == "-" {
                result.unicodeScalars.append(scalar)
            }
        } else if let letters = cyrillic[scalar] ?? arabic[scalar] ?? latinSpecials[scalar] {
            result += letters
        } else if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
            result += String(Int(digit))
        } else if let base = latinBase(scalar) {
            result.unicodeScalars.append(base)
        } else if scalar.properties.isAlphabetic {
            result.unicodeScalars.append(scalar)
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

    /// The letter under an accent, by the letter's official name: `LATIN SMALL LETTER O WITH STROKE` is an o.
    private static func latinBase(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let prefix = "LATIN SMALL LETTER "
        guard scalar.value < 0x2000, let name = scalar.properties.name, name.hasPrefix(prefix) else { return nil }
        let rest = name.dropFirst(prefix.count)
        guard let letter = rest.unicodeScalars.first, rest.count == 1 || rest.dropFirst().hasPrefix(" WITH ")
        else { return nil }
        return letter.properties.lowercaseMapping.unicodeScalars.first
    }

    private static let latinSpecials: [Unicode.Scalar: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "a", "þ": "th", "ð": "d",
        "ı": "i", "ł": "l", "đ": "d", "ə": "a",
    ]

    static let cyrillic: [Unicode.Scalar: String] = [
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ё": "yo", "ж": "zh",
        "з": "z", "и": "y", "і": "i", "ї": "yi", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ў": "v", "ј": "j", "љ": "lj",
        "њ": "nj", "ћ": "ch", "ђ": "dj", "џ": "dzh",
    ]

    static let arabic: [Unicode.Scalar: String] = [
        "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh",
        "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z",
        "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u",
        "ي": "i", "ى": "a", "ة": "a", "ء": "", "ؤ": "u", "ئ": "i", "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v",
        "گ": "g", "ک": "k", "ی": "i", "ہ": "h", "\u{640}": "",
    ]
}
