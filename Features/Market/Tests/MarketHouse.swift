import Foundation
import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import LotseWeb

@testable import Market

/// People who look after offers.
enum Keeper: Int, CaseIterable {
    case adviser = 30
    case officer
    case townOfficer
    case auditor
    case stranger
    case steward
    case otherSteward

    var account: Identifier<Account> { InventedMarket.id(rawValue) }

    var member: Member {
        let (here, there) = (InventedMarket.alliance, InventedMarket.otherAlliance)
        let grant =
            switch self {
            case .adviser: Grant(role: .adviser, alliance: here, organisation: InventedMarket.office)
            case .officer: Grant(role: .partnerOfficer, alliance: here, organisation: InventedMarket.works)
            case .townOfficer: Grant(role: .partnerOfficer, alliance: here, organisation: InventedMarket.townHall)
            case .auditor: Grant(role: .auditor, alliance: here, organisation: InventedMarket.office)
            case .stranger: Grant(role: .adviser, alliance: there, organisation: InventedMarket.office)
            case .steward: Grant(role: .allianceAdmin, alliance: here, organisation: InventedMarket.office)
            case .otherSteward: Grant(role: .allianceAdmin, alliance: there, organisation: InventedMarket.office)
            }
        return Member(account: account, name: "\(self)", grants: [grant])
    }
}

/// The room alone in its house, on a fresh database.
struct MarketHouse {
    let store: any Store
    let house: House

    static func with(_ engine: Dialect = .sqlite, _ body: (MarketHouse) async throws -> Void) async throws {
        let migrations = try House.migrations() + MarketSchema.migrations()
        try await TestStore.with(engine, migrations: migrations) { store in
            let network = InventedMarket(store: store)
            let feature = MarketFeature(
                store: store,
                vault: TestHouse.vault,
                network: network,
                occupations: FewOccupations(),
                places: FeedPlaces(folder: FeedFolder(URL(filePath: "/nowhere")))
            )
            let house = try TestHouse.make(
                [feature],
                on: store,
                alliances: network,
                members: FixedMembers(Keeper.allCases.map(\.member))
            )
            try await body(MarketHouse(store: store, house: house))
        }
    }

    func visit(
        as keeper: Keeper = .adviser,
        _ body: @escaping @Sendable (TestBrowser) async throws -> Void
    ) async throws {
        try await TestBrowser.visit(house, as: keeper.account, on: store, body)
    }

    func keep(_ listings: [Listing.Record]) async throws {
        let reading = ListingReading(InventedMarket.towns, FewOccupations())
        let understood = listings.map(reading.understanding)
        try await store.write(as: .system) { try ListingStore.insert(understood, in: $0) }
    }

    func listing(_ id: Identifier<Listing>) async throws -> Listing.Record? {
        try await store.read { try ListingStore.fetch(id, of: InventedMarket.alliance, $0) }
    }
}
