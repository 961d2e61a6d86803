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
    let watches: FeedWatchStore
    let places: FeedPlaces

    /// - Parameters:
    ///   - store: the database.
    ///   - vault: seals lists that wait to be taken in, and addresses from which lists are fetched.
    ///   - network: places and members of the alliances.
    ///   - occupations: what titles of vacancies mean.
    ///   - places: from where the operator lets lists be fetched.
    package init(
        store: any Store,
        vault: Vault,
        network: any NetworkSource,
        occupations: any OccupationSource,
        places: FeedPlaces = FeedPlaces()
    ) {
        self.store = store
        deliveries = FeedDeliveryStore(vault)
        watches = FeedWatchStore(vault)
        self.places = places
        self.network = network
        self.occupations = occupations
    }

    package var resources: URL? { Bundle.module.resourceURL }

    package func addRoutes(to routes: inout RouteTable) {
        addListingRoutes(to: &routes)
        addFormRoutes(to: &routes)
        addFeedRoutes(to: &routes)
        addWatchRoutes(to: &routes)
    }

    package var menu: [MenuEntry] {
        [
            MenuEntry("market.menu", path: MarketPaths.list, for: .roles(MarketRoles.all), rank: 40),
            // Network managers find it beside the lists that are handed in.
            MenuEntry("market.watch.menu", path: WatchPaths.list, for: .roles([.allianceAdmin]), rank: 41),
        ]
    }
}
