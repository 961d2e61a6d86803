/// What alliances say of themselves, in the languages in which they wrote it.
package protocol AllianceTextSource: Sendable {
    /// The alliance's own words for a reader of the language; nil where it wrote none.
    func ownText(of alliance: Identifier<Alliance>, for language: Language) async throws -> AllianceText?
}

/// An alliance's own words on its public pages.
package struct AllianceText: Hashable, Sendable {
    /// A text and the language that it is written in, which need not be the reader's.
    package struct Passage: Hashable, Sendable {
        package let text: String
        package let language: Language

        package init(_ text: String, in language: Language) {
            self.text = text
            self.language = language
        }
    }

    /// Who the alliance is, in a few sentences ("Einleitung").
    package let introduction: Passage?
    /// When somebody answers, and in which languages ("Hinweis zum Kontakt").
    package let contactNote: Passage?

    package init(introduction: Passage?, contactNote: Passage?) {
        self.introduction = introduction
        self.contactNote = contactNote
    }
}
