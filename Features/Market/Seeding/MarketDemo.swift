package import LotseCore
package import LotseData
import LotseFormats

/// Fills alliances with invented offers of every kind, so that every page has something to show.
package struct MarketDemo: Sendable {
    private let store: any Store
    private let network: any NetworkSource
    private let occupations: any OccupationSource

    package init(store: any Store, network: any NetworkSource, occupations: any OccupationSource) {
        self.store = store
        self.network = network
        self.occupations = occupations
    }

    /// The first word is the alliance; all others get the second number of vacancies.
    private static let vacancyCounts = ["spree-neisse": 140, "wachstumsregion-dresden": 120]
    private static let usualCount = 60

    /// Adds the offers of the alliances in whose market nothing is yet, the same at each run for the same day.
    ///
    /// - Parameter alliances: all of the demo region.
    /// - Returns: how many were written; 0 on a second run.
    /// - Throws: the store's errors.
    @discardableResult
    package func load(_ alliances: [AllianceProfile]) async throws -> Int {
        let offers = try DemoOffers.read()
        let today = store.sources.clock.today
        var count = 0
        for alliance in alliances.sorted(by: { $0.slug < $1.slug }) {
            let hasAny = try await store.read { try ListingListStore.hasAny(in: alliance.id, $0) }
            let places = try await network.municipalities(of: alliance.id, on: today)
            guard !hasAny, !places.isEmpty else { continue }
            let reading = ListingReading(places, occupations)
            let partners = try await network.organisations(of: alliance.id, on: today).map(\.id)
            let seed = alliance.slug.utf8.reduce(29) { $0 &* 31 &+ UInt64($1) }
            let made = DemoListings(
                offers,
                alliance: alliance.id,
                places: places,
                partners: partners,
                today: today,
                identifiers: .seeded(seed, at: Berlin.start(of: today.adding(days: -30))),
                seed: seed
            )
            let listings = made.list(vacancies: Self.vacancyCounts[alliance.slug] ?? Self.usualCount)
                .map(reading.understanding)
            try await store.write(as: .system) { try ListingStore.insert(listings, in: $0) }
            count += listings.count
        }
        return count
    }
}
