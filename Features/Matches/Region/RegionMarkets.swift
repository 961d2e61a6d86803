import LotseCore
import LotseMatching

/// The markets of all alliances, each brought up to date whenever somebody asks for it.
///
/// A change is visible to the next question after its commit: one statement tells whether there is anything new.
actor RegionMarkets {
    private let source: any MarketSource
    private let network: any NetworkSource
    private let occupations: any OccupationSource
    private let clock: WallClock
    private var regions: [Identifier<Alliance>: RegionMarket] = [:]
    private var tables: [Identifier<Alliance>: BundleTable] = [:]

    init(
        _ source: any MarketSource,
        network: any NetworkSource,
        occupations: any OccupationSource,
        clock: WallClock
    ) {
        self.source = source
        self.network = network
        self.occupations = occupations
        self.clock = clock
    }

    /// What an alliance's market holds now.
    func market(of alliance: Identifier<Alliance>) async throws -> RegionMarket {
        let changes = try await source.changes(of: alliance, since: regions[alliance]?.revision ?? 0)
        if let known = regions[alliance], known.revision >= changes.revision { return known }
        var region: RegionMarket
        if let known = regions.removeValue(forKey: alliance) {
            region = known
        } else {
            region = try await empty(alliance)
        }
        region.take(changes)
        regions[alliance] = region
        return region
    }

    /// The same as the question "what fits together" needs it.
    func table(of alliance: Identifier<Alliance>) async throws -> (RegionMarket, BundleTable) {
        let region = try await market(of: alliance)
        if let table = tables[alliance], table.revision == region.revision { return (region, table) }
        let table = BundleTable(region)
        tables[alliance] = table
        return (region, table)
    }

    private func empty(_ alliance: Identifier<Alliance>) async throws -> RegionMarket {
        let places = try await network.municipalities(of: alliance, on: clock.today)
        let skills = occupations.skills(in: .german)
        return RegionMarket(
            RegionPlane(around: places.compactMap(\.position)),
            skillNumbers: Dictionary(skills.map { ($0.key, $0.number) }, uniquingKeysWith: { first, _ in first })
        )
    }
}
