/// A title from the Bundesagentur's list of all occupations, with its unit of the German classification.
package struct OccupationTitle: Equatable, Sendable {
    /// What the list says a title is for.
    package enum Role: String, Sendable {
        /// An occupation of its own, which others refer to ("Einzelberuf").
        case occupation = "E"
        /// Found by search and shown with an occupation.
        case search = "T"
        /// A training or a form of an occupation that is kept for references.
        case reference = "R"
        case other = "M"
    }

    /// The number of the documentation ("DKZ").
    package let number: Int
    /// Five digits.
    package let unit: String
    package let role: Role
    /// Both genders in one, `Abfluglotse/-lotsin`.
    package let neutral: String
    /// Empty for a few titles that have no form of their own.
    package let male: String
    package let female: String

    /// Reads the list with a heading and tabs between its columns.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    /// - Returns: titles in the file's order.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) -> [OccupationTitle] {
        var table = try VocabularyTable(
            bytes,
            file: file,
            .tabs(columns: nil),
            needed: ["dkz", "bkz", "zustand", "neutral", "maennlich", "weiblich"],
            limits: limits
        )
        var (titles, lines): ([OccupationTitle], [Int: Int]) = ([], [:])
        while let row = table.next() {
            do throws(RefusedRow) {
                let title = try OccupationTitle(row, limits)
                if let line = lines.updateValue(row.line, forKey: title.number) {
                    throw row.refusal("\(title.number) stands in line \(line) already", "Remove one of the two.")
                }
                titles.append(title)
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return titles
    }

    private init(_ row: VocabularyRow, _ limits: VocabularyLimits) throws(RefusedRow) {
        guard let number = Int(try row.digits("dkz", 1...9)) else {
            throw row.refusal("dkz is no number", "Write digits.")
        }
        self.number = number
        unit = try Self.unit(in: try row.needed("bkz"), row)
        guard let role = Role(rawValue: try row.needed("zustand")) else {
            throw row.refusal("zustand is none of E, T, R and M", "Take the row as it was published.")
        }
        self.role = role
        neutral = try row.label("neutral", limits)
        male = row.text("maennlich").isEmpty ? "" : try row.label("maennlich", limits)
        female = row.text("weiblich").isEmpty ? "" : try row.label("weiblich", limits)
    }

    /// The five digits of `B 11412-107`.
    static func unit(in key: String, _ row: VocabularyRow) throws(RefusedRow) -> String {
        let bytes = Array(key.utf8)
        let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
        guard bytes.count == 11, bytes.starts(with: [66, 32]), bytes[2..<7].allSatisfy(isDigit), bytes[7] == 45,
            bytes[8...].allSatisfy(isDigit)
        else {
            throw row.refusal("the key “\(FeedText.sample(key))” is none", "Keys look like B 11412-107.")
        }
        return String(decoding: bytes[2..<7], as: UTF8.self)
    }
}
