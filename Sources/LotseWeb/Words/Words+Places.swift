import Foundation
package import LotseCore

/// Names of countries and languages, from the Unicode locale data that Foundation brings.
extension Words {
    /// The country's name in the reader's language.
    package func country(_ country: Country) -> String {
        Locale(identifier: language.primary).localizedString(forRegionCode: country.code) ?? country.code
    }

    /// All countries by their names, for a field's options.
    package func countries() -> [(country: Country, name: String)] {
        let locale = Locale(identifier: language.primary)
        return Country.all
            .map { ($0, locale.localizedString(forRegionCode: $0.code) ?? $0.code) }
            .sorted { $0.1.compare($1.1, locale: locale) == .orderedAscending }
    }

    /// The language's name in the reader's language.
    package func languageName(_ named: Language) -> String {
        Locale(identifier: language.primary).localizedString(forLanguageCode: named.primary) ?? named.ownName
    }
}
