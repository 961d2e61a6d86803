import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb

@testable import Portal

/// An alliance, its towns and bodies, and people with every role, all invented.
///
/// Each question to the network costs one statement on the store, so that budgets count it.
struct InventedRegion: AllianceSource, NetworkSource, ResponsibilitySource, AllianceTextSource {
    let store: any Store

    static let alliance: Identifier<Alliance> = id(1)
    static let otherAlliance: Identifier<Alliance> = id(2)
    static let office: Identifier<Organisation> = id(10)
    static let townHall: Identifier<Organisation> = id(11)
    static let chamber: Identifier<Organisation> = id(12)

    static let profile = AllianceProfile(
        id: alliance,
        slug: "musterland",
        name: "Fachkräfteallianz Musterland",
        contact: ContactPoint(
            name: "Maja Muster",
            phone: "03562 000 100",
            mail: "office@example.org",
            address: "Beispielweg 1, 01234 Grünau"
        ),
        fundingNotice: "Gefördert aus Mitteln, die es nicht gibt.",
        office: office
    )
    static let neighbour = AllianceProfile(
        id: otherAlliance,
        slug: "nachbarland",
        name: "Bündnis Nachbarland",
        contact: ContactPoint(name: "Nils Nachbar", phone: "03562 000 200", mail: "n@example.org", address: "Weg 2"),
        fundingNotice: ""
    )

    static let towns = [
        town("12345001", "Grünau", sorbian: "Zelenow", postcodes: ["01234"]),
        town("12345002", "Mühlfließ", sorbian: nil, postcodes: ["01235", "01236"]),
        town("12345003", "Neudorf", sorbian: nil, postcodes: ["01235"]),
    ]

    func alliance(slug: String) async throws -> AllianceProfile? {
        try await ask()
        return [Self.profile, Self.neighbour].first { $0.slug == slug }
    }

    func alliances() async throws -> [AllianceProfile] {
        try await ask()
        return [Self.neighbour, Self.profile]
    }

    /// The neighbours wrote an introduction in German and in Polish.
    func ownText(of alliance: Identifier<Alliance>, for language: Language) async throws -> AllianceText? {
        try await ask()
        guard alliance == Self.otherAlliance else { return nil }
        let german = AllianceText.Passage("Wir sind die Nachbarn.\nKommen Sie vorbei.", in: .german)
        let polish = AllianceText.Passage("Jesteśmy sąsiadami.", in: .polish)
        let note = AllianceText.Passage("Montag bis Freitag von 9 bis 16 Uhr.", in: .german)
        return AllianceText(introduction: language == .polish ? polish : german, contactNote: note)
    }

    func organisations(of alliance: Identifier<Alliance>, on day: Day) async throws -> [OrganisationProfile] {
        try await ask()
        return [(Self.chamber, "Handelskammer Grünau"), (Self.office, "Koordination"), (Self.townHall, "Stadt Grünau")]
            .map { OrganisationProfile(id: $0, name: $1, contact: Self.contact("\($0.text.suffix(2))@example.org")) }
    }

    func organisation(_ id: Identifier<Organisation>) async throws -> OrganisationProfile? { nil }

    func municipalities(of alliance: Identifier<Alliance>, on day: Day) async throws -> [Municipality] {
        try await ask()
        return Self.towns
    }

    func municipality(_ key: MunicipalityKey) async throws -> Municipality? { Self.towns.first { $0.key == key } }

    func placeNames(of alliance: Identifier<Alliance>, on day: Day) async throws -> [String] {
        try await ask()
        return Self.towns.map(\.name)
    }

    func districts(
        of alliances: [Identifier<Alliance>],
        on day: Day
    ) async throws -> [Identifier<Alliance>: [District]] {
        try await ask()
        return [Self.alliance: [District(key: "12345", name: "Landkreis Musterland")]]
    }

    /// The town hall answers for childcare in Grünau, and nobody for anything else.
    func responsibility(
        for topic: Topic,
        in municipality: MunicipalityKey,
        on day: Day,
        alliance: Identifier<Alliance>
    ) async throws -> ResponsibilityAnswer {
        guard topic == .childcare, municipality == Self.towns[0].key else { return .gap(.nobody) }
        let contact = Self.contact("rathaus@example.org")
        return .one(ResponsibleBody(organisation: Self.townHall, name: "Stadt Grünau", contact: contact, since: day))
    }

