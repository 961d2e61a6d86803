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
    /// Of whole markets, which take seconds where they are large.
    private var readings: [Identifier<Alliance>: Task<Void, any Error>] = [:]
    private var tables: [Identifier<Alliance>: (made: TableState, table: Task<BundleTable, Never>)] = [:]

    /// What a table was made from.
    private struct TableState: Equatable {
        let revision: Int
        let rulesRevision: Int
        let wordsEdition: Int
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

    /// What an alliance's market holds now, by the rules that hold now, and the words of the last preparation.
    func market(of alliance: Identifier<Alliance>) async throws -> RegionMarket {
        let rules = try await store.read { try RegionRulesStore.revision(of: alliance, from: $0) }
        while true {
            guard let since = current(alliance, rules)?.revision else {
                try await readAnew(alliance)
                continue
            }
            let changes = try await source.changes(of: alliance, since: since)
            // Another question may have taken them in meanwhile, or thrown the market away for new rules.
            guard let revision = current(alliance, rules)?.revision, revision >= since else { continue }
            if revision < changes.revision, var region = regions.removeValue(forKey: alliance) {
                region.take(changes)
                regions[alliance] = region
            }
            if let known = regions[alliance] { return known }
        }
    }

    /// Lays out a market that nobody has asked for yet, or whose rules or words have changed, so that the first who asks
    /// need not wait for it.
    ///
    /// While it is read with other words, questions are answered as before.
    ///
    /// - Parameter alliance: whose market.
    /// - Returns: whether there was anything to do.
    /// - Throws: what the store and the ports throw.
    func prepare(_ alliance: Identifier<Alliance>) async throws -> Bool {
        let rules = try await store.read { try RegionRulesStore.revision(of: alliance, from: $0) }
        let edition = occupations.edition
        if let known = current(alliance, rules), known.wordsEdition == edition { return false }
        // A reading that was under way may have begun with earlier words.
        repeat { try await readAnew(alliance) } while regions[alliance].map { $0.wordsEdition < edition } ?? false
        _ = try await table(of: alliance)
        return true
    }

    /// The market as it is in memory; nil where there is none, or one by older rules.
    private func current(_ alliance: Identifier<Alliance>, _ rules: Int) -> RegionMarket? {
        regions[alliance].flatMap { $0.rulesRevision < rules ? nil : $0 }
    }

    /// Reads a whole market, once for all who wait for it, and beside the actor: other alliances need not wait.
    ///
    /// It ends early with the task that began it, as when the server is told to stop; who waited with it looks again.
    private func readAnew(_ alliance: Identifier<Alliance>) async throws {
        if let reading = readings[alliance] {
            do {
                try await reading.value
            } catch is CancellationError {
                try Task.checkCancellation()
            }
            return
        }
        let reading = Task.detached {
            do {
                var region = try await self.empty(alliance)
                region.take(try await self.source.changes(of: alliance, since: 0))
                await self.finishReading(alliance, region)
            } catch {
                await self.finishReading(alliance, nil)
                throw error
            }
        }
        readings[alliance] = reading
        try await withTaskCancellationHandler {
            try await reading.value
        } onCancel: {
            reading.cancel()
        }
    }

    private func finishReading(_ alliance: Identifier<Alliance>, _ region: RegionMarket?) {
        readings[alliance] = nil
        if let region { regions[alliance] = region }
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
        let state = TableState(
            revision: region.revision,
            rulesRevision: region.rulesRevision,
            wordsEdition: region.wordsEdition,
            taken: taken
        )
        if let known = tables[alliance], known.made == state { return (free, await known.table.value) }
        // Laid out beside the actor: other alliances need not wait for it.
        let making = Task.detached { BundleTable(free) }
        // A table without what is held for one household serves nobody else.
        if taken == holds.taken { tables[alliance] = (state, making) }
        return (free, await making.value)
    }

    private nonisolated func empty(_ alliance: Identifier<Alliance>) async throws -> RegionMarket {
        // Before the skills: where others come in between, the market is read once more.
        let edition = occupations.edition
        let places = try await network.municipalities(of: alliance, on: store.sources.clock.today)
        let rules = try await store.read { try RegionRulesStore.rules(of: alliance, from: $0) }
        let skills = occupations.skills(in: .german)
        return RegionMarket(
            towns: places.compactMap { place in place.position.map { .init(key: place.key, position: $0) } },
            skillNumbers: Dictionary(skills.map { ($0.key, $0.number) }, uniquingKeysWith: { first, _ in first }),
            wordsEdition: edition,
            rules: rules
        )
    }
}
