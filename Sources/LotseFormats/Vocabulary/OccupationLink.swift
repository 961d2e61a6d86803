/// That an occupation of the Bundesagentur's list and a concept of ESCO mean the same, or one is part of the other.
package struct OccupationLink: Equatable, Sendable {
    /// How the concept stands to the occupation, in the words of SKOS.
    package enum Nearness: String, Sendable {
        case exact = "skos:exactMatch"
        case close = "skos:closeMatch"
        /// The occupation is narrower than the concept.
        case narrow = "skos:narrowMatch"
        /// The occupation is broader than the concept.
        case broad = "skos:broadMatch"
    }

    package let uri: String
    /// The occupation's key, `B 11412-107`, or `BE 3324` for a whole group of units.
    package let key: String
    package let title: String
    package let nearness: Nearness

    /// The five digits of the occupation's unit; nil for a whole group of units.
    package var unit: String? {
        let digits = key.drop { $0 != " " }.dropFirst().prefix(5)
        guard key.hasPrefix("B "), digits.utf8.count == 5, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return String(digits)
    }

    /// Reads the table: address, the concept's German label, key, title and nearness with tabs between them, no heading.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    /// - Returns: links in the file's order.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) -> [OccupationLink] {
        let columns = ["the address", "the label", "the key", "the title", "the nearness"]
        var table = try VocabularyTable(bytes, file: file, .tabs(columns: columns), needed: [], limits: limits)
        var links: [OccupationLink] = []
        while let row = table.next() {
            do throws(RefusedRow) {
                guard let nearness = Nearness(rawValue: try row.needed(columns[4])) else {
                    throw row.refusal("the nearness is none of SKOS", "It is exact, close, narrow or broad.")
                }
                let (uri, key) = (try row.needed(columns[0]), try row.needed(columns[2]))
                let title = try row.label(columns[3], limits)
                links.append(OccupationLink(uri: uri, key: key, title: title, nearness: nearness))
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return links
    }
}
