package import LotseCore

/// What somebody wrote for an alliance's public pages in one language.
package struct WrittenText: Hashable, Sendable {
    package let language: Language
    package var introduction: String
    package var contactNote: String
    /// Nil before it is first kept.
    package var version: Int?

    package init(_ language: Language, introduction: String = "", contactNote: String = "", version: Int? = nil) {
        self.language = language
        self.introduction = introduction
        self.contactNote = contactNote
        self.version = version
    }

    static let longestIntroduction = 1200
    static let longestContactNote = 300

    var isEmpty: Bool { introduction.isEmpty && contactNote.isEmpty }
}

extension AllianceText {
    /// The reader's language before German, passage by passage; nil where there is neither.
    init?(_ written: [WrittenText], for language: Language) {
        let chain = [language, .german].compactMap { wanted in written.first { $0.language == wanted } }
        func passage(_ text: (WrittenText) -> String) -> Passage? {
            chain.first { !text($0).isEmpty }.map { Passage(text($0), in: $0.language) }
        }
        self.init(introduction: passage(\.introduction), contactNote: passage(\.contactNote))
        if introduction == nil, contactNote == nil { return nil }
    }
}
