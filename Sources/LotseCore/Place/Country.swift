/// A country or territory by its two letters of ISO 3166-1 ("Land der Herkunft").
///
/// Names come from the Unicode locale data: `words.country(_:)`.
package struct Country: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let code: String

    /// Accepts the letters of a country that there is, in any case.
    package init?(_ code: some StringProtocol) {
        let upper = code.uppercased()
        guard Self.codes.contains(upper) else { return nil }
        self.code = upper
    }

    package var description: String { code }

    package static func < (left: Self, right: Self) -> Bool { left.code < right.code }

    /// All of them, by code.
    package static let all: [Country] = codes.sorted().compactMap { Country($0) }

    /// The groups that funders ask for ("Ländergruppen").
    package enum Group: String, CaseIterable, Sendable {
        case germany
        /// The European Union, the European Economic Area and Switzerland: free to come and work.
        case freeMovement = "free-movement"
        /// The other countries of Europe, those that want to join the Union among them.
        case europeanThirdCountry = "european-third-country"
        case otherThirdCountry = "other-third-country"
        case unknown
    }

    package var group: Group {
        if code == "DE" { return .germany }
        if Self.freeMovement.contains(code) { return .freeMovement }
        return Self.europe.contains(code) ? .europeanThirdCountry : .otherThirdCountry
    }

    /// The countries of a group, by code; none of `unknown`.
    package static func all(in group: Group) -> [Country] { all.filter { $0.group == group } }

    /// Members of the Union, their outermost regions and Åland; members of the European Economic Area; Switzerland.
    ///
    /// The outermost regions are those of Article 355 (1) of the Treaty on the Functioning of the European Union.
    private static let freeMovement: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
        "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO", "CH", "AX", "GF", "GP", "MF", "MQ", "RE",
        "YT",
    ]

    /// Candidates for membership of the Union and Kosovo; the other states and territories of Europe as the United
    /// Nations count them (M49).
    private static let europe: Set<String> = [
        "AL", "BA", "GE", "MD", "ME", "MK", "RS", "TR", "UA", "XK", "AD", "BY", "FO", "GB", "GG", "GI", "IM", "JE",
        "MC", "RU", "SJ", "SM", "VA",
    ]

    /// ISO 3166-1 with Kosovo (`XK`) and without territories that nobody lives in.
    private static let codes = Set(
        """
        AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA \
        CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
        FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM \
        JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
        MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT \
        PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL \
        TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
        """.split(separator: " ").map(String.init)
    )
}

extension Country: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let country = Country(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a country of ISO 3166-1")
        }
        self = country
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
