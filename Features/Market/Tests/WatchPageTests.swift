import HTTPTypes
import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import Testing

@testable import Market

@Suite struct WatchPageTests {
    private static let here = "/de/musterland/angebote/abrufe"
    private static let good = [
        ("connection", "Wohnbau"), ("channel", "folder"), ("folder", "wohnbau"), ("every", "24"), ("extent", "full"),
    ]

    private static func changed(_ changes: [String: String]) -> [(String, String)] {
        good.filter { changes[$0.0] == nil } + changes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// A watch as somebody set it up, with an arrival that somebody has to look at.
    private static func write(_ outcome: FeedArrival.Outcome, to market: MarketHouse) async throws -> FeedWatch {
        let watch = FeedWatch(
            id: InventedMarket.id(60),
            alliance: InventedMarket.alliance,
            connection: "Wohnbau",
            place: WatchedMarket.folder(),
            dueAt: TestStore.moment
        )
        var finding = FeedArrival.Finding(outcome)
        finding.counts.new = 2
        finding.sentences = StaffSentences { [$0.sentence(FeedAlarm.mostRefused(entries: 9, of: 10))] }
        let told = finding
        try await market.store.write(as: .system) { transaction in
            try FeedWatchStore(TestHouse.vault).insert(watch, in: transaction)
            try FeedArrivalStore.insert(told, of: watch, named: "homes.xml", mark: "1:1.1", in: transaction)
        }
        return watch
    }

    @Test(arguments: ["de", "en"])
    func `the pages of fetching read as reviewed`(language: String) async throws {
        try await MarketHouse.with { market in
            let watch = try await Self.write(.refused, to: market)
            let list = language == "de" ? Self.here : "/en/musterland/offers/watches"
            try await market.visit(as: .steward) { browser in
                let pages = [
                    ("watches", list), ("watch", "\(list)/\(watch.id)"),
                    ("watch-new", language == "de" ? "\(list)/neu" : "\(list)/new"),
                ]
                for (name, path) in pages {
                    let answer = try await browser.get(path)
                    #expect(answer.status == .ok)
                    #expect(!answer.text.contains("⟦"), "\(path) lacks a word")
                    try assertSnapshot(answer.main, named: "\(name)-\(language)")
                }
            }
        }
    }

    @Test func `a folder is set up, changed, stopped and ordered again`() async throws {
        try await MarketHouse.with { market in
            try await market.visit(as: .steward) { browser in
                let form = "\(Self.here)/neu"
                let made = try await browser.submit(form, to: form, Self.good)
                #expect(made.status == .seeOther)
                let page = try #require(made.location?.split(separator: "?").first.map(String.init))
                let shown = try await browser.get(page)
                #expect(shown.text.contains("Ordner musterland/wohnbau"))
                let edited = try await browser.submit(
                    "\(page)/bearbeiten",
                    to: "\(page)/bearbeiten",
                    [
                        ("channel", "address"), ("address", "https://example.org/x?geheim=1"), ("every", "6"),
                        ("extent", "partial"), ("version", "1"),
                    ]
                )
                #expect(edited.status == .seeOther)
                let after = try await browser.get(page)
                #expect(after.text.contains("Adresse bei example.org") && after.text.contains("angehalten"))
                let form2 = try await browser.get("\(page)/bearbeiten")
                #expect(!after.text.contains("geheim") && !form2.text.contains("geheim"))
                // Whoever leaves the address empty keeps it.
                let kept = try await browser.submit(
                    "\(page)/bearbeiten",
                    to: "\(page)/bearbeiten",
                    [("channel", "address"), ("every", "12"), ("extent", "partial"), ("active", "1"), ("version", "2")]
                )
                #expect(kept.status == .seeOther)
                let late = try await browser.submit(
                    "\(page)/bearbeiten",
                    to: "\(page)/bearbeiten",
                    [("channel", "address"), ("every", "1"), ("extent", "partial"), ("version", "2")]
                )
                #expect(late.status == .conflict)
            }
            let watches = try await market.store.read {
                try FeedWatchStore(TestHouse.vault).list(of: InventedMarket.alliance, $0)
            }
            #expect(watches.map(\.everyHours) == [12] && watches.map(\.isActive) == [true])
            #expect(watches.first?.place == .address(try FeedAddress("https://example.org/x?geheim=1")))
        }
    }

    @Test(arguments: [
        (["folder": "../../etc"], "Kleinbuchstaben, Ziffern und Bindestrichen"),
        (["folder": ""], "Kleinbuchstaben, Ziffern und Bindestrichen"),
        (["channel": "address", "address": "http://example.org/x"], "muss mit https:// beginnen"),
        (["channel": "address", "address": "https://127.0.0.1/x"], "im eigenen Netz des Servers"),
        (["channel": "address", "address": "https://a:b@example.org/"], "Name und Passwort"),
        (["every": "0"], "ganze Zahl von 1 bis 720"), (["extent": "alles"], "Was steht in den Listen?"),
    ])
    func `what does not do is told at its field, and nothing is set up`(
        changes: [String: String],
        sentence: String
    ) async throws {
        try await MarketHouse.with { market in
            try await market.visit(as: .steward) { browser in
                let form = "\(Self.here)/neu"
                let refused = try await browser.submit(form, to: form, Self.changed(changes))
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains(sentence))
            }
            let count = try await market.store.read { try $0.number("SELECT count(*) FROM feed_watch") }
            #expect(count == 0)
        }
    }

    @Test func `one source is fetched from one place, and a folder is one source's`() async throws {
        try await MarketHouse.with { market in
            _ = try await Self.write(.taken, to: market)
            try await market.visit(as: .steward) { browser in
                let form = "\(Self.here)/neu"
                for changes in [["folder": "andere"], ["connection": "Andere"]] {
                    let double = try await browser.submit(form, to: form, Self.changed(changes))
                    #expect(double.status == .unprocessableContent && double.text.contains("gibt es"))
                }
            }
        }
    }

    @Test func `whoever takes lists in sees what somebody has to look at`() async throws {
        try await MarketHouse.with { market in
            _ = try await Self.write(.unreadable, to: market)
            let path = "/de/musterland/angebote/einlesen"
            try await market.visit { browser in
                let page = try await browser.get(path)
                #expect(page.text.contains("9 von 10 Einträgen sind abgelehnt.") && page.text.contains("panel-urgent"))
            }
            // It is of none of the officer's organisations.
            try await market.visit(as: .officer) { browser in
                let page = try await browser.get(path)
                #expect(!page.text.contains("9 von 10"))
            }
        }
    }

    @Test func `only those who administer the alliance say where lists are fetched`() async throws {
        try await MarketHouse.with { market in
            let watch = try await Self.write(.taken, to: market)
            for keeper in [Keeper.adviser, .officer, .auditor, .stranger, .otherSteward] {
                try await market.visit(as: keeper) { browser in
                    for path in [Self.here, "\(Self.here)/neu", "\(Self.here)/\(watch.id)"] {
                        let page = try await browser.get(path)
                        #expect(page.status == .notFound, "\(keeper) \(path)")
                    }
                }
            }
        }
    }
}
