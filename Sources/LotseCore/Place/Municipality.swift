/// The official key of a municipality ("Amtlicher Gemeindeschlüssel"): 8 digits, Land 2, government region 1, district
/// 2, municipality 3.
///
/// Text, because leading zeros count.
package struct MunicipalityKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let text: String

    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.text = String(text)
    }

    package var description: String { text }
    /// The district's key: the first five digits.
    package var district: String { String(text.prefix(5)) }
    /// The Land's key: the first two digits.
    package var state: String { String(text.prefix(2)) }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension MunicipalityKey: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let key = MunicipalityKey(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a key of 8 digits")
        }
        self = key
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// A town or village with its own council ("Gemeinde").
package struct Municipality: Hashable, Sendable {
    package let key: MunicipalityKey
    package let name: String
    /// Its Lower or Upper Sorbian name where it has one, shown beside the German one.
    package let sorbianName: String?
    package let district: District
    /// Degrees, WGS 84; nil where unknown.
    package let position: Position?
    package let population: Int
    /// Five digits each.
    package let postcodes: [String]

    package init(
        key: MunicipalityKey,
        name: String,
        sorbianName: String?,
        district: District,
        position: Position?,
        population: Int,
        postcodes: [String]
    ) {
        self.key = key
        self.name = name
        self.sorbianName = sorbianName
        self.district = district
        self.position = position
        self.population = population
        self.postcodes = postcodes
    }
}

/// A rural district or a town that is one itself ("Landkreis, kreisfreie Stadt").
package struct District: Hashable, Sendable {
    /// Five digits.
    package let key: String
    package let name: String

    package init(key: String, name: String) {
        self.key = key
        self.name = name
    }
}

/// A point on the ground, in degrees (WGS 84).
package struct Position: Hashable, Sendable, Codable {
    package let latitude: Double
    package let longitude: Double

    package init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }
}
