import Foundation

/// Names made alike for search and order: small letters, without marks, words parted by one space.
package enum Folding {
    /// How somebody with a German keyboard writes it: "Lübbenau/Spreewald" becomes "luebbenau spreewald".
    package static func german(_ text: some StringProtocol) -> String {
        let umlauts: [Character: String] = ["ä": "ae", "ö": "oe", "ü": "ue"]
        let spelled = text.precomposedStringWithCanonicalMapping.lowercased().map { umlauts[$0] ?? String($0) }
        return plain(spelled.joined())
    }

    /// Without any marks: "Lübbenau/Spreewald" becomes "lubbenau spreewald", "Łužyca" becomes "luzyca".
    package static func plain(_ text: some StringProtocol) -> String {
        var words: [String] = []
        var word = ""
        for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "ł": word += "l"
            case "đ": word += "d"
            case "ø": word += "o"
            case "ß": word += "ss"
            case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
                word.unicodeScalars.append(scalar)
            case _ where scalar.properties.canonicalCombiningClass != .notReordered: continue
            default:
                words.append(word)
                word = ""
            }
        }
        return (words + [word]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Every text by whose beginning a name can be found: in both spellings, from its first and each later word on.
    package static func beginnings(of name: String) -> Set<String> {
        var beginnings: Set<String> = []
        for spelling in [german(name), plain(name)] {
            var rest = spelling[...]
            while !rest.isEmpty {
                beginnings.insert(String(rest))
                rest = rest.drop { $0 != " " }.dropFirst()
            }
        }
        return beginnings
    }

    /// Whether a name stands before another in a list: umlauts beside their vowels (DIN 5007-1).
    package static func precedes(_ left: String, _ right: String) -> Bool {
        let (first, second) = (plain(left), plain(right))
        return first == second ? left < right : first < second
    }
}
