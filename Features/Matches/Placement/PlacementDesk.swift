import LotseCore
import LotseData

/// Works out rounds of places: reads what counts, places the children and keeps what came out, all in one transaction.
struct PlacementDesk: Sendable {
    let ports: MatchesPorts

    /// What other rooms know of a region, read before the transaction begins.
    struct Ground: Sendable {
        let alliance: Identifier<Alliance>
        let households: [SeekingHousehold]
        let positions: [MunicipalityKey: Position]
        let region: RegionMarket
    }

    func ground(of alliance: Identifier<Alliance>) async throws -> Ground {
        let towns = try await ports.network.municipalities(of: alliance, on: ports.store.sources.clock.today)
        return Ground(
            alliance: alliance,
            households: try await ports.households.runningHouseholds(of: alliance),
            positions: Dictionary(
                towns.compactMap { town in town.position.map { (town.key, $0) } },
                uniquingKeysWith: { first, _ in first }
            ),
            region: try await ports.regions.market(of: alliance)
        )
    }

    /// Places the children who ask, and keeps the round.
    ///
    /// - Parameters:
    ///   - order: what somebody asked for.
    ///   - ground: of the alliance.
    ///   - account: who asked; nil for the demo region's.
    ///   - transaction: the change in the making.
    /// - Returns: the round.
    /// - Throws: `RoundProblem.Fault` where somebody has to look first.
    func place(
        _ order: PlacementRound.Order,
        on ground: Ground,
        by account: Identifier<Account>?,
        _ transaction: Transaction
    ) throws -> Identifier<PlacementRound> {
        let criteria = try PlaceCriteriaStore.find(order.kind, of: ground.alliance, from: transaction.reader)
        guard let criteria else { throw RoundProblem.Fault.noCriteria }
        let id = transaction.newIdentifier(PlacementRound.self)
        let question = try question(order, seed: order.seed ?? Self.drawn(from: id), criteria, ground, transaction)
        let outcome = RoundOutcome(of: id, try RoundProblem(question))
        try PlacementStore.insert(
            id,
            question,
            criteriaVersion: criteria.version,
            outcome,
            in: ground.alliance,
            by: account,
            transaction
        )
        return id
    }

    /// A number that nobody chose: of the random bits of the round's identifier.
    private static func drawn(from id: Identifier<PlacementRound>) -> Int {
        let bits = UInt64(id.text.suffix(12), radix: 16) ?? 0
        return Int(bits % UInt64(PlacementRound.possibleSeeds.upperBound)) + PlacementRound.possibleSeeds.lowerBound
    }

    private func question(
        _ order: PlacementRound.Order,
        seed: Int,
        _ criteria: PlaceCriteria,
        _ ground: Ground,
        _ transaction: Transaction
    ) throws -> RoundQuestion {
        let (alliance, reader) = (ground.alliance, transaction.reader)
        let wishes = try PlaceWishStore.wishes(in: alliance, from: reader)
        let terms = try PlaceWishStore.families(in: alliance, from: reader)
        let homes = try SearchStore.homeSearches(in: alliance, from: reader)
        let held = try AllocationStore.holds(in: alliance, on: transaction.today, from: reader).taken
        let bundled = try AllocationStore.accepted(in: alliance, from: reader).flatMap { $0.content?.parts ?? [] }
        let accepted = try PlacementStore.accepted(order.kind, in: alliance, from: reader)
        let employed = try PlaceWishStore.employed(in: alliance, from: reader)
            .union(bundled.filter { $0.topic == .work }.compactMap(\.person))
        let placed =
            bundled.filter { $0.topic == order.kind.topic }
            .compactMap { part in part.person.map { ($0, part.listing) } }
            + accepted.compactMap { share in share.content.place.map { (share.person, $0.listing) } }
        let places = Dictionary(placed, uniquingKeysWith: { _, newer in newer })
        return RoundQuestion(
            kind: order.kind,
            day: order.day,
            seed: seed,
            criteria: criteria.list,
            families: ground.households.compactMap { household in
                guard let wishes = wishes[household.caseFile] else { return nil }
                let town = homes[household.caseFile]?.municipality ?? household.target
                return RoundQuestion.Family(
                    household: household,
                    home: town.flatMap { ground.positions[$0] },
                    terms: terms[household.caseFile] ?? PlaceFamily(),
                    wishes: wishes,
                    employed: employed,
                    placed: places
                )
            },
            region: ground.region.holding(held)
        )
    }
}
