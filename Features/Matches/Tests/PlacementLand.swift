import LotseCore
import LotseData
import LotseMatching
import LotseTestSupport

@testable import Matches

/// Three families with four children who ask for Kita places, two Kitas and a school.
struct PlacementLand: HouseholdSource {
    static let twins = family(
        InventedLand.caseFile,
        "2026-0001",
        adults: [InventedLand.anna, InventedLand.bela],
        children: [(InventedLand.cora, "Cora Muster", "2022-09-01"), (carl, "Carl Muster", "2023-05-01")],
        at: 0
    )
    static let paulsFamily = family(
        InventedLand.id(27),
        "2026-0003",
        adults: [InventedLand.id(40)],
        children: [(paul, "Paul Probe", "2022-11-01")],
        at: 1
    )
    static let tinasFamily = family(
        InventedLand.id(28),
        "2026-0004",
        adults: [InventedLand.id(42)],
        children: [(tina, "Tina Test", "2020-08-01")],
        at: 0
    )

    static let carl: Identifier<HouseholdMember> = InventedLand.id(24)
    static let paul: Identifier<HouseholdMember> = InventedLand.id(41)
    /// Goes to school in 2027: in the round for August 2026 she is in her last year before it.
    static let tina: Identifier<HouseholdMember> = InventedLand.id(43)
    static let sparrows = InventedMarket.kita
    static let frogs: Identifier<Listing> = InventedLand.id(62)
    static let school: Identifier<Listing> = InventedLand.id(63)
    static let day = InventedLand.day("2026-08-01")

    static let households = [twins, paulsFamily, tinasFamily]

    private static func family(
        _ caseFile: Identifier<CaseFile>,
        _ number: String,
        adults: [Identifier<HouseholdMember>],
        children: [(id: Identifier<HouseholdMember>, name: String, birth: String)],
        at town: Int
    ) -> SeekingHousehold {
        let grown = adults.map { id in
            SeekingHousehold.Person(
                id: id,
                name: "Erna \(id.text.suffix(2))",
                isChild: false,
                bornOn: InventedLand.day("1990-05-01"),
                occupation: "",
                german: nil
            )
        }
        let young = children.map { child in
            SeekingHousehold.Person(
                id: child.id,
                name: child.name,
                isChild: true,
                bornOn: InventedLand.day(child.birth),
                occupation: "",
                german: nil
            )
        }
        return SeekingHousehold(
            caseFile: caseFile,
            organisation: InventedLand.office,
            number: number,
            mayChange: true,
            people: grown + young,
            target: InventedLand.towns[town].key,
            wishedArrival: nil,
            openedOn: InventedLand.day("2026-01-05"),
            openTopics: [.childcare],
            proposedTo: []
        )
    }

    func household(
        of caseFile: Identifier<CaseFile>,
        for member: Member,
        in _: Identifier<Alliance>
    ) async throws -> SeekingHousehold? {
        guard member.account == InventedLand.adviser.account else { return nil }
        return Self.households.first { $0.caseFile == caseFile }
    }

    func runningHouseholds(of _: Identifier<Alliance>) async throws -> [SeekingHousehold] { Self.households }

    func households(
        proposedTo _: Set<Identifier<Organisation>>,
        in _: Identifier<Alliance>
    ) async throws -> [SeekingHousehold] { [] }

    func ended(among caseFiles: Set<Identifier<CaseFile>>) async throws -> Set<Identifier<CaseFile>> {
        caseFiles.subtracting(Self.households.map(\.caseFile))
    }

    // MARK: - The market

    /// The two Kitas in two towns and the school, with so many free places.
    static func places(sparrows: Int = 2, frogs: Int = 1) -> [OpenPlace] {
        [
            place(Self.sparrows, "Kita Spatzen", 0, .ages(12...80), sparrows),
            place(Self.frogs, "Kita Frösche", 1, .ages(12...80), frogs),
            place(school, "Grundschule Grünau", 0, .grades(1...4), 5),
        ]
    }

    private static func place(
        _ id: Identifier<Listing>,
        _ title: String,
        _ town: Int,
        _ takes: OpenPlace.Takes,
        _ free: Int
    ) -> OpenPlace {
        let town = InventedLand.towns[town]
        guard let position = town.position else { preconditionFailure("towns of tests lie somewhere") }
        let listing = OpenListing(
            id: id,
            title: title,
            town: town.name,
            municipality: town.key,
            position: position,
            statedOn: InventedLand.day("2026-03-02")
        )
        return OpenPlace(listing, takes: takes, freeOn: InventedLand.day("2026-03-02"), freePlaces: free)
    }

