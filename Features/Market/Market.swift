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

    /// - Parameters:
    ///   - store: the database.
    ///   - network: places and members of the alliances.
    ///   - occupations: what titles of vacancies mean.
    package init(store: any Store, network: any NetworkSource, occupations: any OccupationSource) {
        self.store = store
        self.network = network
        self.occupations = occupations
    }

    package var resources: URL? { Bundle.module.resourceURL }

    package func addRoutes(to routes: inout RouteTable) {
        addListingRoutes(to: &routes)
        addFormRoutes(to: &routes)
    }

    package var menu: [MenuEntry] {
        [MenuEntry("market.menu", path: MarketPaths.list, for: .roles(MarketRoles.all), rank: 40)]
    }
}
