package import Foundation
import LotseCore
package import LotseData
package import LotseWeb

/// The network of alliances: who takes part, on which paper, where, and who is responsible for what.
package struct NetworkFeature: Feature {
    package let name = "network"
    /// Where managers see the network at a glance.
    package static let overview = NetworkPaths.overview
    let store: any Store
    let files: AgreementFileStore

    /// - Parameters:
    ///   - store: the database.
    ///   - vault: seals the agreements' documents.
    package init(store: any Store, vault: Vault) {
        self.store = store
        files = AgreementFileStore(vault)
    }

    package var resources: URL? { Bundle.module.resourceURL }

    package func addRoutes(to routes: inout RouteTable) {
        addAllRoutes(to: &routes)
    }

    package var menu: [MenuEntry] {
        [
            MenuEntry("network.menu.who-helps", path: NetworkPaths.whoHelps, for: .everyone, rank: 70),
            MenuEntry("network.menu.partners", path: NetworkPaths.publicPartners, for: .everyone, rank: 80),
            MenuEntry("network.menu", path: NetworkPaths.overview, for: .roles(NetworkRoles.readers), rank: 50),
            MenuEntry("network.menu.alliances", path: NetworkPaths.alliances, for: .roles([.operator]), rank: 90),
        ]
    }
}
