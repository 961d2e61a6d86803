/// How to reach somebody: a name, a telephone number, a mail address, an office.
package struct ContactPoint: Hashable, Sendable, Codable {
    /// A person's or a desk's name.
    package let name: String
    package let phone: String
    package let mail: String
    /// Postal address or place of the office, in one line.
    package let address: String

    package init(name: String, phone: String, mail: String, address: String) {
        self.name = name
        self.phone = phone
        self.mail = mail
        self.address = address
    }
}

/// What every page of an alliance needs to know of it.
package struct AllianceProfile: Hashable, Sendable {
    package let id: Identifier<Alliance>
    /// The alliance's part of each path: lower-case letters, digits, hyphens.
    package let slug: String
    package let name: String
    package let contact: ContactPoint
    /// Who pays, as the foot of each page says it; empty where nobody asks for it.
    package let fundingNotice: String
    /// Who runs the alliance's office and so gets the requests that come in ("Koordinierungsstelle").
    package let office: Identifier<Organisation>?

    package init(
        id: Identifier<Alliance>,
        slug: String,
        name: String,
        contact: ContactPoint,
        fundingNotice: String,
        office: Identifier<Organisation>? = nil
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.contact = contact
        self.fundingNotice = fundingNotice
        self.office = office
    }
}

/// The alliances of the installation.
package protocol AllianceSource: Sendable {
    func alliance(slug: String) async throws -> AllianceProfile?
    /// All of them, by name.
    func alliances() async throws -> [AllianceProfile]
}