    private func ask() async throws {
        _ = try await store.read { try $0.number("SELECT 1") }
    }

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        guard let id = Identifier<Subject>("0190a5c0-0000-7000-8000-0000000000\(Digits.padded(number, to: 2))") else {
            preconditionFailure("identifiers of tests have two digits")
        }
        return id
    }

    private static func contact(_ mail: String) -> ContactPoint {
        ContactPoint(name: "Tom Test", phone: "03562 1", mail: mail, address: "")
    }

    private static func town(_ key: String, _ name: String, sorbian: String?, postcodes: [String]) -> Municipality {
        guard let key = MunicipalityKey(key) else { preconditionFailure("keys have eight digits") }
        return Municipality(
            key: key,
            name: name,
            sorbianName: sorbian,
            district: District(key: "12345", name: "Landkreis Musterland"),
            position: nil,
            population: 1000,
            postcodes: postcodes
        )
    }
}

/// People who visit the portal.
enum Visitor: Int, CaseIterable {
    case stranger = 30
    case manager
    case admin
    case officeLead
    case townHallLead
    case chamberLead
    case adviser
    case auditor
    case neighbourManager

    var account: Identifier<Account>? { self == .stranger ? nil : InventedRegion.id(rawValue) }

    var member: Member? {
        let (alliance, neighbour) = (InventedRegion.alliance, InventedRegion.otherAlliance)
        let office = InventedRegion.office
        let grant: Grant? =
            switch self {
            case .stranger: nil
            case .manager: Grant(role: .networkManager, alliance: alliance, organisation: office)
            case .admin: Grant(role: .allianceAdmin, alliance: alliance, organisation: office)
            case .officeLead: Grant(role: .teamLead, alliance: alliance, organisation: office)
            case .townHallLead:
                Grant(role: .teamLead, alliance: alliance, organisation: InventedRegion.townHall)
            case .chamberLead: Grant(role: .teamLead, alliance: alliance, organisation: InventedRegion.chamber)
            case .adviser: Grant(role: .adviser, alliance: alliance, organisation: InventedRegion.townHall)
            case .auditor: Grant(role: .auditor, alliance: alliance, organisation: office)
            case .neighbourManager: Grant(role: .networkManager, alliance: neighbour, organisation: office)
            }
        guard let account, let grant else { return nil }
        return Member(account: account, name: "\(self)", grants: [grant])
    }
}

/// The portal alone in its house, on a fresh database.
struct PortalHouse {
    let store: any Store
    let house: House
    let feature: PortalFeature

    static func with(_ engine: Dialect = .sqlite, _ body: (PortalHouse) async throws -> Void) async throws {
        let migrations = try House.migrations() + PortalSchema.migrations()
        try await TestStore.with(engine, migrations: migrations) { store in
            let region = InventedRegion(store: store)
            let feature = PortalFeature(
                store: store,
                vault: TestHouse.vault,
                alliances: region,
                network: region,
                responsibilities: region,
                texts: region,
                publisher: .invented,
                address: "https://lotse.example.org"
            )
            let members = FixedMembers(Visitor.allCases.compactMap(\.member))
            let house = try TestHouse.make([feature], on: store, alliances: region, members: members)
            try await body(PortalHouse(store: store, house: house, feature: feature))
        }
    }

    func visit(
        as visitor: Visitor = .stranger,
        _ body: @escaping @Sendable (TestBrowser) async throws -> Void
    ) async throws {
        try await TestBrowser.visit(house, as: visitor.account, on: store, body)
    }

    /// What is on its way by mail, oldest first, as the outbox keeps it.
    func mails() async throws -> [String] {
        try await store.read { reader in
            try reader.list("SELECT payload FROM outbox_message WHERE kind = 'mail' ORDER BY id") { row in
                try row.value("payload", as: String.self).replacing("\\/", with: "/")
            }
        }
    }

    func countOfConcerns() async throws -> Int {
        try await store.read { try $0.number("SELECT count(*) FROM concern") }
    }
}
