package import Foundation
package import LotseCore
package import LotseData
package import LotseWeb

/// What a region offers: vacancies, homes, plots, places in Kitas, schools and courses.
package struct MarketFeature: Feature {
    package let name = "market"
    /// The page of one listing.
    package static let listing = MarketPaths.one
    let store: any Store
    let network: any NetworkSource
    let occupations: any OccupationSource
    let deliveries: FeedDeliveryStore

    /// - Parameters:
    ///   - store: the database.
    ///   - vault: seals lists that wait to be taken in.
    ///   - network: places and members of the alliances.
    ///   - occupations: what titles of vacancies mean.
    package init(
        store: any Store,
        vault: Vault,
        network: any NetworkSource,
        occupations: any OccupationSource
    ) {
        self.store = store
        deliveries = FeedDeliveryStore(vault)
        self.network = network
        self.occupations = occupations
    }

    package var resources: URL? { Bundle.module.resourceURL }

    package func addRoutes(to routes: inout RouteTable) {
        addListingRoutes(to: &routes)
        addFormRoutes(to: &routes)
        addFeedRoutes(to: &routes)
    }

    package var menu: [MenuEntry] {
        [MenuEntry("market.menu", path: MarketPaths.list, for: .roles(MarketRoles.all), rank: 40)]
    }
}
