import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import LotseWeb
import Testing

@testable import Market

@Suite struct FeedRoundTests {
    private typealias Ground = WatchedMarket

    @Test(arguments: TestStore.engines)
    func `a list that lies there finished is taken in once, and the next one too`(engine: Dialect) async throws {
        try await Ground.with(engine) { ground in
            let watch = try await ground.watch(Ground.folder())
            let round = ground.round()
            try ground.lay(Ground.homes([("A", "500"), ("B", "600")]), as: "1.csv")
            let first = try await round.run()
            #expect(first == 0, "seen once only, it may not be finished")
            let second = try await round.run()
            let again = try await round.run()
            #expect(second == 1 && again == 0)
            try ground.lay(Ground.homes([("A", "550")]), as: "2.csv")
            try await round.run()
            try await round.run()
            let arrivals = try await ground.arrivals(of: watch)
            #expect(arrivals.map(\.name) == ["2.csv", "1.csv"])
            #expect(arrivals.map(\.finding.outcome) == [.taken, .taken])
            #expect(arrivals.last?.finding.counts.new == 2 && arrivals.first?.finding.counts.closed == 1)
            let (titles, letters) = (try await ground.openTitles(), try await ground.letters())
            #expect(titles == ["Wohnung A"] && letters.isEmpty)
        }
    }

    @Test func `a file that still grows is left alone until it does not`() async throws {
        try await Ground.with { ground in
            let watch = try await ground.watch(Ground.folder())
            let round = ground.round()
            for size in 1...3 {
                try ground.lay(Ground.homes((0..<size).map { ("W\($0)", "\(500 + $0)") }), as: "1.csv")
                let count = try await round.run()
                #expect(count == 0)
            }
            let done = try await round.run()
            let arrivals = try await ground.arrivals(of: watch)
            #expect(done == 1 && arrivals.map(\.finding.counts.new) == [3])
        }
    }

