package import Foundation
package import LotseCore
package import LotseData
package import LotseWeb

/// The public face of the house: start pages, legal pages, and the doors for employers and for ideas.
package struct PortalFeature: Feature {
    let store: any Store
    let links: ConcernLinks
    let alliances: any AllianceSource
    let network: any NetworkSource
    let responsibilities: any ResponsibilitySource
    let texts: any AllianceTextSource
    let publisher: Publisher
    let address: String
    let neighbours: Neighbours

    /// Pages of other rooms that the portal leads to.
    package struct Neighbours: Sendable {
        /// Where somebody tells what they need, without an account.
        package var request: Path
        /// Where somebody sees how far their request is, over the secret link.
        package var ownRequest: Path
        /// Who is responsible: takes the queries `place` and `topic`.
        package var responsible: Path
        /// Who takes part in the alliance.
        package var partners: Path
        /// What job, home and care fit a family together.
        package var fit: Path

        package init(
            request: Path = Path("anfrage", "request"),
            ownRequest: Path = Path("meine-anfrage", "my-request"),
            responsible: Path = Path("wer-hilft", "who-helps"),
            partners: Path = Path("partner", "partners"),
            fit: Path = Path("was-passt", "what-fits")
        ) {
            self.request = request
            self.ownRequest = ownRequest
            self.responsible = responsible
            self.partners = partners
            self.fit = fit
        }
    }

    /// - Parameters:
    ///   - store: where concerns are kept.
    ///   - vault: makes the secret links of concerns.
    ///   - alliances: the alliances to choose from.
    ///   - network: their places and organisations.
    ///   - responsibilities: who gets a concern.
    ///   - texts: what alliances say of themselves.
    ///   - publisher: who answers for the website, as the imprint names them.
    ///   - address: how readers reach the house, such as `https://lotse.example.org`; links in mails begin with it.
    ///   - neighbours: pages of other rooms.
    package init(
        store: any Store,
        vault: Vault,
        alliances: any AllianceSource,
        network: any NetworkSource,
        responsibilities: any ResponsibilitySource,
        texts: any AllianceTextSource,
        publisher: Publisher,
        address: String,
        neighbours: Neighbours = Neighbours()
    ) {
        self.store = store
        links = ConcernLinks(vault)
        self.alliances = alliances
        self.network = network
        self.responsibilities = responsibilities
        self.texts = texts
        self.publisher = publisher
        self.address = address
        self.neighbours = neighbours
    }

    package let name = "portal"
    package var resources: URL? { Bundle.module.resourceURL }

    package var menu: [MenuEntry] {
        [MenuEntry("portal.concerns.menu", path: PortalPaths.concerns, for: .roles(ConcernRule.readers), rank: 60)]
    }

    package func addRoutes(to routes: inout RouteTable) {
        addStartRoutes(to: &routes)
        addLegalRoutes(to: &routes)
        addConcernRoutes(to: &routes)
        addConcernDeskRoutes(to: &routes)
    }
}
