import LotseCore
import LotseData
import LotseMatching

/// The markets of all alliances, each brought up to date whenever somebody asks for it.
///
/// A change is visible to the next question after its commit: one statement tells whether there is anything new.
actor RegionMarkets {
    private let store: any Store
    private let source: any MarketSource
    private let network: any NetworkSource
    private let occupations: any OccupationSource
    private var regions: [Identifier<Alliance>: RegionMarket] = [:]
    private var tables: [Identifier<Alliance>: (made: TableState, table: Task<BundleTable, Never>)] = [:]

    /// What a table was made from.
    private struct TableState: Equatable {
        let revision: Int
        let rulesRevision: Int
        let taken: [Identifier<Listing>: Int]
    }

    init(
        _ source: any MarketSource,
        network: any NetworkSource,
        occupations: any OccupationSource,
        in store: any Store
    ) {
        self.source = source
        self.network = network
        self.occupations = occupations
        self.store = store
    }

    /// What an alliance's market holds now, by the rules that hold now.
    func market(of alliance: Identifier<Alliance>) async throws -> RegionMarket {
        let revision = try await store.read { try RegionRulesStore.revision(of: alliance, from: $0) }
        if let known = regions[alliance], known.rulesRevision < revision { regions[alliance] = nil }
        while true {
            let since = regions[alliance]?.revision ?? 0
            let changes = try await source.changes(of: alliance, since: since)
            if let known = regions[alliance], known.revision >= changes.revision { return known }
            var region: RegionMarket
            if let known = regions.removeValue(forKey: alliance) {
                region = known
            } else if since == 0 {
                region = try await empty(alliance)
            } else {
                // Somebody threw it away meanwhile for new rules: what changed since then is not all there is.
                continue
            }
            region.take(changes)
            regions[alliance] = region
            return region
        }
    }

    /// The same as the question "what fits together" needs it, without what is held for others.
    ///
    /// - Parameters:
    ///   - alliance: whose market.
    ///   - caseFile: the household that asks; nil for one that is not known.
    /// - Returns: the market without what is held, and the same laid out.
    /// - Throws: what the store and the ports throw.
    func table(
        of alliance: Identifier<Alliance>,
        for caseFile: Identifier<CaseFile>? = nil
    ) async throws -> (RegionMarket, BundleTable) {
        let region = try await market(of: alliance)
        let today = store.sources.clock.today
        let holds = try await store.read { try AllocationStore.holds(in: alliance, on: today, from: $0) }
        let taken = holds.taken(fromOthersThan: caseFile)
        let free = taken.isEmpty ? region : region.holding(taken)
        let state = TableState(revision: region.revision, rulesRevision: region.rulesRevision, taken: taken)
        if let known = tables[alliance], known.made == state { return (free, await known.table.value) }
        // Laid out beside the actor: other alliances need not wait for it.
        let making = Task.detached { BundleTable(free) }
        // A table without what is held for one household serves nobody else.
        if taken == holds.taken { tables[alliance] = (state, making) }
        return (free, await making.value)
    }

    private func empty(_ alliance: Identifier<Alliance>) async throws -> RegionMarket {
        let places = try await network.municipalities(of: alliance, on: store.sources.clock.today)
        let rules = try await store.read { try RegionRulesStore.rules(of: alliance, from: $0) }
        let skills = occupations.skills(in: .german)
        return RegionMarket(
            towns: places.compactMap { place in place.position.map { .init(key: place.key, position: $0) } },
            skillNumbers: Dictionary(skills.map { ($0.key, $0.number) }, uniquingKeysWith: { first, _ in first }),
            rules: rules
        )
    }
}
