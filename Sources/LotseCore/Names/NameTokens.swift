/// The parts of a name as they are compared: `Anna-Lena von Müller` is `anna`, `lena`, `muller`.
package enum NameTokens {
    /// Parts in plain Latin letters, umlauts flattened, without particles; particles alone are kept.
    ///
    /// `Müller`, `Mueller` and `Muller` become one: `ae`, `oe` and `ue` lose their `e`.
    package static func folded(_ name: String) -> [String] {
        let tokens = parts(of: name).map { flattened(Transliteration.latin($0)) }.filter { !$0.isEmpty }
        let weighty = tokens.filter { !particles.contains($0) }
        return weighty.isEmpty ? tokens : weighty
    }

    /// Parts as written, in lower case, without particles: what sounds are made from.
    static func written(_ name: String) -> [String] {
        let tokens = parts(of: name).flatMap(withoutServant)
        let weighty = tokens.filter { !particles.contains($0) }
        return weighty.isEmpty ? tokens : weighty
    }

    private static func parts(of name: String) -> [String] {
        name.lowercased().split { character in
            !apostrophes.contains(character)
                && !character.unicodeScalars.contains { $0.properties.isAlphabetic || isMark($0) || isNumber($0) }
        }
        .map { String($0.filter { !apostrophes.contains($0) }) }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .decimalNumber
    }

    /// The servant of somebody ("Abd al-…"), written in one word or in two.
    private static func withoutServant(_ token: String) -> [String] {
        for prefix in ["abdul", "abdel", "abdal", "abdoul"] where token.hasPrefix(prefix) && token.count > 7 {
            return ["abd", String(token.dropFirst(prefix.count))]
        }
        return [token]
    }

    private static func flattened(_ token: String) -> String {
        var result = ""
        for character in token {
            if character == "e", let last = result.last, "aou".contains(last) { continue }
            result.append(character)
        }
        return result
    }

    /// Inside a name they join: `O'Brien`, `Солов'йов`.
    private static let apostrophes: Set<Character> = ["'", "’", "ʼ", "`", "´", "ʿ", "ʾ"]

    private static let particles: Set<String> = [
        "von", "van", "der", "den", "dem", "de", "di", "da", "do", "dos", "du", "la", "le", "zu", "zum", "zur",
        "al", "el", "bin", "ibn", "bint", "ben", "ال", "بن", "بنت", "ابن",
    ]
}
