import Foundation

/// The order of names in lists: case and accents do not count, so that Ä stands with A (DIN 5007, variant 1).
enum NameOrder {
    static func key(_ name: String) -> String {
        name.replacingOccurrences(of: "ß", with: "ss")
            .folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    /// Names first; equal ones by their second part.
    static func isBefore(_ left: (name: String, rest: String), _ right: (name: String, rest: String)) -> Bool {
        (key(left.name), left.name, left.rest) < (key(right.name), right.name, right.rest)
    }
}
