package import LotseCore

/// The grammatical numbers of CLDR 46 ("plural rules, cardinal"), for whole counts.
package enum PluralCategory: String, Sendable, CaseIterable {
    case zero
    case one
    case two
    case few
    case many
    case other

    /// The category of a count in a language; unknown languages tell one from many.
    package init(of count: Int, in language: Language) {
        let number = count.magnitude
        let (tens, hundreds) = (number % 10, number % 100)
        self =
            switch language.primary {
            case "ar":
                switch (number, hundreds) {
                case (0, _): .zero
                case (1, _): .one
                case (2, _): .two
                case (_, 3...10): .few
                case (_, 11...99): .many
                default: .other
                }
            case "pl":
                switch (number, tens, hundreds) {
                case (1, _, _): .one
                case (_, 2...4, let hundreds) where !(12...14).contains(hundreds): .few
                default: .many
                }
            case "uk", "ru":
                switch (tens, hundreds) {
                case (1, let hundreds) where hundreds != 11: .one
                case (2...4, let hundreds) where !(12...14).contains(hundreds): .few
                default: .many
                }
            case "cs": number == 1 ? .one : (2...4).contains(number) ? .few : .other
            case "vi": .other
            default: number == 1 ? .one : .other
            }
    }

    /// The categories that a language's plural entries must have.
    package static func needed(in language: Language) -> Set<PluralCategory> {
        switch language.primary {
        case "ar": [.zero, .one, .two, .few, .many, .other]
        case "pl", "uk", "ru": [.one, .few, .many]
        case "cs": [.one, .few, .other]
        case "vi": [.other]
        default: [.one, .other]
        }
    }
}
