package import LotseCore
package import LotseData

/// The market as other rooms see it.
package struct StoredMarket: MarketSource {
    private let store: any Store
    private let network: any NetworkSource
    private let occupations: any OccupationSource

    package init(_ store: any Store, network: any NetworkSource, occupations: any OccupationSource) {
        self.store = store
        self.network = network
        self.occupations = occupations
    }

    /// Two statements, and what the network asks for its places.
    package func changes(of alliance: Identifier<Alliance>, since revision: Int) async throws -> MarketChanges {
        let (newest, listings) = try await store.read { reader in
            let newest = try MarketRevisionStore.fetch(of: alliance, reader)
            guard newest > revision else { return (newest, [Listing.Record]()) }
            return (newest, try ListingListStore.changed(in: alliance, since: revision, reader))
        }
        guard !listings.isEmpty else { return MarketChanges(revision: newest, open: OpenMarket(), gone: []) }
        let positions = try await positions(of: listings, in: alliance)
        let maker = OpenListingMaker(positions: positions, occupations: occupations)
        var (open, gone) = (OpenMarket(), Set<Identifier<Listing>>())
        for listing in listings where !maker.add(listing, to: &open) {
            // Whoever begins has nothing that could be gone.
            if revision > 0 { gone.insert(listing.id) }
        }
        return MarketChanges(revision: newest, open: open, gone: gone)
    }

    /// Of the territory's places, and of those outside of it where something is offered.
    private func positions(
        of listings: [Listing.Record],
        in alliance: Identifier<Alliance>
    ) async throws -> [MunicipalityKey: Municipality] {
        let today = store.sources.clock.today
        let inside = try await network.municipalities(of: alliance, on: today)
        var places = Dictionary(inside.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let outside = Set(listings.compactMap(\.municipality)).subtracting(places.keys)
        for key in outside.sorted() { places[key] = try await network.municipality(key) }
        return places
    }
}
