package import LotseCore

extension Alliance {
    /// A region's league of those who want to win and keep skilled people ("Fachkräftebündnis, Allianz").
    package struct Record: Hashable, Sendable {
        package let id: Identifier<Alliance>
        /// Its part of each path; stays as it is, because people keep links.
        package let slug: String
        package var name: String
        package var legalForm: LegalForm
        /// Who runs the office ("Koordinierungsstelle").
        package var office: Identifier<Organisation>
        /// The one named contact on every public page.
        package var contact: ContactPoint
        package var fundingNotice: String
        package var version: Int

        package init(
            id: Identifier<Alliance>,
            slug: String,
            name: String,
            legalForm: LegalForm,
            office: Identifier<Organisation>,
            contact: ContactPoint,
            fundingNotice: String,
            version: Int = 1
        ) {
            self.id = id
            self.slug = slug
            self.name = name
            self.legalForm = legalForm
            self.office = office
            self.contact = contact
            self.fundingNotice = fundingNotice
            self.version = version
        }

        package var profile: AllianceProfile {
            AllianceProfile(
                id: id,
                slug: slug,
                name: name,
                contact: contact,
                fundingNotice: fundingNotice,
                office: office
            )
        }
    }

    /// What holds an alliance together in law ("Rechtsform").
    ///
    /// Names for readers live under `network.legal-form.<raw value>`.
    package enum LegalForm: String, CaseIterable, Sendable, Codable {
        /// No body of its own, only a signed paper ("Kooperation auf Vertrag").
        case agreement
        /// A registered association ("e. V.").
        case association
        /// Coordinated by a limited company ("GmbH").
        case company
        /// Run by a district, town or association of municipalities ("kommunale Trägerschaft").
        case publicBody = "public-body"
        /// Run by an office of the Land ("Landesamt").
        case stateOffice = "state-office"
    }

    /// Whether a text may be an alliance's part of a path: small letters, digits, single hyphens between them.
    ///
    /// At least three, so that it is no language.
    package static func isSlug(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return (3...60).contains(text.utf8.count)
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
            }
    }

    /// The first words of the installation's own pages: an alliance of that name could not be reached.
    ///
    /// A test compares them with the table of routes.
    package static let reservedSlugs: Set<String> = [
        "abmelden", "accessibility", "account", "alliances", "allianzen", "anmelden", "barrierefreiheit",
        "datenschutz", "einladung", "forgotten-password", "form", "formular", "impressum", "imprint", "invitation",
        "konto", "mail-address", "mail-adresse", "neue-allianz", "new-alliance", "password", "passwort",
        "passwort-vergessen", "privacy", "sign-in", "sign-out",
    ]
}
