import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Synchronization

@testable import Matches

/// The room alone in its house: an invented region with a family that seeks, and a small market.
struct MatchesHouse {
    let store: any Store
    let house: House
    let market: InventedMarket
    let proposed: Proposed
    let ports: MatchesPorts

    /// What was taken into case files.
    final class Proposed: Sendable {
        private let list = Mutex<[ChosenListing]>([])
        var all: [ChosenListing] { list.withLock { $0 } }
        func add(_ chosen: ChosenListing) { list.withLock { $0.append(chosen) } }

        private let titles = Mutex<[String]>([])
        /// What teams were reminded of.
        var reminders: [String] { titles.withLock { $0 } }
        func remind(_ title: String) { titles.withLock { $0.append(title) } }
    }

    static func with(
        _ engine: Dialect = .sqlite,
        households: any HouseholdSource = InventedLand(),
        _ body: (MatchesHouse) async throws -> Void
    ) async throws {
        let migrations = try House.migrations() + MatchesSchema.migrations()
        try await TestStore.with(engine, migrations: migrations) { store in
            let (market, proposed) = (InventedMarket(), Proposed())
            let ports = MatchesPorts(
                store: store,
                vault: try Vault(hexadecimalKey: Vault.makeKey()),
                network: InventedLand(),
                households: households,
                market: market,
                occupations: InventedWords(),
                propose: { chosen, _, _, _ in proposed.add(chosen) },
                remind: { _, title, _, _, _ in proposed.remind(title) },
                neighbours: .init(
                    cases: Path("faelle", "cases"),
                    caseFile: Path("faelle/{caseFile}", "cases/{caseFile}"),
                    listing: Path("angebote/{listing}", "listings/{listing}"),
                    request: Path("anfrage", "request")
                )
            )
            let house = try TestHouse.make(
                [MatchesFeature(ports)],
                on: store,
                alliances: InventedLand(),
                members: FixedMembers([
                    InventedLand.adviser, InventedLand.stranger, InventedLand.lead, InventedLand.officer,
                    InventedLand.otherOfficer, InventedLand.manager, InventedLand.memberOfficer,
                    InventedLand.admin,
                ])
            )
            try await body(
                MatchesHouse(store: store, house: house, market: market, proposed: proposed, ports: ports)
            )
        }
    }

    func visit(
        as member: Member? = InventedLand.adviser,
        _ body: @escaping @Sendable (TestBrowser) async throws -> Void
    ) async throws {
        try await TestBrowser.visit(house, as: member?.account, on: store, body)
    }
}

/// One alliance with three towns and one household.
struct InventedLand: AllianceSource, NetworkSource, HouseholdSource {
    static let alliance: Identifier<Alliance> = id(1)
    static let office: Identifier<Organisation> = id(10)
    static let firm: Identifier<Organisation> = id(12)
    static let association: Identifier<Organisation> = id(14)
    /// Belongs to the association.
    static let memberFirm: Identifier<Organisation> = id(15)
    static let caseFile: Identifier<CaseFile> = id(20)
    static let anna: Identifier<HouseholdMember> = id(21)
    static let bela: Identifier<HouseholdMember> = id(22)
    static let cora: Identifier<HouseholdMember> = id(23)
    static let dora: Identifier<HouseholdMember> = id(26)
    static let adviser = Member(
        account: id(30),
        name: "Ada Beispiel",
        grants: [Grant(role: .adviser, alliance: alliance, organisation: office)]
    )
    /// Of a firm to which the family agreed to be proposed.
    static let officer = Member(
        account: id(33),
        name: "Olga Werk",
        grants: [Grant(role: .partnerOfficer, alliance: alliance, organisation: firm)]
    )
    /// Of a firm that belongs to an association.
    static let memberOfficer = Member(
        account: id(37),
        name: "Mona Mitglied",
        grants: [Grant(role: .partnerOfficer, alliance: alliance, organisation: memberFirm)]
    )
    /// Of a firm to which nobody agreed to be proposed.
    static let otherOfficer = Member(
        account: id(34),
        name: "Otto Anders",
        grants: [Grant(role: .partnerOfficer, alliance: alliance, organisation: id(13))]
    )
    /// Publishes by what places are given.
    static let manager = Member(
        account: id(35),
        name: "Mara Netz",
        grants: [Grant(role: .networkManager, alliance: alliance, organisation: office)]
    )
    static let admin = Member(
        account: id(36),
        name: "Adam Amt",
        grants: [Grant(role: .allianceAdmin, alliance: alliance, organisation: office)]
    )
    /// Has proposals for all households worked out.
    static let lead = Member(
        account: id(32),
        name: "Lea Leitung",
        grants: [Grant(role: .teamLead, alliance: alliance, organisation: office)]
    )
    /// Has the role, but not this household.
    static let stranger = Member(
        account: id(31),
        name: "Stan Fremd",
        grants: [Grant(role: .adviser, alliance: alliance, organisation: id(11))]
    )

