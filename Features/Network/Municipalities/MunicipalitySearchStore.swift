package import LotseCore
package import LotseData

extension MunicipalityStore {
    /// The shortest beginning that is looked up: one letter would answer with half the country.
    package static let shortestSearch = 2

    /// Places whose German or Sorbian name, a later word of it, or whose postcode begins with the text.
    ///
    /// Whole words come first, then names that begin with it, then the larger ones; none where the text is too short.
    /// "Lobau", "loebau" and "Löbau" are the same.
    package static func search(_ text: String, limit: Int, _ reader: Reader) throws -> [Municipality] {
        let wanted = Folding.german(text.prefix(100))
        guard wanted.count >= shortestSearch else { return [] }
        let found = try list(
            """
            m.key IN (SELECT w.municipality_key FROM municipality_term w
                WHERE w.stem = \(stem(of: wanted)) AND w.term LIKE \(wanted + "%"))
            """,
            reader
        )
        return Array(found.sorted { rank($0, wanted) < rank($1, wanted) }.prefix(limit))
    }

    static func stem(of term: String) -> String { String(term.prefix(shortestSearch)) }

    private static func rank(_ municipality: Municipality, _ wanted: String) -> (Int, Int) {
        let spellings = [Folding.german(municipality.name), Folding.plain(municipality.name)]
        let holdsWholeWords = spellings.contains { "\($0) ".hasPrefix("\(wanted) ") }
        let begins = spellings.contains { $0.hasPrefix(wanted) }
        return (holdsWholeWords ? 0 : begins ? 1 : 2, -municipality.population)
    }
}
