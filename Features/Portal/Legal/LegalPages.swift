import LotseCore
import LotseWeb

/// Whom the legal pages name.
struct PublisherView: Sendable {
    let name: String
    let representative: String
    let address: String
    let phone: String
    let phoneLink: String
    let mail: String
    let privacyMail: String
    let register: String?
    let isInvented: Bool

    init(_ publisher: Publisher) {
        name = publisher.name
        representative = publisher.representative
        address = publisher.address
        phone = publisher.phone
        phoneLink = "tel:" + publisher.phone.filter { $0.isNumber || $0 == "+" }
        mail = publisher.mail
        privacyMail = publisher.privacyMail
        register = publisher.register.isEmpty ? nil : publisher.register
        isInvented = publisher.isInvented
    }
}

/// Imprint: the publisher, and each alliance's office for its own pages.
struct ImprintPage: Sendable {
    let publisher: PublisherView
    let alliances: [Office]
    let hasAlliances: Bool

    struct Office: Sendable {
        let name: String
        let path: String
        let contact: String
        let address: String
        let phone: String
        let phoneLink: String
        let mail: String
    }

    init(_ publisher: Publisher, _ alliances: [AllianceProfile], language: Language) {
        self.publisher = PublisherView(publisher)
        self.alliances = alliances.map { alliance in
            Office(
                name: alliance.name,
                path: FloorPaths.allianceStart.link(language, alliance: alliance.slug),
                contact: alliance.contact.name,
                address: alliance.contact.address,
                phone: alliance.contact.phone,
                phoneLink: "tel:" + alliance.contact.phone.filter { $0.isNumber || $0 == "+" },
                mail: alliance.contact.mail
            )
        }
        hasAlliances = !alliances.isEmpty
    }
}

/// Privacy notice and accessibility statement: texts, with the publisher and the text's version.
struct StatementPage: Sendable {
    let publisher: PublisherView
    let version: String
    let imprintPath: String
    let consentVersion: String
    /// When the accessibility of the pages was judged.
    let prepared: String
}

extension PortalFeature {
    func addLegalRoutes(to routes: inout RouteTable) {
        routes.get(FloorPaths.imprint, as: .visitor) { visitor in
            let content = ImprintPage(publisher, try await alliances.alliances(), language: visitor.language)
            return .page(shared(visitor.words("layout.imprint"), "portal.imprint", content))
        }
        routes.get(FloorPaths.privacy, as: .visitor) { visitor in
            let content = statement(TextVersion.privacy, for: visitor)
            return .page(shared(visitor.words("layout.privacy"), "portal.privacy", content))
        }
        routes.get(FloorPaths.accessibility, as: .visitor) { visitor in
            let content = statement(TextVersion.accessibility, for: visitor)
            return .page(shared(visitor.words("layout.accessibility"), "portal.accessibility", content))
        }
    }

    private func statement(_ version: String, for visitor: VisitorContext) -> StatementPage {
        StatementPage(
            publisher: PublisherView(publisher),
            version: version,
            imprintPath: visitor.link(FloorPaths.imprint),
            consentVersion: TextVersion.concernConsent,
            prepared: visitor.words("portal.accessibility.prepared", ["day": TextVersion.accessibilityDay])
        )
    }

    /// A page that is the same for everybody.
    func shared(_ title: String, _ template: String, _ content: any Sendable) -> Page {
        var page = Page(title, template: template, content: content)
        page.isShared = true
        return page
    }
}
