import Foundation
import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import Testing

@testable import Market

@Suite struct FeedIntakeTests {
    /// A market, and lists of homes that are handed in.
    private struct Desk {
        let store: any Store
        let intake: FeedIntake

        func order(_ connection: String = "wohnbau", _ extent: FeedExtent = .full) -> FeedOrder {
            var order = FeedOrder(alliance: InventedMarket.alliance, connection: connection)
            order.extent = extent
            return order
        }

        @discardableResult
        func take(_ table: String, _ order: FeedOrder) async throws -> FeedSource.Counts {
            let feed = try FeedIntake.read(FeedBytes(Array(table.utf8)), for: order)
            return try await intake.take(feed, for: order, as: .system)
        }

        func states() async throws -> [String: Listing.State] {
            let rows = try await store.read { reader in
                try reader.list("SELECT title, state FROM listing WHERE twin_id IS NULL") { row in
                    (try row.value("title", as: String.self), try row.value("state", as: Listing.State.self))
                }
            }
            return Dictionary(rows, uniquingKeysWith: { first, _ in first })
        }
    }

    private static func with(_ engine: Dialect = .sqlite, _ body: (Desk) async throws -> Void) async throws {
        try await TestStore.with(engine, migrations: MarketSchema.migrations()) { store in
            let network = InventedMarket(store: store)
            let intake = FeedIntake(store: store, network: network, occupations: FewOccupations())
            try await body(Desk(store: store, intake: intake))
        }
    }

    private static let head = "Schlüssel;Titel;Miete oder Kauf;Ort;PLZ;Fläche;Zimmer;Kaltmiete\n"

    private static func homes(_ rows: [(key: String, rent: String)]) -> String {
        head + rows.map { "\($0.key);Wohnung \($0.key);Miete;Grünau;01234;60;2,5;\($0.rent)\n" }.joined()
    }

