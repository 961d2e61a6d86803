import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import LotseWeb

@testable import Market

/// An alliance with three towns and two partners, and its neighbour, all invented.
struct InventedMarket: AllianceSource, NetworkSource {
    let store: any Store

    static let alliance: Identifier<Alliance> = id(1)
    static let otherAlliance: Identifier<Alliance> = id(2)
    static let office: Identifier<Organisation> = id(10)
    static let works: Identifier<Organisation> = id(11)
    static let townHall: Identifier<Organisation> = id(12)
    static let today = Berlin.day(at: TestStore.moment)

    static let towns = [
        town("12345001", "Grünau (Lausitz)", sorbian: "Zelenow", postcodes: ["01234"], at: 51.75),
        town("12345002", "Mühlfließ", sorbian: nil, postcodes: ["01235", "01236"], at: 51.80),
        town("12345003", "Neudorf", sorbian: nil, postcodes: ["01235"], at: nil),
    ]

    static let profiles = [profile(alliance, "musterland"), profile(otherAlliance, "nachbarland")]

    private static func profile(_ id: Identifier<Alliance>, _ slug: String) -> AllianceProfile {
        AllianceProfile(
            id: id,
            slug: slug,
            name: "Allianz \(slug)",
            contact: ContactPoint(name: "Maja Muster", phone: "03562 1", mail: "m@example.org", address: "Weg 1"),
            fundingNotice: "",
            office: office
        )
    }

    func alliance(slug: String) async throws -> AllianceProfile? { Self.profiles.first { $0.slug == slug } }
    func alliances() async throws -> [AllianceProfile] { Self.profiles }

    func organisations(of alliance: Identifier<Alliance>, on day: Day) async throws -> [OrganisationProfile] {
        [(Self.works, "Muster-Werke"), (Self.townHall, "Stadt Grünau")].map { id, name in
            OrganisationProfile(
                id: id,
                name: name,
                contact: ContactPoint(name: "Tom Test", phone: "1", mail: "t@example.org", address: "")
            )
        }
    }

    func organisation(_ id: Identifier<Organisation>) async throws -> OrganisationProfile? {
        try await organisations(of: Self.alliance, on: Self.today).first { $0.id == id }
    }

    func municipalities(of alliance: Identifier<Alliance>, on day: Day) async throws -> [Municipality] { Self.towns }
    func municipality(_ key: MunicipalityKey) async throws -> Municipality? {
        let far = Self.town("99999001", "Fernhausen", sorbian: nil, postcodes: [], at: 50)
        return (Self.towns + [far]).first { $0.key == key }
    }

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        guard let id = Identifier<Subject>("0190a5c0-0000-7000-8000-0000000000\(Digits.padded(number, to: 2))") else {
            preconditionFailure("identifiers of tests have two digits")
        }
        return id
    }

    private static func town(
        _ key: String,
        _ name: String,
        sorbian: String?,
        postcodes: [String],
        at latitude: Double?
    ) -> Municipality {
        guard let key = MunicipalityKey(key) else { preconditionFailure("keys have eight digits") }
        return Municipality(
            key: key,
            name: name,
            sorbianName: sorbian,
            district: District(key: "12345", name: "Landkreis Musterland"),
            position: latitude.map { Position(latitude: $0, longitude: 14.5) },
            population: 1000,
            postcodes: postcodes
        )
    }
}

/// A vocabulary of two occupations and one skill.
struct FewOccupations: OccupationSource {
    static let nurse = NamedOccupation(code: 81302, name: "Pflegefachkraft")
    static let helper = NamedOccupation(code: 81301, name: "Pflegehilfe")
    /// A choice that leaves the level open.
    private static let levels = TitleQuestion(
        .occupation,
        [
            .init(
                key: "813",
                .written("Pflege"),
                line: "Wunden versorgen",
                next: .question(
                    TitleQuestion(
                        .level,
                        [
                            .init(key: "81301", .level(1), next: .occupation(81301)),
                            .init(key: "81302", .level(2), next: .occupation(81302)),
                        ]
                    )
                )
            ), .init(key: "82102", .written("Altenpflege"), next: .occupation(82102)),
        ]
    )

    var edition: Int { 0 }
    func reading(of title: String, in language: Language) -> OccupationReading {
        let title = title.lowercased()
        if title.contains("pflegefach") { return .clear(Self.nurse) }
        if title.contains("pflegekraft") { return .choose(Self.levels) }
        return title.contains("pflege") ? .choose(TitleQuestion(choosing: [Self.nurse, Self.helper])) : .unknown
    }
    func name(of occupation: Int, in language: Language) -> String? {
        [Self.nurse, Self.helper].first { $0.code == occupation }?.name
    }
    func isRegulated(_ occupation: Int) -> Bool { occupation == Self.nurse.code }
    func skills(in language: Language) -> [NamedSkill] { [Self.wounds] }
    func skills(of occupation: Int, in language: Language) -> [NamedSkill] { [Self.wounds] }
    func skill(named text: String, in language: Language) -> NamedSkill? {
        text.lowercased() == "wundversorgung" ? Self.wounds : nil
    }

    static let wounds = NamedSkill(key: "wounds", number: 7, name: "Wundversorgung")
}

/// Listings for tests.
enum Sample {
    static func listing(
        _ number: Int,
        of alliance: Identifier<Alliance> = InventedMarket.alliance,
        _ content: (FeedKey) -> ListingContent
    ) -> Listing.Record {
        let id: Identifier<Listing> = InventedMarket.id(number)
        return Listing.Record(
            id: id,
            alliance: alliance,
            organisation: InventedMarket.works,
            content: content(FeedKey(sender: ListingContent.byForm, object: id.text)),
            statedOn: InventedMarket.today
        )
    }

    static func vacancy(_ key: FeedKey, title: String = "Pflegefachkraft (m/w/d)") -> VacancyRecord {
        var vacancy = VacancyRecord(key: key, title: title)
        vacancy.employer = "Muster-Klinik"
        vacancy.places = [FeedPlace(postcode: "01234", town: "Grünau")]
        vacancy.startsOn = InventedMarket.today.adding(days: 30)
        return vacancy
    }

    static func home(_ key: FeedKey) -> HomeRecord {
        var home = HomeRecord(key: key, tenure: .rent, place: FeedPlace(postcode: "01236", town: nil, street: "Weg 3"))
        home.halfRooms = 6
        home.areaInSquareDecimetres = 84_50
        home.coldRent = Money(cents: 600_00)
        home.sideCosts = Money(cents: 120_00)
        home.heatingCosts = Money(cents: 80_00)
        return home
    }
}
