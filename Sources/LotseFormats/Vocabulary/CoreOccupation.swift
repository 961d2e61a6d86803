/// An occupation of Lotse's own vocabulary, with what people call it in eight languages.
package struct CoreOccupation: Equatable, Sendable {
    /// Its name in the file, in English and lower case: `mechatronics-technician`.
    package let key: String
    /// Five digits of the KldB 2010.
    package let unit: String
    /// Four digits of ISCO-08.
    package let group: String
    /// The end of the address of the equal concept of ESCO; nil where there is none.
    package let esco: String?
    /// Whether one needs recognition or a licence to work in it in Germany.
    package let isRegulated: Bool
    /// Keys of skills that it nearly always needs.
    package let essentialSkills: [String]
    /// Keys of further skills that belong to it.
    package let otherSkills: [String]
    /// By language: what it is called, the name to show first.
    package let labels: [String: [String]]

    /// Reads the table: a heading, tabs between the columns, forms of one language with ` | ` between them.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - skills: the keys that there are.
    ///   - limits: what it may cost.
    /// - Returns: occupations in the file's order.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        skills: Set<String>,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) -> [CoreOccupation] {
        let needed = ["key", "kldb", "isco", "esco", "regulated", "skills"] + CoreTerms.languages
        var table = try VocabularyTable(bytes, file: file, .tabs(columns: nil), needed: needed, limits: limits)
        var (occupations, seen) = ([CoreOccupation](), CoreTerms.Seen())
        while let row = table.next() {
            do throws(RefusedRow) {
                let occupation = try CoreOccupation(row, skills: skills, limits)
                try seen.add(occupation.key, esco: occupation.esco, row)
                occupations.append(occupation)
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return occupations
    }

    private init(_ row: VocabularyRow, skills: Set<String>, _ limits: VocabularyLimits) throws(RefusedRow) {
        key = try CoreTerms.key(row)
        unit = try row.digits("kldb", 5...5)
        guard let level = unit.utf8.last, (49...52).contains(level) else {
            throw row.refusal(
                "the fifth digit of \(unit) is no level of requirements",
                "Levels are 1 to 4.",
                in: "kldb"
            )
        }
        group = try row.digits("isco", 4...4)
        esco = try CoreTerms.esco(row)
        isRegulated = try Self.isYes("regulated", row)
        let parts = row.text("skills").split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count <= 2 else {
            throw row.refusal("skills has \(parts.count) parts", "Essential ones, a bar, others.", in: "skills")
        }
        essentialSkills = parts.first?.split(separator: " ").map(String.init) ?? []
        otherSkills = parts.dropFirst().first?.split(separator: " ").map(String.init) ?? []
        guard essentialSkills.count >= 2 else {
            throw row.refusal("\(key) has fewer than two essential skills", "Say what it needs.", in: "skills")
        }
        var named: Set<String> = []
        for skill in essentialSkills + otherSkills {
            guard skills.contains(skill) else {
                throw row.refusal("there is no skill \(FeedText.sample(skill))", "Add it to the skills.", in: "skills")
            }
            guard named.insert(skill).inserted else {
                throw row.refusal("the skill \(skill) stands twice", "Remove one of the two.", in: "skills")
            }
        }
        labels = try CoreTerms.labels(row, limits)
    }

    private static func isYes(_ column: String, _ row: VocabularyRow) throws(RefusedRow) -> Bool {
        switch row.text(column) {
        case "yes": return true
        case "no": return false
        default: throw row.refusal("\(column) is neither yes nor no", "Write yes or no.", in: column)
        }
    }
}
