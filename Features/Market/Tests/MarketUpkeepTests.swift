import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import Testing

@testable import Market

@Suite struct MarketUpkeepTests {
    @Test(arguments: TestStore.engines)
    func `what had its last day is closed on the day after, and a list that nobody took in is forgotten`(
        engine: Dialect
    ) async throws {
        try await TestStore.with(engine, migrations: MarketSchema.migrations()) { store in
            let listing = Sample.listing(40) { key in
                var vacancy = Sample.vacancy(key)
                vacancy.closesOn = InventedMarket.today
                return .vacancy(vacancy)
            }
            let delivery = try await store.write(as: .system) { transaction in
                try ListingStore.insert([listing], in: transaction)
                return try FeedDeliveryStore(TestHouse.vault).insert(
                    [1, 2, 3],
                    named: "liste.csv",
                    for: FeedOrder(alliance: InventedMarket.alliance, connection: "x"),
                    by: InventedMarket.id(30),
                    in: transaction
                )
            }
            func look() async throws -> (Listing.State?, FeedDelivery?) {
                try await store.read { reader in
                    (
                        try ListingStore.fetch(listing.id, of: InventedMarket.alliance, reader)?.state,
                        try FeedDeliveryStore.fetch(delivery, of: InventedMarket.alliance, reader)
                    )
                }
            }
            try await MarketUpkeep.run(at: TestStore.moment, in: store)
            let before = try await look()
            #expect(before.0 == .open && before.1 != nil)
            try await MarketUpkeep.run(at: TestStore.moment.adding(hours: 25), in: store)
            let after = try await look()
            #expect(after.0 == .closed && after.1 == nil)
        }
    }
}
