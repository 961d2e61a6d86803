/// Occupations and skills in people's words and in codes ("Berufe und Kompetenzen").
package protocol OccupationSource: Sendable {
    /// Grows when other occupations or skills come in: what was worked out by earlier ones is old.
    var edition: Int { get }
    /// What a title means, as people or employers write it.
    ///
    /// - Parameters:
    ///   - title: in any spelling, gender and script.
    ///   - language: of the title.
    /// - Returns: one occupation where there is no doubt, else what to ask, or why nothing can be asked.
    func reading(of title: String, in language: Language) -> OccupationReading
    /// What to call an occupation, in a language or else in German; nil for a code that is not known.
    func name(of occupation: Int, in language: Language) -> String?
    /// Whether one needs recognition or a licence to work in it.
    func isRegulated(_ occupation: Int) -> Bool
    /// All skills, in the order of their names in a language.
    func skills(in language: Language) -> [NamedSkill]
    /// Skills that an occupation nearly always needs, then others that belong to it.
    func skills(of occupation: Int, in language: Language) -> [NamedSkill]
    /// The skill that words name; nil where none is called so.
    func skill(named text: String, in language: Language) -> NamedSkill?
}

/// What a title may mean.
package enum OccupationReading: Sendable, Hashable {
    case clear(NamedOccupation)
    /// Not sure: a person should say which one, the likeliest first.
    case choose(TitleQuestion)
    case unknown
    /// Nothing is known of the language.
    case unsupported
}

/// An occupation with its name in the reader's language.
package struct NamedOccupation: Sendable, Hashable {
    /// Five digits of the KldB 2010.
    package let code: Int
    package let name: String

    package init(code: Int, name: String) {
        self.code = code
        self.name = name
    }
}

/// A skill with its name in the reader's language.
package struct NamedSkill: Sendable, Hashable {
    /// Stable; what is stored.
    package let key: String
    /// Stable, 0 to 32,767: what the ranking works with.
    package let number: Int
    package let name: String

    package init(key: String, number: Int, name: String) {
        self.key = key
        self.number = number
        self.name = name
    }
}