    static let profile = AllianceProfile(
        id: alliance,
        slug: "musterland",
        name: "Fachkräfteallianz Musterland",
        contact: ContactPoint(name: "Maja Muster", phone: "03562 000 100", mail: "m@example.org", address: "Weg 1"),
        fundingNotice: "",
        office: office
    )

    static let towns = [town("12345001", "Grünau", 51.70, 14.60), town("12345002", "Mühlfließ", 51.75, 14.70)]

    func alliance(slug: String) async throws -> AllianceProfile? { slug == "musterland" ? Self.profile : nil }
    func alliances() async throws -> [AllianceProfile] { [Self.profile] }
    func organisations(of _: Identifier<Alliance>, on _: Day) async throws -> [OrganisationProfile] { [] }
    func organisation(_ id: Identifier<Organisation>) async throws -> OrganisationProfile? {
        let contact = ContactPoint(name: "Olga Werk", phone: "", mail: "werk@example.org", address: "")
        let names = [Self.firm: "Werk Nord", Self.memberFirm: "Werk Süd"]
        return names[id].map { OrganisationProfile(id: id, name: $0, contact: contact) }
    }
    func associations(
        of members: Set<Identifier<Organisation>>,
        on _: Day
    ) async throws -> [Identifier<Organisation>: Set<Identifier<Organisation>>] {
        Dictionary(uniqueKeysWithValues: members.filter { $0 == Self.memberFirm }.map { ($0, [Self.association]) })
    }

    func municipalities(of _: Identifier<Alliance>, on _: Day) async throws -> [Municipality] { Self.towns }
    func municipality(_ key: MunicipalityKey) async throws -> Municipality? { Self.towns.first { $0.key == key } }

    func household(
        of caseFile: Identifier<CaseFile>,
        for member: Member,
        in alliance: Identifier<Alliance>
    ) async throws -> SeekingHousehold? {
        guard member.account == Self.adviser.account else { return nil }
        return Self.households.first { $0.caseFile == caseFile }
    }

    func runningHouseholds(of _: Identifier<Alliance>) async throws -> [SeekingHousehold] { Self.households }

    func households(
        proposedTo organisations: Set<Identifier<Organisation>>,
        in _: Identifier<Alliance>
    ) async throws -> [SeekingHousehold] {
        // The household agreed to be shown to the members of the association, too.
        Self.households.filter { !$0.proposedTo.isDisjoint(with: organisations) }
    }

    func ended(among caseFiles: Set<Identifier<CaseFile>>) async throws -> Set<Identifier<CaseFile>> {
        caseFiles.subtracting(Self.households.map(\.caseFile))
    }

    static let households = [household, single]

    /// Somebody who came later and seeks a home alone.
    static let single = SeekingHousehold(
        caseFile: id(25),
        organisation: office,
        number: "2026-0002",
        mayChange: true,
        people: [
            .init(
                id: dora,
                name: "Dora Muster",
                isChild: false,
                bornOn: day("1995-03-03"),
                occupation: "",
                german: .c1
            )
        ],
        target: nil,
        wishedArrival: nil,
        openedOn: day("2026-02-20"),
        openTopics: [.housing],
        proposedTo: []
    )

    static let household = SeekingHousehold(
        caseFile: caseFile,
        organisation: office,
        number: "2026-0001",
        mayChange: true,
        people: [
            .init(
                id: anna,
                name: "Anna Muster",
                isChild: false,
                bornOn: day("1990-05-01"),
                occupation: "Pflegefachfrau",
                german: .b1
            ),
            .init(
                id: bela,
                name: "Béla Muster",
                isChild: false,
                bornOn: day("1988-02-11"),
                occupation: "Elektroniker",
                german: nil
            ),
            .init(id: cora, name: "Cora Muster", isChild: true, bornOn: day("2022-09-01"), occupation: "", german: nil),
        ],
        target: towns[0].key,
        wishedArrival: nil,
        openedOn: day("2026-01-05"),
        openTopics: [.work, .housing],
        proposedTo: [firm, association],
        shownToMembersOf: [association]
    )

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        guard let id = Identifier<Subject>("0190a5c0-0000-7000-8000-0000000000\(Digits.padded(number, to: 2))") else {
            preconditionFailure("identifiers of tests have two digits")
        }
        return id
    }

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
        return day
    }

    private static func town(_ key: String, _ name: String, _ latitude: Double, _ longitude: Double) -> Municipality {
        guard let key = MunicipalityKey(key) else { preconditionFailure("keys have eight digits") }
        return Municipality(
            key: key,
            name: name,
            sorbianName: nil,
            district: District(key: "12345", name: "Landkreis Musterland"),
            position: Position(latitude: latitude, longitude: longitude),
            population: 1000,
            postcodes: ["01234"]
        )
    }
}

/// A market that tests change.
final class InventedMarket: MarketSource {
    private let state = Mutex((revision: 1, market: InventedMarket.standard, gone: Set<Identifier<Listing>>()))