    @Test(arguments: TestStore.engines)
    func `a full list brings in, changes and closes what is its sender's, and nothing else`(
        engine: Dialect
    ) async throws {
        try await Self.with(engine) { desk in
            try await desk.take(Self.homes([("F", "999")]), desk.order("genossenschaft"))
            let first = try await desk.take(Self.homes([("A", "500"), ("B", "600"), ("C", "700")]), desk.order())
            #expect(first.new == 3)
            let second = try await desk.take(Self.homes([("A", "500"), ("B", "650")]), desk.order())
            #expect(second.same == 1 && second.changed == 1 && second.closed == 1)
            let states = try await desk.states()
            #expect(states["Wohnung F"] == .open && states["Wohnung A"] == .open && states["Wohnung B"] == .open)
            #expect(states["Wohnung C"] == .closed)
            let third = try await desk.take(Self.homes([("A", "500"), ("B", "650"), ("C", "700")]), desk.order())
            #expect(third.changed == 1)
            let again = try await desk.states()
            #expect(again["Wohnung C"] == .open)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a list in parts closes nothing`(engine: Dialect) async throws {
        try await Self.with(engine) { desk in
            try await desk.take(Self.homes([("A", "500"), ("B", "600")]), desk.order("wohnbau", .partial))
            let counts = try await desk.take(Self.homes([("A", "510")]), desk.order("wohnbau", .partial))
            #expect(counts.closed == 0)
            let states = try await desk.states()
            #expect(states["Wohnung B"] == .open)
        }
    }

    @Test func `one bad cell keeps the whole list out, unless the good rows are wanted`() async throws {
        try await Self.with { desk in
            let table = Self.homes([("A", "500"), ("B", "viel")])
            await #expect(throws: FeedObjection.refusals) { try await desk.take(table, desk.order()) }
            let before = try await desk.states()
            #expect(before == [:])
            var order = desk.order()
            order.takesPartly = true
            let counts = try await desk.take(table, order)
            #expect(counts.new == 1 && counts.refused == 1)
        }
    }

    @Test func `a trial says what would change and where the fault stands, and writes nothing`() async throws {
        try await Self.with { desk in
            let bytes = FeedBytes(Array(Self.homes([("A", "500"), ("B", "viel")]).utf8))
            let feed = try FeedIntake.read(bytes, for: desk.order())
            let trial = try await desk.intake.trial(of: feed, for: desk.order())
            #expect(trial.counts.new == 1 && trial.counts.refused == 1 && trial.objection == .refusals)
            let words = FeedReportWords(outsidePagesIn: .german)
            let sentence = words.sentence(try #require(feed.report.refusals.first))
            #expect(
                sentence
                    == "Zeile 3, Spalte 39, „Kaltmiete“: Schreiben Sie eine Zahl. Da steht: „viel“."
            )
            let states = try await desk.states()
            #expect(states == [:])
        }
    }

    @Test func `what a person paused or gave away is not opened by its sender`() async throws {
        try await Self.with { desk in
            try await desk.take(Self.homes([("A", "500"), ("B", "600")]), desk.order())
            try await desk.store.write(as: .system) { transaction in
                let lines = try ListingListStore.list(
                    ListingFilter(alliance: InventedMarket.alliance, organisations: nil),
                    after: nil,
                    limit: 9,
                    transaction.reader
                )
                for (line, state) in zip(lines.sorted { $0.title < $1.title }, [Listing.State.paused, .taken]) {
                    guard
                        var listing = try ListingStore.fetch(
                            line.id,
                            of: InventedMarket.alliance,
                            transaction.reader
                        )
                    else { continue }
                    listing.state = state
                    try ListingStore.update(listing, in: transaction)
                }
            }
            try await desk.take(Self.homes([("A", "500"), ("B", "650")]), desk.order())
            let states = try await desk.states()
            #expect(states["Wohnung A"] == .paused && states["Wohnung B"] == .taken)
        }
    }

    @Test func `the occupation that a person chose holds as long as the title does`() async throws {
        try await Self.with { desk in
            let head = "key;title;employer;town;openings\n"
            try await desk.take(head + "1;Allrounder;Muster;Grünau;1\n", desk.order("agentur"))
            try await desk.store.write(as: .system) { transaction in
                var filter = ListingFilter(alliance: InventedMarket.alliance, organisations: nil)
                filter.lacksOccupation = true
                let line = try ListingListStore.list(filter, after: nil, limit: 1, transaction.reader).first
                guard let line,
                    var listing = try ListingStore.fetch(line.id, of: InventedMarket.alliance, transaction.reader)
                else { return }
                listing.occupation = 81302
                try ListingStore.update(listing, in: transaction)
            }
            try await desk.take(head + "1;Allrounder;Muster;Grünau;2\n", desk.order("agentur"))
            var kept = try await Self.occupations(in: desk.store)
            #expect(kept == [81302])
            try await desk.take(head + "1;Alleskönner;Muster;Grünau;2\n", desk.order("agentur"))
            kept = try await Self.occupations(in: desk.store)
            #expect(kept == [nil])
        }
    }

    private static func occupations(in store: any Store) async throws -> [Int?] {
        try await store.read { try $0.list("SELECT occupation FROM listing") { try $0.optional("occupation") } }
    }

    @Test(arguments: TestStore.engines)
    func `the same home from two senders is shown once, and by the other when the first closes it`(
        engine: Dialect
    ) async throws {
        try await Self.with(engine) { desk in
            let table = Self.head + "1;Weg 3;Miete;Grünau;01234;60;2,5;500\n"
            let withStreet = table.replacing("Kaltmiete\n", with: "Kaltmiete;Straße und Hausnummer\n")
                .replacing(";500\n", with: ";500;Weg 3\n")
            try await desk.take(withStreet, desk.order("a"))
            try await desk.take(withStreet, desk.order("b"))
            let filter = ListingFilter(alliance: InventedMarket.alliance, organisations: nil)
            let shown = try await desk.store.read { reader in
                let lines = try ListingListStore.list(filter, after: nil, limit: 9, reader)
                return (lines, try lines.flatMap { try ListingListStore.twins(of: $0.id, reader) })
            }
            #expect(shown.0.count == 1 && shown.1 == ["b"])
            var emptied = desk.order("a")
            emptied.acceptsShrink = true
            try await desk.take(
                withStreet.replacing("1;Weg 3", with: "2;Weg 9").replacing(";Weg 3\n", with: ";Weg 9\n"),
                emptied
            )
            var open = filter
            open.state = .open
            let left = open
            let titles = try await desk.store.read { reader in
                try ListingListStore.list(left, after: nil, limit: 9, reader).map(\.title).sorted()
            }
            #expect(titles == ["Weg 3", "Weg 9"])
        }
    }

    @Test func `a list under somebody else's name is refused`() async throws {
        try await Self.with { desk in
            try await desk.take(Self.homes([("A", "500")]), desk.order())
            var foreign = desk.order()
            foreign.organisation = InventedMarket.works
            let order = foreign
            await #expect(throws: FeedObjection.foreignConnection) {
                try await desk.take(Self.homes([("A", "1")]), order)
            }
        }
    }