    static func region(_ places: [OpenPlace]) -> RegionMarket {
        var region = RegionMarket(
            towns: InventedLand.towns.compactMap { town in
                town.position.map { .init(key: town.key, position: $0) }
            },
            skillNumbers: [:]
        )
        var open = OpenMarket()
        open.places = places
        region.take(MarketChanges(revision: 1, open: open, gone: []))
        return region
    }

    // MARK: - A question

    static func wish(_ listings: [Identifier<Listing>]) -> PlaceWish {
        PlaceWish(wantedOn: InventedLand.day("2026-08-01"), listings: listings)
    }

    static func criterion(
        _ kind: PlaceCriterion.Kind,
        _ points: Int,
        key: String = "k1",
        kilometres: Int? = nil
    ) -> PlaceCriterion {
        PlaceCriterion(key: key, name: names[kind] ?? "", kind: kind, points: points, kilometres: kilometres)
    }

    private static let names: [PlaceCriterion.Kind: String] = [
        .siblingThere: "Geschwister im Haus", .siblingAsks: "Geschwister wünschen mit", .parentsWork: "Alle arbeiten",
        .near: "Wohnt nah", .lastYear: "Letztes Kita-Jahr", .office: "Härtefall",
    ]

    /// All children who have wishes, in the round for August 2026.
    static func question(
        _ wishes: [Identifier<HouseholdMember>: PlaceWish],
        by criteria: [PlaceCriterion] = [],
        terms: [Identifier<CaseFile>: PlaceFamily] = [:],
        employed: Set<Identifier<HouseholdMember>> = [],
        placed: [Identifier<HouseholdMember>: Identifier<Listing>] = [:],
        places: [OpenPlace] = places(),
        kind: PlaceKind = .kita,
        on day: Day = day,
        seed: Int = 7
    ) -> RoundQuestion {
        RoundQuestion(
            kind: kind,
            day: day,
            seed: seed,
            criteria: criteria,
            families: households.map { household in
                RoundQuestion.Family(
                    household: household,
                    home: household.target.flatMap { key in
                        InventedLand.towns.first { $0.key == key }?.position
                    },
                    terms: terms[household.caseFile] ?? PlaceFamily(),
                    wishes: wishes,
                    employed: employed,
                    placed: placed
                )
            },
            region: region(places)
        )
    }
}

/// Their case files in the house.
extension PlacementLand {
    static let rules = "/de/musterland/platzkriterien"

    static func wishes(_ household: SeekingHousehold) -> String {
        "/de/musterland/faelle/\(household.caseFile)/platzwuensche"
    }

    static func placed(_ household: SeekingHousehold, _ round: String) -> String {
        "/de/musterland/faelle/\(household.caseFile)/platzvergabe/\(round)"
    }

    /// The house with two Kitas, criteria and the wishes of three families.
    static func with(
        _ engine: Dialect = .sqlite,
        sparrows: Int = 2,
        _ body: (MatchesHouse) async throws -> Void
    ) async throws {
        try await MatchesHouse.with(engine, households: PlacementLand()) { room in
            room.market.change { $0.places = places(sparrows: sparrows) }
            try await room.store.write(as: .system) { transaction in
                let alliance = InventedLand.alliance
                let criteria = [
                    criterion(.lastYear, 15, key: ""), criterion(.siblingThere, 30, key: ""),
                    criterion(.office, 5, key: ""),
                ]
                try PlaceCriteriaStore.publish(criteria, for: .kita, of: alliance, seenAt: 0, in: transaction)
                let asking: [(SeekingHousehold, Identifier<HouseholdMember>, [Identifier<Listing>])] = [
                    (twins, InventedLand.cora, [Self.sparrows, frogs]), (twins, carl, [Self.sparrows]),
                    (paulsFamily, paul, [Self.sparrows]), (tinasFamily, tina, [Self.sparrows]),
                ]
                for (household, child, listings) in asking {
                    try PlaceWishStore.write(
                        wish(listings),
                        for: child,
                        in: household.caseFile,
                        alliance,
                        seenAt: 0,
                        in: transaction
                    )
                }
            }
            try await body(room)
        }
    }
}
