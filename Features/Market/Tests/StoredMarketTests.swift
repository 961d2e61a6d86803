import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import Testing

@testable import Market

@Suite struct StoredMarketTests {
    private static let reading = ListingReading(InventedMarket.towns, FewOccupations())

    private static func with(
        _ engine: Dialect,
        _ listings: [Listing.Record],
        _ body: (any Store, StoredMarket) async throws -> Void
    ) async throws {
        try await TestStore.with(engine, migrations: MarketSchema.migrations()) { store in
            let understood = listings.map(reading.understanding)
            try await store.write(as: .system) { try ListingStore.insert(understood, in: $0) }
            let network = InventedMarket(store: store)
            // Two at a time, so that what is told is put together of pieces.
            try await body(store, StoredMarket(store, network: network, occupations: FewOccupations(), piece: 2))
        }
    }

    @Test(arguments: TestStore.engines)
    func `what is open comes with a place, an occupation and the costs of a month`(engine: Dialect) async throws {
        let vacancy = Sample.listing(40) { key in
            var vacancy = Sample.vacancy(key)
            vacancy.hours = [.partTime, .flexible]
            vacancy.pay = .init(from: Money(cents: 18_00), to: Money(cents: 20_00), unit: .hour)
            vacancy.wishedSkills = ["Wundversorgung", "Zaubern"]
            return .vacancy(vacancy)
        }
        try await Self.with(engine, [vacancy, Sample.listing(41) { .home(Sample.home($0)) }]) { _, market in
            let changes = try await market.changes(of: InventedMarket.alliance, since: 0)
            let open = try #require(changes.open.vacancies.first)
            #expect(changes.revision == 1 && changes.gone == [])
            #expect(open.occupation == 81302 && open.isRegulated && open.wishedSkills == ["wounds"])
            #expect(open.listing.municipality == InventedMarket.towns[0].key)
            #expect(open.listing.position == InventedMarket.towns[0].position)
            #expect(open.monthlyPay == Money(cents: 3120_00) && open.weeklyHours == 15...30)
            #expect(open.familyTerms == [.flexibleHours])
            let home = try #require(changes.open.homes.first)
            #expect(home.coldRent == Money(cents: 600_00) && home.costs == Money(cents: 200_00))
            #expect(home.halfRooms == 6 && home.areaInSquareMetres == 85)
            #expect(home.listing.municipality == InventedMarket.towns[1].key)
        }
    }

    @Test(arguments: TestStore.engines)
    func `what nobody can work with is left out, and gone once it was there`(engine: Dialect) async throws {
        let unknown = Sample.listing(40) { .vacancy(Sample.vacancy($0, title: "Zauberei")) }
        let nowhere = Sample.listing(41) { key in
            .home(HomeRecord(key: key, tenure: .rent, place: FeedPlace(town: "Anderswo")))
        }
        let unplaced = Sample.listing(42) { key in
            .home(HomeRecord(key: key, tenure: .rent, place: FeedPlace(town: "Neudorf")))
        }
        let good = Sample.listing(43) { .vacancy(Sample.vacancy($0)) }
        try await Self.with(engine, [unknown, nowhere, unplaced, good]) { store, market in
            let first = try await market.changes(of: InventedMarket.alliance, since: 0)
            #expect(first.open.homes == [] && first.gone == [])
            #expect(first.open.vacancies.map(\.listing.id) == [good.id])
            var taken = Self.reading.understanding(good)
            taken.state = .taken
            let gone = taken
            try await store.write(as: .system) { try ListingStore.update(gone, as: "take", in: $0) }
            let second = try await market.changes(of: InventedMarket.alliance, since: first.revision)
            #expect(second.revision == first.revision + 1)
            #expect(second.open == OpenMarket() && second.gone == [good.id])
            let third = try await market.changes(of: InventedMarket.alliance, since: second.revision)
            #expect(third == MarketChanges(revision: second.revision, open: OpenMarket(), gone: []))
            let foreign = try await market.changes(of: InventedMarket.otherAlliance, since: 0)
            #expect(foreign == MarketChanges(revision: 0, open: OpenMarket(), gone: []))
        }
    }

    @Test func `places outside of the territory are asked for by their key`() async throws {
        let key = try #require(MunicipalityKey("99999001"))
        let far = Sample.listing(40) { .home(HomeRecord(key: $0, tenure: .rent, place: FeedPlace(municipality: key))) }
        try await Self.with(.sqlite, [far]) { _, market in
            let changes = try await market.changes(of: InventedMarket.alliance, since: 0)
            #expect(changes.open.homes.map(\.listing.town) == ["Fernhausen"])
        }
    }

    @Test func `an address is understood by key, name in any language, or a postcode of one place alone`() {
        let table = PlaceTable(InventedMarket.towns)
        let keys = InventedMarket.towns.map(\.key)
        #expect(table.municipality(of: FeedPlace(town: "grünau")) == keys[0])
        #expect(table.municipality(of: FeedPlace(town: "Gruenau (Lausitz)")) == keys[0])
        #expect(table.municipality(of: FeedPlace(town: "Zelenow")) == keys[0])
        #expect(table.municipality(of: FeedPlace(postcode: "01236")) == keys[1])
        #expect(table.municipality(of: FeedPlace(postcode: "01235")) == nil)
        #expect(table.municipality(of: FeedPlace(postcode: "01235", town: "Neudorf")) == keys[2])
        #expect(table.municipality(of: FeedPlace(country: Country("PL"), town: "Neudorf")) == nil)
        #expect(table.municipality(of: FeedPlace()) == nil)
    }

    @Test func `codes of the KldB are understood, those of other lists are not`() {
        #expect(ListingReading.occupation(code: "kldb:26112") == 26112)
        #expect(ListingReading.occupation(code: "B 26112") == 26112)
        #expect(ListingReading.occupation(code: "01104") == 1104)
        #expect(ListingReading.occupation(code: "dkz:15342") == nil)
        #expect(ListingReading.occupation(code: "kldb:2611") == nil)
    }
}
