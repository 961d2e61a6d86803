import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import Testing

@testable import Market

@Suite struct ListingStoreTests {
    private static func with(_ engine: Dialect, _ body: (any Store) async throws -> Void) async throws {
        try await TestStore.with(engine, migrations: MarketSchema.migrations()) { try await body($0) }
    }

    private func insert(_ listings: [Listing.Record], into store: any Store) async throws {
        try await store.write(as: .system) { try ListingStore.insert(listings, in: $0) }
    }

    private func fetch(_ id: Identifier<Listing>, from store: any Store) async throws -> Listing.Record? {
        try await store.read { try ListingStore.fetch(id, of: InventedMarket.alliance, $0) }
    }

    @Test(arguments: TestStore.engines)
    func `every kind is kept with everything that was said of it`(engine: Dialect) async throws {
        try await Self.with(engine) { store in
            let demo = try DemoOffers.read()
            let made = DemoListings(
                demo,
                alliance: InventedMarket.alliance,
                places: InventedMarket.towns,
                partners: [InventedMarket.works],
                today: InventedMarket.today,
                identifiers: .seeded(4, at: TestStore.moment),
                seed: 4
            ).list(vacancies: 30)
            #expect(Set(made.map(\.kind)) == Set(ListingKind.allCases))
            try await insert(made, into: store)
            for listing in made {
                let kept = try await fetch(listing.id, from: store)
                #expect(kept == listing)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a listing of another alliance is not there`(engine: Dialect) async throws {
        try await Self.with(engine) { store in
            let foreign = Sample.listing(40, of: InventedMarket.otherAlliance) { .home(Sample.home($0)) }
            try await insert([foreign], into: store)
            let found = try await fetch(foreign.id, from: store)
            #expect(found == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `each change raises the revision of its own market only, and is in the journal`(
        engine: Dialect
    ) async throws {
        try await Self.with(engine) { store in
            let one = Sample.listing(40) { .vacancy(Sample.vacancy($0)) }
            let foreign = Sample.listing(41, of: InventedMarket.otherAlliance) { .home(Sample.home($0)) }
            try await insert([one, foreign], into: store)
            var paused = one
            paused.state = .paused
            let changed = paused
            try await store.write(as: .system) { try ListingStore.update(changed, as: "pause", in: $0) }
            let (here, there, entries) = try await store.read { reader in
                (
                    try MarketRevisionStore.fetch(of: InventedMarket.alliance, reader),
                    try MarketRevisionStore.fetch(of: InventedMarket.otherAlliance, reader),
                    try reader.list("SELECT action FROM journal WHERE subject = 'listing' ORDER BY sequence") {
                        try $0.value("action", as: String.self)
                    }
                )
            }
            #expect((here, there) == (2, 1))
            #expect(entries == ["offer", "offer", "pause"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `whoever writes an older version is told that it is stale`(engine: Dialect) async throws {
        try await Self.with(engine) { store in
            let one = Sample.listing(40) { .vacancy(Sample.vacancy($0)) }
            try await insert([one], into: store)
            try await store.write(as: .system) { try ListingStore.update(one, in: $0) }
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .system) { try ListingStore.update(one, in: $0) }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `what stood behind a listing is shown itself once that is closed, not when it is taken`(
        engine: Dialect
    ) async throws {
        try await Self.with(engine) { store in
            let leader = Sample.listing(40) { .home(Sample.home($0)) }
            var twin = Sample.listing(41) { .home(Sample.home($0)) }
            twin.twin = leader.id
            try await insert([leader, twin], into: store)
            var taken = leader
            taken.state = .taken
            let given = taken
            try await store.write(as: .system) { try ListingStore.update(given, as: "take", in: $0) }
            let hidden = try await fetch(twin.id, from: store)
            #expect(hidden?.twin == leader.id)
            taken.state = .closed
            taken.version = 2
            let gone = taken
            try await store.write(as: .system) { try ListingStore.update(gone, as: "close", in: $0) }
            let shown = try await fetch(twin.id, from: store)
            #expect(shown?.twin == nil && shown?.version == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a list shows each thing once, searched in any spelling, page by page`(engine: Dialect) async throws {
        try await Self.with(engine) { store in
            let vacancies = (0..<5).map { number in
                Sample.listing(40 + number) { .vacancy(Sample.vacancy($0, title: "Müller \(number)")) }
            }
            var twin = Sample.listing(50) { .vacancy(Sample.vacancy($0, title: "Müller 0")) }
            twin.twin = vacancies[0].id
            try await insert(vacancies + [twin, Sample.listing(51) { .home(Sample.home($0)) }], into: store)
            var filter = ListingFilter(alliance: InventedMarket.alliance, organisations: nil)
            filter.search = "mueller grünau"
            let search = filter
            let (first, count) = try await store.read { reader in
                (
                    try ListingListStore.list(search, after: nil, limit: 3, reader),
                    try ListingListStore.count(search, reader)
                )
            }
            let rest = try await store.read { try ListingListStore.list(search, after: first[2].cursor, limit: 9, $0) }
            #expect(count == 5)
            #expect(Set((first + rest).map(\.id)) == Set(vacancies.map(\.id)))
            let others = ListingFilter(alliance: InventedMarket.alliance, organisations: [InventedMarket.townHall])
            let none = try await store.read { try ListingListStore.list(others, after: nil, limit: 9, $0) }
            #expect(none == [])
        }
    }
}