    func changes(of _: Identifier<Alliance>, since revision: Int) async throws -> MarketChanges {
        state.withLock { state in
            revision == state.revision
                ? MarketChanges(revision: revision, open: OpenMarket(), gone: [])
                : MarketChanges(revision: state.revision, open: state.market, gone: state.gone)
        }
    }

    func change(_ body: (inout OpenMarket) -> Void, gone: Set<Identifier<Listing>> = []) {
        state.withLock { state in
            body(&state.market)
            state.gone = gone
            state.revision += 1
        }
    }

    static let nurse: Identifier<Listing> = InventedLand.id(50)
    static let farNurse: Identifier<Listing> = InventedLand.id(51)
    static let electrician: Identifier<Listing> = InventedLand.id(52)
    static let flat: Identifier<Listing> = InventedLand.id(60)
    static let kita: Identifier<Listing> = InventedLand.id(61)

    private static var standard: OpenMarket {
        let today = Berlin.day(at: TestStore.moment)
        var market = OpenMarket()
        func listing(_ id: Identifier<Listing>, _ title: String, _ by: String, _ town: Int) -> OpenListing {
            let place = InventedLand.towns[town]
            guard let position = place.position else { preconditionFailure("towns of tests lie somewhere") }
            return OpenListing(
                id: id,
                title: title,
                offeredBy: by,
                town: place.name,
                municipality: place.key,
                position: position,
                statedOn: today
            )
        }
        func vacancy(_ listing: OpenListing, _ occupation: Int, pay: Int64) -> OpenVacancy {
            var vacancy = OpenVacancy(listing, occupation: occupation, startsOn: today)
            vacancy.monthlyPay = Money(cents: pay)
            vacancy.requiredSkills = ["care"]
            vacancy.dailyHours = DailyHours(from: 8 * 60, to: 16 * 60)
            return vacancy
        }
        var near = vacancy(listing(nurse, "Pflegefachkraft", "Klinikum Grünau", 0), 81302, pay: 330_000)
        (near.isRegulated, near.german) = (true, .b1)
        var far = vacancy(listing(farNurse, "Pflege im Nachtdienst", "Haus Abendrot", 1), 81302, pay: 310_000)
        far.shifts = [.night]
        let other = vacancy(listing(electrician, "Elektroniker/in", "Werk Nord", 1), 26252, pay: 320_000)
        market.vacancies = [near, far, other]
        var home = OpenHome(listing(flat, "4-Zimmer-Wohnung", "Wohnbau", 0), kind: .rent, freeOn: today)
        (home.halfRooms, home.coldRent, home.costs) = (8, Money(cents: 60_000), Money(cents: 12_000))
        market.homes = [home]
        market.places = [
            OpenPlace(
                listing(kita, "Kita Spatzen", "Stadt Grünau", 0),
                takes: .ages(12...80),
                freeOn: today,
                freePlaces: 2
            )
        ]
        return market
    }
}

/// Four occupations and two skills.
struct InventedWords: OccupationSource {
    private static let names = [
        81302: "Pflegefachkraft", 26252: "Elektroniker/in", 26112: "Mechatroniker/in", 26113: "Mechatroniktechniker/in",
    ]

    var edition = 0

    func reading(of title: String, in language: Language) -> OccupationReading {
        switch title.lowercased() {
        case "pflegefachfrau", "pflegefachkraft", "ممرضة": .clear(named(81302))
        case "elektroniker": .clear(named(26252))
        case "mechatronik": .choose(TitleQuestion(choosing: [named(26112), named(26113)]))
        case "elektrik": .choose(Self.electrician)
        default: .unknown
        }
    }

    /// Which field it is, then what one has to have learned for it.
    private static let electrician = TitleQuestion(
        .occupation,
        [
            .init(
                key: "26252",
                .written("Elektroniker/in"),
                line: "Schaltschränke bauen",
                next: .question(
                    TitleQuestion(
                        .level,
                        [
                            .init(key: "26251", .level(1), next: .occupation(26251)),
                            .init(key: "26252-2", .level(2), line: "Elektroniker/in", next: .occupation(26252)),
                        ]
                    )
                )
            ), .init(key: "26112", .written("Mechatroniker/in"), next: .occupation(26112)),
        ]
    )

    private func named(_ code: Int) -> NamedOccupation { NamedOccupation(code: code, name: Self.names[code] ?? "") }

    func name(of occupation: Int, in _: Language) -> String? { Self.names[occupation] }
    func isRegulated(_ occupation: Int) -> Bool { occupation == 81302 }
    func skills(in _: Language) -> [NamedSkill] {
        [NamedSkill(key: "care", number: 0, name: "Grundpflege"), NamedSkill(key: "plc", number: 1, name: "SPS")]
    }
    func skills(of _: Int, in language: Language) -> [NamedSkill] { skills(in: language) }
    func skill(named text: String, in language: Language) -> NamedSkill? {
        skills(in: language).first { $0.name.lowercased() == text.lowercased() }
    }
}
