/// An entry of the German classification of occupations ("Klassifikation der Berufe 2010", version 2020).
package struct KldBEntry: Equatable, Sendable {
    /// One to five digits, leading zeros kept; the fifth is the level of requirements.
    package let code: String
    package let title: String
    package let shortTitle: String

    /// Reads the classification with its explanations as the Bundesagentur für Arbeit publishes it.
    ///
    /// The file has lost leading zeros (the unit 01104 is written 1104): they are put back by the level beside them.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    /// - Returns: entries in the file's order, each with the entries above it in the file.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) -> [KldBEntry] {
        var table = try VocabularyTable(
            bytes,
            file: file,
            .quoted,
            needed: [codeColumn, "Ebene", "Titel", "Kurztitel"],
            limits: limits
        )
        var (entries, lines): ([KldBEntry], [String: Int]) = ([], [:])
        while let row = table.next() {
            do throws(RefusedRow) {
                let entry = try KldBEntry(row, limits)
                if let line = lines.updateValue(row.line, forKey: entry.code) {
                    throw row.refusal("the code \(entry.code) stands in line \(line) already", "Remove one of the two.")
                }
                let above = String(entry.code.dropLast())
                if !above.isEmpty, lines[above] == nil {
                    throw row.refusal(
                        "the code \(entry.code) lies in \(above), which no row before it names",
                        "Take the file as it was published."
                    )
                }
                entries.append(entry)
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return entries
    }

    private static let codeColumn = "Schlüssel KldB 2010, V. 2020"

    private init(_ row: VocabularyRow, _ limits: VocabularyLimits) throws(RefusedRow) {
        guard let level = Int(try row.digits("Ebene", 1...1)), (1...5).contains(level) else {
            throw row.refusal("there is no such level", "Levels are 1 to 5.")
        }
        let digits = try row.digits(Self.codeColumn, 1...level)
        code = String(repeating: "0", count: level - digits.count) + digits
        title = try row.label("Titel", limits)
        shortTitle = try row.label("Kurztitel", limits)
    }
}
