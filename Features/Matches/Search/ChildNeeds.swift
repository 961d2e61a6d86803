import LotseCore

/// What a child needs of its Kita or school beside a free place for its age.
struct ChildNeeds: Sendable, Equatable {
    /// A language that somebody there has to speak; nil where German is enough.
    var language: Language?
    /// A place with support because of a disability ("Inklusion").
    ///
    /// A special category of Art. 9 GDPR: it narrows where there is a place, and enters no ranking.
    var needsInclusion = false

    /// The languages that facilities are asked about; the engine counts them by their place here.
    static let languages = ["en", "pl", "uk", "ar", "ru", "cs", "vi", "fr", "es", "tr", "hsb", "dsb"]
        .compactMap { Language($0) }

    /// Nil for one that no facility is asked about.
    static func number(of language: Language) -> Int? { languages.firstIndex(of: language) }
}
