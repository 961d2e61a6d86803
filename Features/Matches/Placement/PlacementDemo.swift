import LotseCore
import LotseData

/// Publishes criteria for the demo region, says what some invented families wish for their children, and has one round
/// of Kita places worked out.
struct PlacementDemo: Sendable {
    private let ports: MatchesPorts

    init(_ ports: MatchesPorts) {
        self.ports = ports
    }

    /// So many families of an alliance have wishes: enough to see who goes first.
    private static let families = 40
    private static let wishes = 3

    func load(_ alliance: Identifier<Alliance>) async throws {
        let desk = PlacementDesk(ports: ports)
        let ground = try await desk.ground(of: alliance)
        let day = Cohorts.nextSchoolYear(after: ports.store.sources.clock.today)
        let asking = ground.households.lazy.map { ($0, Self.wishes(of: $0, on: day, ground)) }
            .filter { !$0.1.isEmpty }.prefix(Self.families)
        let chosen = Array(asking)
        try await ports.store.write(as: .system) { transaction in
            for kind in PlaceKind.allCases {
                try PlaceCriteriaStore.publish(Self.criteria(kind), for: kind, of: alliance, seenAt: 0, in: transaction)
            }
            for (number, (household, wishes)) in chosen.enumerated() {
                for (child, wish) in wishes {
                    try PlaceWishStore.write(
                        wish,
                        for: child,
                        in: household.caseFile,
                        alliance,
                        seenAt: 0,
                        in: transaction
                    )
                }
                // In every second family all adults work already.
                let working = number.isMultiple(of: 2) ? Set(household.adults.map(\.id)) : []
                let family = PlaceFamily(isTogether: wishes.count > 1, working: working)
                try PlaceWishStore.write(family, of: household.caseFile, alliance, seenAt: 0, in: transaction)
            }
            let order = PlacementRound.Order(kind: .kita, day: day, seed: Self.seed)
            _ = try desk.place(order, on: ground, by: nil, transaction)
        }
    }

    private static let seed = 271_828

    /// The nearest houses that take each child, as far as the family says where it would live.
    private static func wishes(
        of household: SeekingHousehold,
        on day: Day,
        _ ground: PlacementDesk.Ground
    ) -> [(child: Identifier<HouseholdMember>, wish: PlaceWish)] {
        let home = household.target.flatMap { ground.positions[$0] }
        func distance(_ place: OpenPlace) -> Int {
            home.map { ground.region.plane.squareMetres(from: $0, to: place.listing.position) } ?? 0
        }
        return household.children.compactMap { child in
            guard let birth = child.bornOn else { return nil }
            let houses = ground.region.places.values.filter { $0.suits(bornOn: birth, on: day) }
                .map { (distance: distance($0), listing: $0.listing.id) }
                .sorted { ($0.distance, $0.listing) < ($1.distance, $1.listing) }
            guard !houses.isEmpty else { return nil }
            return (child.id, PlaceWish(wantedOn: day, listings: houses.prefix(Self.wishes).map(\.listing)))
        }
    }

    private static func criteria(_ kind: PlaceKind) -> [PlaceCriterion] {
        func criterion(_ name: String, _ kind: PlaceCriterion.Kind, _ points: Int, km: Int? = nil) -> PlaceCriterion {
            PlaceCriterion(key: "", name: name, kind: kind, points: points, kilometres: km)
        }
        return switch kind {
        case .kita:
            [
                criterion("Geschwister in derselben Kita", .siblingThere, 30),
                criterion("Besondere Notlage der Familie", .office, 25),
                criterion("Alle Eltern arbeiten", .parentsWork, 20),
                criterion("Letztes Jahr vor der Schule", .lastYear, 15),
                criterion("Kurzer Weg", .near, 10, km: 10),
            ]
        case .school:
            [
                criterion("Geschwister an derselben Schule", .siblingThere, 20),
                criterion("Kurzer Weg", .near, 10, km: 10),
                criterion("Geschwister wünschen dieselbe Schule", .siblingAsks, 5),
            ]
        }
    }
}
