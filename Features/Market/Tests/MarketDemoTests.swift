import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import Testing

@testable import Market

@Suite struct MarketDemoTests {
    private static let mark = "Vorführdaten: Dieses Angebot ist erfunden."

    @Test func `every alliance gets offers of every kind, once`() async throws {
        try await TestStore.withEmbedded(MarketSchema.migrations()) { store in
            let network = InventedMarket(store: store)
            let demo = MarketDemo(store: store, network: network, occupations: FewOccupations())
            let count = try await demo.load(InventedMarket.profiles)
            let again = try await demo.load(InventedMarket.profiles)
            #expect(again == 0)
            let market = StoredMarket(store, network: network, occupations: FewOccupations())
            var found = 0
            for alliance in InventedMarket.profiles {
                let open = try await market.changes(of: alliance.id, since: 0).open
                #expect(open.vacancies.count > 20 && open.homes.count > 15)
                #expect(open.places.count > 10 && open.courses.count > 1)
                let kept = try await store.read {
                    try ListingListStore.changed(
                        in: alliance.id,
                        since: 0,
                        through: .max,
                        after: nil,
                        limit: 10_000,
                        $0
                    )
                }
                #expect(kept.allSatisfy { Self.says($0.listing, Self.mark) })
                found += open.vacancies.count + open.homes.count + open.places.count + open.courses.count
            }
            #expect(found > count / 3)
        }
    }

    private static func says(_ listing: Listing.Record, _ text: String) -> Bool {
        switch listing.content {
        case .vacancy(let record): record.description == text
        case .home(let record): record.description == text
        case .plot(let record): record.description == text
        case .carePlace(let record): record.description == text
        case .school(let record): record.description == text
        case .course(let record): record.description == text
        }
    }
}
