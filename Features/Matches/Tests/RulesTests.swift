import HTTPTypes
import LotseCore
import LotseData
import LotseMatching
import LotseTestSupport
import Testing

@testable import Matches

struct RulesTests {
    private static let rules = "/de/musterland/vergleichsregeln"
    private static let weights = "/de/musterland/vergleichsregeln/gewichte"
    private static let table = "/de/musterland/vergleichsregeln/wegetabelle"
    private static let (here, there) = (InventedLand.towns[0].key, InventedLand.towns[1].key)

    private static func fields(_ changed: [String: String] = [:]) -> [(String, String)] {
        var fields = [
            "minutes-beyond": "15", "hours-beyond": "5", "days-beyond": "90", "commute-span": "90", "pay-floor": "70",
            "version": "0",
        ]
        for criterion in Criterion.allCases { fields[criterion.name] = "\(criterion.standardWeight)" }
        return fields.merging(changed) { $1 }.sorted { $0.key < $1.key }
    }

    // MARK: - What counts

    @Test(arguments: TestStore.engines)
    func `new weights hold for the next question and stand on the public page`(_ engine: Dialect) async throws {
        try await MatchesHouse.with(engine) { room in
            #expect(try await room.ports.regions.market(of: InventedLand.alliance).rules == RankingRules())
            try await room.visit(as: InventedLand.manager) { manager in
                let nothing = Self.fields(Dictionary(uniqueKeysWithValues: Criterion.allCases.map { ($0.name, "0") }))
                let refused = try await manager.submit(Self.weights, to: Self.weights, nothing)
                #expect(refused.status == .unprocessableContent)
                let sent = Self.fields(["occupation": "300", "pay": "40"])
                let saved = try await manager.submit(Self.weights, to: Self.weights, sent)
                #expect(saved.status == .seeOther)
            }
            let market = try await room.ports.regions.market(of: InventedLand.alliance)
            #expect(market.rules.weight(.occupation) == 300 && market.rules.weight(.pay) == 40)
            #expect(market.vacancies.count == 3, "the whole market is there under the new rules")
            try await room.visit(as: nil) { visitor in
                let page = try await visitor.get("/de/musterland/wie-wir-vergleichen")
                #expect(page.main.contains("30\u{A0}%") && page.main.contains("Geschlecht"))
                try assertSnapshot(page.main, named: "compare-de")
                try assertSnapshot(try await visitor.get("/ar/musterland/how-we-compare").main, named: "compare-ar")
            }
        }
    }

