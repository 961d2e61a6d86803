import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb

@testable import Cases

/// The room as tests visit it, with an invented network and staff.
enum CasesHouse {
    /// Somebody who comes to the door.
    enum Visitor: String, CaseIterable, Sendable {
        case owner
        case colleague
        case lead
        case neighbour
        case officer
        case manager
        case auditor
        case stranger

        var account: Identifier<Account>? {
            switch self {
            case .owner: Sample.adviser
            case .colleague: Sample.colleague
            case .lead: Sample.lead
            case .neighbour: Sample.id(24)
            case .officer: Sample.id(25)
            case .manager: Sample.id(26)
            case .auditor: Sample.id(27)
            case .stranger: nil
            }
        }

        fileprivate var member: Member? {
            guard let account else { return nil }
            return switch self {
            case .owner, .colleague: Sample.member(account, .adviser)
            case .lead: Sample.member(account, .teamLead)
            case .neighbour: Sample.member(account, .adviser, of: Sample.agency)
            case .officer: Sample.member(account, .partnerOfficer)
            case .manager: Sample.member(account, .networkManager)
            case .auditor: Sample.member(account, .auditor, of: nil)
            case .stranger: nil
            }
        }
    }

    static let alliance = AllianceProfile(
        id: Sample.alliance,
        slug: "muster",
        name: "Allianz Musterland",
        contact: contact,
        fundingNotice: "",
        office: Sample.welcomeCenter
    )

    static let contact = ContactPoint(name: "Kim Muster", phone: "03562 1", mail: "kim@example.org", address: "Forst")

    static func ports(_ store: any Store) -> CasesPorts {
        CasesPorts(
            store: store,
            vault: TestHouse.vault,
            staff: InventedStaff(),
            network: InventedNetwork(),
            responsibility: InventedNetwork(),
            recognition: InventedNetwork(),
            publicURL: "https://lotse.example.org"
        )
    }

    static func visit(
        as visitor: Visitor,
        on store: any Store,
        _ body: @escaping @Sendable (TestBrowser) async throws -> Void
    ) async throws {
        let house = try TestHouse.make(
            [CasesFeature(ports(store))],
            on: store,
            alliances: FixedAlliances([alliance]),
            members: FixedMembers(Visitor.allCases.compactMap(\.member))
        )
        try await TestBrowser.visit(house, as: visitor.account, on: store, body)
    }
}

/// Three people of the Welcome Center.
struct InventedStaff: StaffSource {
    func staff(
        of organisation: Identifier<Organisation>,
        as roles: Set<Role>,
        alliance: Identifier<Alliance>
    ) async throws -> [StaffMember] {
        guard organisation == Sample.welcomeCenter else { return [] }
        return [Sample.adviser, Sample.colleague, Sample.lead].map { account in
            StaffMember(account: account, name: Self.names[account] ?? "", mail: "a@example.org", standIn: nil)
        }
    }

    func names(of accounts: Set<Identifier<Account>>) async throws -> [Identifier<Account>: String] {
        Self.names.filter { accounts.contains($0.key) }
    }

    private static let names: [Identifier<Account>: String] = [
        Sample.adviser: "Ada Beispiel", Sample.colleague: "Bo Beispiel", Sample.lead: "Lea Beispiel",
    ]
}

/// A network of two organisations and one town.
struct InventedNetwork: NetworkSource, ResponsibilitySource, RecognitionSource {
    static let town: Municipality = {
        guard let key = MunicipalityKey("12071076") else { preconditionFailure("eight digits") }
        return Municipality(
            key: key,
            name: "Forst (Lausitz)",
            sorbianName: "Baršć",
            district: District(key: "12071", name: "Spree-Neiße"),
            position: nil,
            population: 17_000,
            postcodes: ["03149"]
        )
    }()

    func organisations(of alliance: Identifier<Alliance>, on day: Day) async throws -> [OrganisationProfile] {
        [Self.profile(Sample.agency, "Agentur"), Self.profile(Sample.welcomeCenter, "Welcome Center")]
    }

    func organisation(_ id: Identifier<Organisation>) async throws -> OrganisationProfile? {
        try await organisations(of: Sample.alliance, on: Sample.day("2026-03-02")).first { $0.id == id }
    }

    func municipalities(of alliance: Identifier<Alliance>, on day: Day) async throws -> [Municipality] { [Self.town] }

    func municipality(_ key: MunicipalityKey) async throws -> Municipality? { key == Self.town.key ? Self.town : nil }

    func responsibility(
        for topic: Topic,
        in municipality: MunicipalityKey,
        on day: Day,
        alliance: Identifier<Alliance>
    ) async throws -> ResponsibilityAnswer {
        let body = ResponsibleBody(
            organisation: Sample.agency,
            name: "Agentur",
            contact: CasesHouse.contact,
            since: Sample.day("2020-01-01")
        )
        return topic == .work ? .one(body) : .gap(.nobody)
    }

    func recognitionPeriods(of alliance: Identifier<Alliance>) async throws -> [Period] {
        [Period(from: Sample.day("2025-01-01"), through: Sample.day("2027-12-31"))].compactMap(\.self)
    }

    private static func profile(_ id: Identifier<Organisation>, _ name: String) -> OrganisationProfile {
        OrganisationProfile(id: id, name: name, contact: CasesHouse.contact)
    }
}
