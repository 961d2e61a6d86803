/// A category of the auxiliary classification ("Hilfsklassifikation"): an occupation in plain words, to be chosen by people.
package struct AuxiliaryCategory: Equatable, Sendable {
    package let id: String
    package let title: String
    /// What one does, as people would say it.
    package let task: String
    package let details: String
    /// The unit of the German classification, when nobody is asked further; nil where it has none.
    package let unit: String?
    /// The group of ISCO-08, when nobody is asked further; nil where it has none.
    package let group: String?

    /// Reads `auxco_categories.csv`.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    /// - Returns: categories in the file's order.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) -> [AuxiliaryCategory] {
        var table = try VocabularyTable(
            bytes,
            file: file,
            .quoted,
            needed: ["auxco_id", "title", "task", "task_description", "default_kldb_id", "default_isco_id"],
            limits: limits
        )
        var (categories, lines): ([AuxiliaryCategory], [String: Int]) = ([], [:])
        while let row = table.next() {
            do throws(RefusedRow) {
                let id = try row.digits("auxco_id", 4...4)
                if let line = lines.updateValue(row.line, forKey: id) {
                    throw row.refusal("the category \(id) stands in line \(line) already", "Remove one of the two.")
                }
                categories.append(
                    AuxiliaryCategory(
                        id: id,
                        title: try row.label("title", limits),
                        task: try row.label("task", limits),
                        details: row.text("task_description"),
                        unit: try row.code("default_kldb_id", 5),
                        group: try row.code("default_isco_id", 4)
                    )
                )
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return categories
    }
}

extension VocabularyRow {
    /// A code of the auxiliary classification; nil for an empty one and for one with a minus: it stands for none.
    func code(_ column: String, _ count: Int) throws(RefusedRow) -> String? {
        let text = text(column)
        if text.isEmpty || text.hasPrefix("-") { return nil }
        return try digits(column, count...count)
    }
}
