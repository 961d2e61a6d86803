import LotseCore
import LotseWeb

/// Possible answers of forms, in the reader's language.
struct CaseChoices: Sendable {
    let words: Words

    /// Any of an enumeration, in its own order.
    func options<Value: RawRepresentable & CaseIterable>(_ key: String, of _: Value.Type) -> [Field.Option]
    where Value.RawValue == String {
        options(key, Array(Value.allCases))
    }

    func options<Value: RawRepresentable>(_ key: String, _ values: [Value]) -> [Field.Option]
    where Value.RawValue == String {
        values.map { Field.Option($0.rawValue, words("\(key).\($0.rawValue)")) }
    }

    /// By their names.
    var topics: [Field.Option] {
        Topic.allCases.map { Field.Option($0.rawValue, words("topic.\($0.rawValue)")) }.sorted { $0.label < $1.label }
    }

    /// With an empty answer for an unknown one.
    var countries: [Field.Option] {
        [Field.Option("", words("form.unknown"))] + words.countries().map { Field.Option($0.country.code, $0.name) }
    }

    var languages: [Field.Option] {
        Self.languageTags.compactMap { Language($0) }
            .map { Field.Option($0.tag, words.languageName($0)) }
            .sorted { $0.label < $1.label }
    }

    /// People of the own house, to give something to.
    func staff(_ team: [StaffMember]) -> [Field.Option] { team.map { Field.Option($0.account.text, $0.name) } }

    func people(_ household: [Person]) -> [Field.Option] {
        household.filter { $0.mergedInto == nil }.map { Field.Option($0.id.text, $0.name) }
    }

    func municipalities(_ list: [Municipality]) -> [Field.Option] {
        [Field.Option("", words("cases.target-open"))]
            + list.map {
                Field.Option($0.key.text, [$0.name, $0.sorbianName].compactMap(\.self).joined(separator: " / "))
            }
    }

    /// An empty answer in front of others.
    func orNone(_ key: String, _ options: [Field.Option]) -> [Field.Option] {
        [Field.Option("", words(key))] + options
    }

    /// Languages that households speak; the Sorbian ones among them.
    private static let languageTags = [
        "de", "en", "pl", "uk", "ru", "cs", "sk", "ro", "bg", "hu", "hsb", "dsb", "ar", "fa", "ps", "ku", "tr", "ti",
        "so", "am", "fr", "es", "pt", "it", "el", "sr", "hr", "bs", "sq", "mk", "lt", "lv", "et", "ka", "hy", "az",
        "kk",
        "uz", "vi", "zh", "hi", "ur", "bn", "ta", "id", "fil", "th", "ja", "ko", "nl", "sv", "fi", "he",
    ]
}
