package import LotseCore

/// Where an object lies, as far as its sender says.
package struct FeedPlace: Hashable, Sendable, Codable {
    package var country: Country?
    /// Five digits for Germany; as written for other countries.
    package var postcode: String?
    package var town: String?
    /// With the house number.
    package var street: String?
    /// The Land or district, as written.
    package var region: String?
    package var municipality: MunicipalityKey?
    package var position: Position?

    package init(
        country: Country? = nil,
        postcode: String? = nil,
        town: String? = nil,
        street: String? = nil,
        region: String? = nil,
        municipality: MunicipalityKey? = nil,
        position: Position? = nil
    ) {
        self.country = country
        self.postcode = postcode
        self.town = town
        self.street = street
        self.region = region
        self.municipality = municipality
        self.position = position
    }

    /// Whether it can be found on a map: by postcode, town, key or point.
    package var isFindable: Bool {
        postcode != nil || town != nil || municipality != nil || position != nil
    }
}

/// Whom to ask about an object.
package struct FeedContact: Hashable, Sendable, Codable {
    package var name: String?
    package var mail: String?
    package var phone: String?

    /// Nil when nothing is known.
    package init?(name: String?, mail: String?, phone: String?) {
        guard name != nil || mail != nil || phone != nil else { return nil }
        self.name = name
        self.mail = mail
        self.phone = phone
    }
}
