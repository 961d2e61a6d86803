/// What a concept of ESCO is called in a language.
package struct ESCOLabel: Equatable, Sendable {
    package let uri: String
    package let language: String
    package let text: String

    /// Reads a table of labels: the address of the concept, the tag of the language and the label, with tabs between them
    /// and without a heading.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    ///   - take: hears each label in the file's order; what it heard counts only if nothing is thrown.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits(),
        take: (ESCOLabel) -> Void
    ) throws(VocabularyFault) {
        let columns = ["the address", "the language", "the label"]
        var table = try VocabularyTable(bytes, file: file, .tabs(columns: columns), needed: [], limits: limits)
        while let row = table.next() {
            do throws(RefusedRow) {
                let language = try row.needed(columns[1])
                let isTag = language.utf8.allSatisfy { (97...122).contains($0) }
                guard isTag, (2...3).contains(language.utf8.count) else {
                    throw row.refusal(
                        "the language “\(FeedText.sample(language))” is no tag",
                        "Write two or three small letters, for example de."
                    )
                }
                let label = try row.label(columns[2], limits)
                take(ESCOLabel(uri: try row.needed(columns[0]), language: language, text: label))
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
    }
}