    @Test func `a list that shrinks too much closes nothing until somebody has looked`() async throws {
        try await Self.with { desk in
            let many = (0..<12).map { (key: "W\($0)", rent: "\(400 + $0)") }
            try await desk.take(Self.homes(many), desk.order())
            let few = Self.homes(Array(many.prefix(2)))
            let careful = try await desk.take(few, desk.order())
            #expect(careful.closed == 0)
            var order = desk.order()
            order.acceptsShrink = true
            let wanted = try await desk.take(few, order)
            #expect(wanted.closed == 10)
        }
    }

    @Test func `the journal and the source say what a list did`() async throws {
        try await Self.with { desk in
            try await desk.take(Self.homes([("A", "500")]), desk.order())
            let (sources, actions) = try await desk.store.read { reader in
                (
                    try FeedSourceStore.list(of: InventedMarket.alliance, for: nil, reader),
                    try reader.list("SELECT action FROM journal ORDER BY sequence") {
                        try $0.value("action", as: String.self)
                    }
                )
            }
            #expect(sources.map(\.name) == ["wohnbau"] && sources.first?.counts.new == 1)
            #expect(sources.first?.extent == .full && sources.first?.format == "csv-template")
            #expect(actions == ["offer", "take-in"])
        }
    }

    @Test(arguments: [
        ("<!DOCTYPE openimmo [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><openimmo>&a;</openimmo>", "document-type"),
        ("{\"stellenangebote\": [], \"stellenangebote\": []}", "duplicate-name"),
        ("", "empty"),
        ("Schlüssel;Zauber\n1;2\n", "other-format"),
        ("\u{1F}\u{8B}", "archive"),
    ])
    func `a hostile file is refused with a sentence`(text: String, reason: String) throws {
        let order = FeedOrder(alliance: InventedMarket.alliance, connection: "x")
        let bytes = reason == "archive" ? [0x1F, 0x8B, 8, 0] : Array(text.utf8)
        let error = #expect(throws: FeedFailure.self) { try FeedIntake.read(FeedBytes(bytes), for: order) }
        let failure = try #require(error)
        #expect(failure.reason.rawValue == reason)
        for language in [Language.german, .english] {
            #expect(FeedReportWords(outsidePagesIn: language).sentence(failure).hasSuffix("."))
        }
    }

    @Test func `every code of the readers has a sentence in both languages`() {
        for language in [Language.german, .english] {
            let words = FeedReportWords(outsidePagesIn: language)
            let sentences =
                FeedFailure.Reason.allCases.map { words.sentence(FeedFailure($0)) }
                + FeedRefusal.Problem.allCases.map { words.sentence(FeedRefusal($0)) }
                + FeedTolerance.allCases.map { words.sentence($0, times: 2) }
                + FeedObjection.allCases.map(words.sentence)
            for sentence in sentences { #expect(!sentence.contains("⟦"), "\(sentence)") }
        }
    }
}
