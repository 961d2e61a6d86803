/// A skill of Lotse's own vocabulary, with what people call it in eight languages.
package struct CoreSkill: Equatable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case skill, knowledge, tool, licence
    }

    /// Its name in the file, in English and lower case: `cnc-turning`.
    ///
    /// It is what installations store, so it never changes.
    package let key: String
    package let kind: Kind
    /// The end of the address of the equal concept of ESCO; nil where there is none.
    package let esco: String?
    /// By language: what it is called, the name to show first.
    package let labels: [String: [String]]

    /// Reads the table: a heading, tabs between the columns, forms of one language with ` | ` between them.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    /// - Returns: skills in the file's order.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) -> [CoreSkill] {
        let needed = ["key", "kind", "esco"] + CoreTerms.languages
        var table = try VocabularyTable(bytes, file: file, .tabs(columns: nil), needed: needed, limits: limits)
        var (skills, seen) = ([CoreSkill](), CoreTerms.Seen())
        while let row = table.next() {
            do throws(RefusedRow) {
                let skill = try CoreSkill(row, limits)
                try seen.add(skill.key, esco: skill.esco, row)
                skills.append(skill)
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return skills
    }

    private init(_ row: VocabularyRow, _ limits: VocabularyLimits) throws(RefusedRow) {
        key = try CoreTerms.key(row)
        guard let kind = Kind(rawValue: row.text("kind")) else {
            let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw row.refusal("kind is none of \(kinds)", "Write one of them.", in: "kind")
        }
        self.kind = kind
        esco = try CoreTerms.esco(row)
        labels = try CoreTerms.labels(row, limits)
    }
}
