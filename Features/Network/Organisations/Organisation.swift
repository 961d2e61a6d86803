package import LotseCore

extension Organisation {
    /// A body that takes part in alliances: a district, a chamber, an agency, an association, a firm.
    package struct Record: Hashable, Sendable {
        package let id: Identifier<Organisation>
        package var kind: Kind
        package var name: String
        package var contact: ContactPoint
        package var version: Int

        package init(
            id: Identifier<Organisation>,
            kind: Kind,
            name: String,
            contact: ContactPoint,
            version: Int = 1
        ) {
            self.id = id
            self.kind = kind
            self.name = name
            self.contact = contact
            self.version = version
        }

        package var profile: OrganisationProfile {
            OrganisationProfile(id: id, name: name, contact: contact)
        }
    }

    /// What sort of body it is.
    ///
    /// Names for readers live under `network.organisation-kind.<raw value>`.
    package enum Kind: String, CaseIterable, Sendable, Codable {
        case district
        case municipality
        /// Municipalities that do one thing together ("Zweckverband").
        case municipalAssociation = "municipal-association"
        case chamber
        /// An agency of the Federal Employment Agency ("Agentur für Arbeit").
        case employmentAgency = "employment-agency"
        case ministry
        /// An office below a ministry ("Landesamt, Amt für regionale Landesentwicklung").
        case stateOffice = "state-office"
        case association
        case tradeUnion = "trade-union"
        case company
        case university
        case initiative
        case other
    }
}