    @Test func `whoever changes old weights sees what was saved meanwhile and loses nothing`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit(as: InventedLand.manager) { manager in
                let first = try await manager.submit(Self.weights, to: Self.weights, Self.fields(["german": "200"]))
                #expect(first.status == .seeOther)
                let late = try await manager.submit(Self.weights, to: Self.weights, Self.fields(["help": "77"]))
                #expect(late.status == .conflict)
                #expect(late.main.contains("Deutsch 200") && late.main.contains("value=\"77\""))
            }
            let alliance = InventedLand.alliance
            let kept = try await room.store.read { try RegionRulesStore.comparison(of: alliance, from: $0) }
            #expect(kept?.value.points(.german) == 200 && kept?.value.points(.help) == 40)
        }
    }

    // MARK: - Ways

    @Test func `what somebody knows counts before the table, the table before the estimate, and a river costs`() {
        let towns = InventedLand.towns.compactMap { town in
            town.position.map { RegionWays.Town(key: town.key, position: $0) }
        }
        func time(_ ways: RegionWays) -> TravelTime {
            let market = RegionMarket(towns: towns, skillNumbers: [:], rules: RegionRules(revision: 1, ways: ways))
            let (from, to) = (market.plane.place(towns[0].position), market.plane.place(towns[1].position))
            return market.travel.time(from: from, to: to, by: .car)
        }
        let estimate = time(RegionWays())
        #expect(estimate.source == .estimated)
        let row = TravelEntry(origin: Self.here, destination: Self.there, mode: .car, minutes: 31)
        #expect(time(RegionWays(table: [row])) == TravelTime(minutes: 31, margin: 0, source: .table))
        let known = KnownWay.Content(Self.there, Self.here, .car, minutes: 22, reason: "gefahren")
        let both = RegionWays(table: [row], known: [known].compactMap(\.self))
        #expect(time(both) == TravelTime(minutes: 22, margin: 0, source: .byHand))
        let river = TravelBarrier.Content(name: "Elbe", minutes: 9, towns: [Self.there])
        let across = time(RegionWays(barriers: [river]))
        #expect(across.minutes == estimate.minutes + 9 && across.margin > estimate.margin)
        #expect(across.source == .estimated)
        let second = TravelBarrier.Content(name: "Grenze", minutes: 4, towns: [Self.here])
        #expect(time(RegionWays(barriers: [river, second])).minutes == estimate.minutes + 13)
        let same = TravelBarrier.Content(name: "Bach", minutes: 4, towns: [Self.here, Self.there])
        #expect(time(RegionWays(barriers: [same])).minutes == estimate.minutes, "both lie on its far side")
    }

    @Test(arguments: TestStore.engines)
    func `ways and rivers are entered, counted at once and struck again`(_ engine: Dialect) async throws {
        try await MatchesHouse.with(engine) { room in
            @Sendable func ways() async throws -> RegionWays {
                try await room.store.read { try RegionRulesStore.rules(of: InventedLand.alliance, from: $0).ways }
            }
            @Sendable func minutes() async throws -> Int {
                let market = try await room.ports.regions.market(of: InventedLand.alliance)
                let places = InventedLand.towns.compactMap(\.position).map(market.plane.place)
                return market.travel.time(from: places[0], to: places[1], by: .car).minutes
            }
            let estimate = try await minutes()
            try await room.visit(as: InventedLand.manager) { manager in
                let form = "\(Self.rules)/wege/neu"
                let way = [("one", Self.there.text), ("other", Self.here.text), ("mode", "car"), ("minutes", "41")]
                let same = [("one", Self.here.text), ("other", Self.here.text), ("mode", "car"), ("minutes", "41")]
                let refused = try await manager.submit(form, to: form, same + [("reason", "gefahren")])
                #expect(refused.status == .unprocessableContent)
                let entered = try await manager.submit(form, to: form, way + [("reason", "gefahren")])
                #expect(entered.status == .seeOther)
                #expect(try await minutes() == 41)
                let river = "\(Self.rules)/fluesse/neu"
                let sent = [("name", "Elbe"), ("minutes", "12"), ("towns", Self.there.text), ("version", "0")]
                #expect(try await manager.submit(river, to: river, sent).status == .seeOther)
                let page = try await manager.get(Self.rules)
                #expect(page.main.contains("gefahren") && page.main.contains("Elbe"))
                try assertSnapshot(page.main, named: "rules-de")
                let barrier = try await room.store.read { reader in
                    try RegionRulesStore.barriers(of: InventedLand.alliance, from: reader)[0]
                }
                let path = "\(Self.rules)/fluesse/\(barrier.id)"
                #expect(try await manager.submit(path, to: path, sent).status == .conflict)
                #expect(try await manager.submit(path, to: "\(path)/streichen", []).status == .seeOther)
                let known = try await room.store.read { reader in
                    try RegionRulesStore.ways(of: InventedLand.alliance, from: reader)[0]
                }
                let strike = "\(Self.rules)/wege/\(known.id)/streichen"
                #expect(try await manager.submit(Self.rules, to: strike, []).status == .seeOther)
            }
            #expect(try await ways().isEmpty)
            #expect(try await minutes() == estimate)
        }
    }

    // MARK: - The table

    private static func read(_ text: String) throws -> TravelTableFile {
        try TravelTableFile(Array(text.utf8), towns: InventedLand.towns)
    }

    @Test func `a table names towns by name or key, with a heading or without`() throws {
        let expected = [
            TravelEntry(origin: Self.here, destination: Self.there, mode: .transit, minutes: 24),
            TravelEntry(origin: Self.there, destination: Self.here, mode: .car, minutes: 11),
        ]
        let named = try Self.read("von;nach;womit;minuten\ngrünau;Mühlfließ;ÖPNV;24\nMühlfließ;Grünau;Auto;11\n")
        #expect(named.entries == expected && named.refusals.isEmpty)
        let keyed = try Self.read("\(Self.here.text),\(Self.there.text),transit,24\r\nMühlfließ,Grünau,car,11")
        #expect(keyed.entries == expected && keyed.refusals.isEmpty)
    }

    @Test(arguments: [
        ("Grünau;Atlantis;car;10", TravelTableFile.Refusal.Problem.town, 8),
        ("Grünau;Mühlfließ;Kutsche;10", .mode, 18), ("Grünau;Mühlfließ;car;0", .minutes, 22),
        ("Grünau;Mühlfließ;car;601", .minutes, 22), ("Grünau;Grünau;car;10", .same, 8),
        ("Grünau;Mühlfließ;10", .cells, 0), ("Grünau;\"Mühl\"fließ;car;10", .quotes, 14),
    ])
    func `a wrong row is named by line and character`(
        _ row: String,
        _ problem: TravelTableFile.Refusal.Problem,
        _ column: Int
    ) throws {
        let file = try Self.read("von;nach;womit;minuten\nGrünau;Mühlfließ;walk;10\n\(row)\n")
        #expect(file.entries.count == 1)
        #expect(file.refusals.map(\.problem) == [problem])
        #expect(file.refusals.first?.line == 3 && (file.refusals.first?.column ?? 0) == column)
    }

    @Test func `a way that stands twice is refused, and what is no table has a sentence`() throws {
        let twice = try Self.read("Grünau;Mühlfließ;car;10\nGrünau;Mühlfließ;auto;12\n")
        #expect(twice.refusals.map(\.problem) == [.repeated])
        #expect(throws: TravelTableFile.Fault.empty) { try Self.read(" \n") }
        #expect(throws: TravelTableFile.Fault.empty) { try Self.read("von;nach;womit;minuten\n") }
        #expect(throws: TravelTableFile.Fault.unreadable) { try TravelTableFile([0xFF, 0xFE, 0x41], towns: []) }
    }

    @Test(arguments: TestStore.engines)
    func `a table is tried first, taken as a whole and replaced as a whole`(_ engine: Dialect) async throws {
        try await MatchesHouse.with(engine) { room in
            @Sendable func count() async throws -> Int {
                try await room.store.read { try RegionRulesStore.tableCount(of: InventedLand.alliance, from: $0) }
            }
            let good = Array("Grünau;Mühlfließ;car;33\nMühlfließ;Grünau;car;35\n".utf8)
            try await room.visit(as: InventedLand.manager) { manager in
                func send(_ bytes: [UInt8], trial: Bool) async throws -> TestBrowser.Answer {
                    try await manager.upload(
                        Self.table,
                        trial ? [("trial", "1")] : [],
                        files: [("file", "wege.csv", bytes)],
                        token: try await manager.get(Self.table).token()
                    )
                }
                let tried = try await send(good, trial: true)
                #expect(tried.status == .ok && tried.main.contains("2 Wege"))
                #expect(try await count() == 0, "a trial keeps nothing")
                let bad = try await send(good + Array("Grünau;Atlantis;car;9\n".utf8), trial: false)
                #expect(bad.status == .unprocessableContent && bad.main.contains("Zeile 3"))
                #expect(try await count() == 0, "one bad row, and nothing is taken")
                #expect(try await send(good, trial: false).status == .seeOther)
                #expect(try await count() == 2)
                #expect(try await send(Array("Grünau;Mühlfließ;car;30\n".utf8), trial: false).status == .seeOther)
                #expect(try await count() == 1)
                #expect(try await manager.submit(Self.table, to: "\(Self.table)/streichen", []).status == .seeOther)
                #expect(try await count() == 0)
            }
        }
    }

    // MARK: - What is held

    @Test func `what is held for one household is proposed to no other, and still to itself`() async throws {
        try await MatchesHouse.with { room in
            try await room.store.write(as: .system) { transaction in
                try transaction.execute(
                    """
                    INSERT INTO listing_hold (run_id, case_file_id, listing_id, alliance_id, taken, held_until)
                    VALUES ('r', \(InventedLand.caseFile), \(InventedMarket.flat), \(InventedLand.alliance), 1,
                        \(transaction.today.adding(days: 3)))
                    """
                )
            }
            let regions = room.ports.regions
            let (_, own) = try await regions.table(of: InventedLand.alliance, for: InventedLand.caseFile)
            #expect(own.homes.count == 1)
            let (_, others) = try await regions.table(of: InventedLand.alliance, for: InventedLand.single.caseFile)
            #expect(others.homes.isEmpty)
            let (_, visitors) = try await regions.table(of: InventedLand.alliance)
            #expect(visitors.homes.isEmpty)
            try await room.store.write(as: .system) { try $0.execute("DELETE FROM listing_hold") }
            let (_, again) = try await regions.table(of: InventedLand.alliance)
            #expect(again.homes.count == 1)
        }
    }
}
