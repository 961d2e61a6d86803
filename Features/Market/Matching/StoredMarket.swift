package import LotseCore
package import LotseData

/// The market as other rooms see it.
package struct StoredMarket: MarketSource {
    private let store: any Store
    private let network: any NetworkSource
    private let occupations: any OccupationSource
    private let piece: Int

    /// - Parameters:
    ///   - store: of the market.
    ///   - network: knows where places lie.
    ///   - occupations: by their codes.
    ///   - piece: so many listings are held at once with all their words, of which little is kept.
    package init(
        _ store: any Store,
        network: any NetworkSource,
        occupations: any OccupationSource,
        piece: Int = 2_000
    ) {
        self.store = store
        self.network = network
        self.occupations = occupations
        self.piece = piece
    }

    /// One statement where nothing has changed; else one more for each piece, one for places, and what the network asks.
    package func changes(of alliance: Identifier<Alliance>, since revision: Int) async throws -> MarketChanges {
        let (newest, keys) = try await store.read { reader in
            let newest = try MarketRevisionStore.fetch(of: alliance, reader)
            guard newest > revision else { return (newest, Set<MunicipalityKey>()) }
            return (
                newest, try ListingListStore.municipalities(in: alliance, since: revision, through: newest, reader)
            )
        }
        guard newest > revision else { return MarketChanges(revision: newest, open: OpenMarket(), gone: []) }
        let maker = OpenListingMaker(positions: try await positions(of: keys, in: alliance), occupations: occupations)
        let limit = piece
        // What changes meanwhile has a later revision, and is told the next time.
        let (open, gone) = try await store.read { reader in
            var (open, gone) = (OpenMarket(), Set<Identifier<Listing>>())
            var (last, isMore): (ListingListStore.Change?, Bool) = (nil, true)
            while isMore {
                try Task.checkCancellation()
                let listings = try ListingListStore.changed(
                    in: alliance,
                    since: revision,
                    through: newest,
                    after: last,
                    limit: limit,
                    reader
                )
                for (_, listing) in listings where !maker.add(listing, to: &open) {
                    // Whoever begins has nothing that could be gone.
                    if revision > 0 { gone.insert(listing.id) }
                }
                (last, isMore) = (listings.last?.change, listings.count == limit)
            }
            return (open, gone)
        }
        return MarketChanges(revision: newest, open: open, gone: gone)
    }

    /// Of the territory's places, and of those outside of it where something is offered.
    private func positions(
        of keys: Set<MunicipalityKey>,
        in alliance: Identifier<Alliance>
    ) async throws -> [MunicipalityKey: Municipality] {
        let today = store.sources.clock.today
        let inside = try await network.municipalities(of: alliance, on: today)
        var places = Dictionary(inside.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let outside = keys.subtracting(places.keys)
        for key in outside.sorted() { places[key] = try await network.municipality(key) }
        return places
    }
}