    @Test(arguments: TestStore.engines)
    func `of two servers one takes a list, and the other finds it taken`(engine: Dialect) async throws {
        try await Ground.with(engine) { ground in
            let watch = try await ground.watch(Ground.folder())
            let (one, other) = (ground.round(), ground.round())
            try ground.lay(Ground.homes([("A", "500")]), as: "1.csv")
            try await one.run()
            try await other.run()
            async let first = one.run()
            async let second = other.run()
            let counts = try await [first, second]
            #expect(counts.reduce(0, +) == 1)
            let arrivals = try await ground.arrivals(of: watch)
            #expect(arrivals.count == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a server that is at work keeps the others off, but not for ever`(engine: Dialect) async throws {
        try await Ground.with(engine) { ground in
            let watch = try await ground.watch(Ground.folder())
            let store = FeedWatchStore(TestHouse.vault)
            func claim() async throws -> FeedWatch? {
                try await ground.store.write(as: .system) { try store.claim(watch, in: $0) }
            }
            let mine = try await claim()
            let others = try await claim()
            #expect(mine != nil && others == nil)
            ground.clock.advance(minutes: 31)
            let late = try await claim()
            #expect(late != nil)
        }
    }

    @Test func `a renamed column closes nothing, and the admins are told once`() async throws {
        try await Ground.with { ground in
            let watch = try await ground.watch(Ground.folder())
            let round = ground.round()
            try ground.lay(Ground.homes([("A", "500"), ("B", "600")]), as: "1.csv")
            try await round.run()
            try await round.run()
            let head = Ground.standardHead.replacing("Zimmer", with: "Anzahl der Räume")
            for name in ["2.csv", "3.csv"] {
                try ground.lay(Ground.homes([("A", "500")], head: head), as: name)
                try await round.run()
                try await round.run()
            }
            let arrivals = try await ground.arrivals(of: watch)
            #expect(arrivals.map(\.finding.outcome) == [.unreadable, .unreadable, .taken])
            let titles = try await ground.openTitles()
            #expect(titles == ["Wohnung A", "Wohnung B"])
            let letters = try await ground.letters()
            #expect(letters.map(\.to) == [Ground.steward])
            let link = "https://lotse.example.org/de/musterland/angebote/abrufe/\(watch.id)"
            #expect(letters.first?.text.contains(link) == true)
            for language in [Language.german, .english] {
                let sentences = try #require(arrivals.first).finding.sentences.list(in: language)
                #expect(!sentences.isEmpty && !sentences.joined().contains("⟦"))
            }
        }
    }

    @Test func `an empty full list closes nothing until somebody has looked`() async throws {
        try await Ground.with { ground in
            let watch = try await ground.watch(Ground.folder())
            let round = ground.round()
            try ground.lay(Ground.homes([("A", "500"), ("B", "600")]), as: "1.csv")
            try await round.run()
            try await round.run()
            try ground.lay(Ground.standardHead, as: "2.csv")
            try await round.run()
            try await round.run()
            let emptied = try await ground.arrivals(of: watch)
            #expect(emptied.first?.finding.outcome.isAlarming == true)
            let kept = try await ground.openTitles()
            #expect(kept == ["Wohnung A", "Wohnung B"])
            let letters = try await ground.letters()
            #expect(letters.count == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a list that shrinks is taken again with what vanished closed, once somebody says so`(
        engine: Dialect
    ) async throws {
        try await Ground.with(engine) { ground in
            let watch = try await ground.watch(Ground.folder())
            let round = ground.round()
            let many = (10..<22).map { (key: "W\($0)", rent: "\(400 + $0)") }
            try ground.lay(Ground.homes(many), as: "1.csv")
            try await round.run()
            try await round.run()
            try ground.lay(Ground.homes(Array(many.prefix(2))), as: "2.csv")
            try await round.run()
            try await round.run()
            let careful = try await ground.arrivals(of: watch)
            #expect(careful.first?.finding.outcome == .withheld)
            var wanted = try #require(try await ground.kept(watch))
            (wanted.isWantedAgain, wanted.acceptsShrink) = (true, true)
            let order = wanted
            try await ground.store.write(as: .system) {
                try FeedWatchStore(TestHouse.vault).update(order, as: "order", in: $0)
            }
            let count = try await round.run()
            #expect(count == 1)
            let titles = try await ground.openTitles()
            #expect(titles == ["Wohnung W10", "Wohnung W11"])
            let after = try await ground.kept(watch)
            #expect(after?.isWantedAgain == false && after?.acceptsShrink == false)
            let rest = try await round.run()
            #expect(rest == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an address is asked when it is due, and not for what it gave already`(engine: Dialect) async throws {
        try await Ground.with(engine) { ground in
            let place = try Ground.address()
            let watch = try await ground.watch(place) { $0.everyHours = 6 }
            let round = ground.round()
            let list = Array(Ground.homes([("A", "500")]).utf8)
            let mark = FeedWatch.ContentMark(entityTag: "\"1\"", lastModified: "Sun, 22 Nov 2026 00:00:00 GMT")
            ground.answers.give(.content(list, mark))
            let first = try await round.run()
            let early = try await round.run()
            #expect(first == 1 && early == 0)
            ground.clock.advance(minutes: 26 * 60)
            ground.answers.give(.unchanged)
            try await round.run()
            #expect(ground.answers.questions.map(\.entityTag) == [nil, "\"1\""])
            let arrivals = try await ground.arrivals(of: watch)
            #expect(arrivals.map(\.name) == ["listen.example.org"])
            // Still named is still there.
            let stated: [Day] = try await ground.store.read {
                try $0.list("SELECT stated_on FROM listing") { try $0.value("stated_on") }
            }
            #expect(stated == [Berlin.day(at: ground.clock.now)])
        }
    }

    @Test func `an address that gives nothing is told once, and closes nothing`() async throws {
        try await Ground.with { ground in
            let place = try Ground.address()
            let watch = try await ground.watch(place) { $0.everyHours = 1 }
            let round = ground.round()
            ground.answers.give(.content(Array(Ground.homes([("A", "500")]).utf8), .init()))
            try await round.run()
            for trouble in FeedFetcher.Trouble.allCases {
                ground.answers.refuse(trouble)
                for _ in 0..<2 {
                    ground.clock.advance(minutes: 61)
                    try await round.run()
                }
            }
            let arrivals = try await ground.arrivals(of: watch)
            #expect(arrivals.count == 1 + FeedFetcher.Trouble.allCases.count)
            let letters = try await ground.letters()
            #expect(letters.count == FeedFetcher.Trouble.allCases.count)
            #expect(!letters.contains { $0.text.contains("⟦") || $0.text.contains("geheim") })
            let titles = try await ground.openTitles()
            #expect(titles == ["Wohnung A"])
        }
    }

    @Test(arguments: [
        "<!DOCTYPE openimmo [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><openimmo>&a;</openimmo>", "", "\u{0}\u{0}",
        "{\"stellenangebote\": [], \"stellenangebote\": []}", "<html>Bitte melden Sie sich an</html>",
    ])
    func `a hostile or foreign file is an arrival that somebody has to look at`(text: String) async throws {
        try await Ground.with { ground in
            let watch = try await ground.watch(Ground.folder())
            let round = ground.round()
            try ground.lay(text, as: "böse‮.xml")
            try await round.run()
            try await round.run()
            let arrivals = try await ground.arrivals(of: watch)
            #expect(arrivals.count == 1 && arrivals.first?.finding.outcome.isAlarming == true)
            #expect(arrivals.first?.name == "böse.xml")
            let rest = try await round.run()
            #expect(rest == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the address lies sealed, and the journal does not tell it`(engine: Dialect) async throws {
        try await Ground.with(engine) { ground in
            let place = try Ground.address()
            let watch = try await ground.watch(place)
            let kept = try await ground.kept(watch)
            #expect(kept?.place == place)
            let (row, journal) = try await ground.store.read { reader in
                (
                    try reader.rows("SELECT * FROM feed_watch").map { "\($0.allValues)" }.joined(),
                    try reader.rows("SELECT * FROM journal_detail").map { "\($0.allValues)" }.joined()
                )
            }
            #expect(!row.contains("geheim") && !journal.contains("geheim") && journal.contains("listen.example.org"))
        }
    }

    @Test func `a watch that was stopped is not looked at`() async throws {
        try await Ground.with { ground in
            let watch = try await ground.watch(Ground.folder()) { $0.isActive = false }
            let round = ground.round()
            try ground.lay(Ground.homes([("A", "500")]), as: "1.csv")
            try await round.run()
            try await round.run()
            let arrivals = try await ground.arrivals(of: watch)
            #expect(arrivals.isEmpty)
        }
    }
}
