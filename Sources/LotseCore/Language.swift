/// A language of a reader or a text, by its BCP 47 tag.
package struct Language: Hashable, Sendable, CustomStringConvertible {
    /// For example `de`, `de-x-leicht`, `ar`.
    package let tag: String

    /// Accepts the shape of a tag: a primary subtag of 2 to 3 letters, then subtags of 1 to 8 letters or digits.
    package init?(_ tag: some StringProtocol) {
        let parts = tag.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard let primary = parts.first, (2...3).contains(primary.count), primary.allSatisfy(Self.isLetter),
            parts.count <= 4,
            parts.dropFirst().allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(Self.isLetterOrDigit) })
        else { return nil }
        self.tag = parts.joined(separator: "-")
    }

    private init(known tag: String) {
        self.tag = tag
    }

    package var description: String { tag }

    private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
    private static func isLetterOrDigit(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }
}

extension Language {
    package static let german = Language(known: "de")
    /// German in plain words and short sentences ("Leichte Sprache"): a catalogue of its own.
    package static let plainGerman = Language(known: "de-x-leicht")
    package static let english = Language(known: "en")
    package static let polish = Language(known: "pl")
    package static let ukrainian = Language(known: "uk")
    package static let arabic = Language(known: "ar")

    /// The languages of the public pages, in the order of the language choice.
    package static let publicLanguages = [german, plainGerman, english, polish, ukrainian, arabic]
    /// The languages in which staff can work.
    package static let staffLanguages = [german, english]

    package enum Direction: String, Sendable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    /// The first subtag: `de` of `de-x-leicht`.
    package var primary: String { tag.split(separator: "-").first.map(String.init) ?? tag }

    package var direction: Direction {
        ["ar", "fa", "he", "ur", "ps", "ckb", "yi"].contains(primary) ? .rightToLeft : .leftToRight
    }

    /// Where to look for a text, best first: the language, its primary language, English, German.
    ///
    /// Plain German falls back to German only: an English sentence helps its readers least.
    package var fallbacks: [Language] {
        var chain = [self]
        if tag != primary, let parent = Language(primary) { chain.append(parent) }
        if primary != "de", primary != "en" { chain.append(.english) }
        if primary != "de" { chain.append(.german) }
        return chain
    }

    /// The language's name in the language itself, as the language choice shows it.
    package var ownName: String {
        switch tag {
        case "de": "Deutsch"
        case "de-x-leicht": "Leichte Sprache"
        case "en": "English"
        case "pl": "Polski"
        case "uk": "Українська"
        case "ar": "العربية"
        case "cs": "Čeština"
        case "ru": "Русский"
        case "vi": "Tiếng Việt"
        case "hsb": "Hornjoserbšćina"
        case "dsb": "Dolnoserbšćina"
        case "fr": "Français"
        case "es": "Español"
        case "fa": "فارسی"
        case "tr": "Türkçe"
        case "ro": "Română"
        default: tag
        }
    }
}

extension Language: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let language = Language(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a language tag")
        }
        self = language
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(tag)
    }
}
