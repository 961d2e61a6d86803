import LotseCore

/// Countries in the spellings of feeds.
enum CountryText {
    /// Two letters, or the three letters of ISO 3166-1 for the countries that feeds here name.
    static func byCode(_ text: String) -> Country? {
        Country(text) ?? threeLetters[text.uppercased()].flatMap { Country($0) }
    }

    /// The German or English name.
    static func byName(_ text: String) -> Country? { names[text.lowercased()].flatMap { Country($0) } }

    private static let threeLetters = [
        "DEU": "DE", "POL": "PL", "CZE": "CZ", "AUT": "AT", "CHE": "CH", "NLD": "NL", "DNK": "DK", "FRA": "FR",
        "BEL": "BE", "LUX": "LU", "SVK": "SK", "ITA": "IT",
    ]
    private static let names = [
        "deutschland": "DE", "germany": "DE", "bundesrepublik deutschland": "DE", "polen": "PL", "poland": "PL",
        "tschechien": "CZ", "tschechische republik": "CZ", "czechia": "CZ", "österreich": "AT", "austria": "AT",
        "schweiz": "CH", "switzerland": "CH", "niederlande": "NL", "netherlands": "NL", "dänemark": "DK",
        "denmark": "DK", "frankreich": "FR", "france": "FR", "belgien": "BE", "luxemburg": "LU",
    ]
}
