import HTTPTypes
import Logging
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Matches

struct AllocationTests {
    private static let list = "/de/musterland/gesamtvorschlaege"
    private static let today = Berlin.day(at: TestStore.moment)

    private static func share(_ caseFile: Identifier<CaseFile>, _ run: String) -> String {
        "/de/musterland/faelle/\(caseFile)/gesamtvorschlag/\(run)"
    }

    /// The family wants the flat, the nurse's job and the Kita; the single wants the flat too.
    private static func noteWishes(_ store: any Store) async throws {
        try await store.write(as: .system) { transaction in
            let profile = SearchProfile(
                occupations: [81302],
                recognition: .full,
                level: 2,
                german: .b1,
                hours: 30...40,
                limits: WayLimits(car: 45),
                earliestOn: today
            )
            let (caseFile, alliance) = (InventedLand.caseFile, InventedLand.alliance)
            try SearchStore.write(profile, of: InventedLand.anna, in: caseFile, alliance, seenAt: 0, in: transaction)
            for household in InventedLand.households {
                let home = HomeSearch(
                    dwelling: .rent,
                    halfRooms: 2 * household.people.count,
                    earliestOn: today,
                    arriveBy: today.adding(days: 100),
                    childMinutes: 20
                )
                try SearchStore.write(home, of: household.caseFile, alliance, seenAt: 0, in: transaction)
            }
        }
    }

    /// Has a proposal worked out; gives its identifier as the address says it.
    private static func workedOut(
        _ room: MatchesHouse,
        _ lead: TestBrowser,
        weeks: String = "26"
    ) async throws -> String {
        let started = try await lead.submit(list, to: list, [("weeks", weeks)])
        #expect(started.status == .seeOther)
        let run = String(started.location?.split(separator: "/").last ?? "")
        let waiting = try await lead.get("\(list)/\(run)")
        #expect(waiting.main.contains("data-live") && waiting.main.contains("Anhalten"))
        try await desk(room).workOff()
        return run
    }

    private static func desk(_ room: MatchesHouse) -> AllocationDesk {
        AllocationDesk(room.ports, logger: Logger(label: "test"), heartbeat: .milliseconds(20), efforts: .least)
    }

    @Test(arguments: TestStore.engines)
    func `what cannot go to both goes where more is gained, and the other learns why not`(
        _ engine: Dialect
    ) async throws {
        try await MatchesHouse.with(engine) { room in
            try await Self.noteWishes(room.store)
            try await room.visit(as: InventedLand.lead) { lead in
                let run = try await Self.workedOut(room, lead)
                let page = try await lead.get("\(Self.list)/\(run)")
                #expect(page.main.contains("1 von 2") && page.main.contains("nichts übrig"))
                #expect(page.main.contains("Zusammen geht es nicht besser"))
                #expect(!page.main.contains("Anna"), "the page of all households names nobody")
                try assertSnapshot(page.main, named: "allocation-run-de")
            }
            let run = try await Self.newest(room)
            try await room.visit { adviser in
                let mine = try await adviser.get(Self.share(InventedLand.caseFile, run))
                #expect(mine.main.contains("Anna Muster") && mine.main.contains("Annehmen und festhalten"))
                try assertSnapshot(mine.main, named: "allocation-share-de")
                let other = try await adviser.get(Self.share(InventedLand.single.caseFile, run))
                #expect(other.main.contains("4-Zimmer-Wohnung: vorgesehen für 1 anderen Haushalt"))
            }
        }
    }

    private static func newest(_ room: MatchesHouse) async throws -> String {
        let runs = try await room.store.read { try AllocationStore.list(of: InventedLand.alliance, limit: 1, from: $0) }
        return runs.first?.id.text ?? ""
    }

    @Test func `accepting makes proposals once and holds the things until they are let go`() async throws {
        try await MatchesHouse.with { room in
            try await Self.noteWishes(room.store)
            try await room.visit(as: InventedLand.lead) { _ = try await Self.workedOut(room, $0) }
            let run = try await Self.newest(room)
            let path = Self.share(InventedLand.caseFile, run)
            try await room.visit { adviser in
                let accepted = try await adviser.submit(path, to: path, [("do", "accept")])
                #expect(accepted.status == .seeOther)
                #expect(room.proposed.all.map(\.topic) == [.housing, .work, .childcare])
                let again = try await adviser.submit(path, to: path, [("do", "accept")])
                #expect(again.status == .conflict && room.proposed.all.count == 3)
            }
            let held = try await room.store.read { reader in
                try AllocationStore.holds(in: InventedLand.alliance, on: Self.today, from: reader).taken
            }
            #expect(held == [InventedMarket.flat: 1, InventedMarket.nurse: 1, InventedMarket.kita: 1])
            // Whoever asks now is told about what is left: nothing for the single, and the family waits no longer.
            try await room.visit(as: InventedLand.lead) { lead in
                let second = try await Self.workedOut(room, lead)
                let page = try await lead.get("\(Self.list)/\(second)")
                #expect(page.main.contains("0 von 1") && page.main.contains("nichts passt"))
            }
            try await room.visit { adviser in
                let released = try await adviser.submit(path, to: path, [("do", "release")])
                #expect(released.status == .seeOther)
            }
            let later = Self.today.adding(days: 1)
            let after = try await room.store.read { reader in
                try AllocationStore.holds(in: InventedLand.alliance, on: later, from: reader).taken
            }
            #expect(after.isEmpty)
        }
    }

    @Test func `what somebody else took meanwhile cannot be accepted, and nothing is half accepted`() async throws {
        try await MatchesHouse.with { room in
            try await Self.noteWishes(room.store)
            try await room.visit(as: InventedLand.lead) { _ = try await Self.workedOut(room, $0) }
            room.market.change({ $0.homes = [] }, gone: [InventedMarket.flat])
            let path = Self.share(InventedLand.caseFile, try await Self.newest(room))
            try await room.visit { adviser in
                let lost = try await adviser.submit(path, to: path, [("do", "accept")])
                #expect(lost.status == .conflict && lost.main.contains("ist inzwischen vergeben"))
                #expect(lost.main.contains("nicht mehr angeboten"))
                #expect(room.proposed.all.isEmpty)
                let refused = try await adviser.submit(path, to: path, [("do", "refuse")])
                #expect(refused.status == .seeOther)
            }
        }
    }

    @Test func `more of something is compared with what there is`() async throws {
        try await MatchesHouse.with { room in
            try await Self.noteWishes(room.store)
            try await room.visit(as: InventedLand.lead) { lead in
                let path = "/de/musterland/was-waere-wenn"
                let vague = try await lead.submit(
                    path,
                    to: path,
                    [("kind", "home"), ("count", "3"), ("municipality", "12345001"), ("from", "2026-03-02")]
                )
                #expect(vague.status == .unprocessableContent && vague.main.contains("wie viele Zimmer"))
                let asked = try await lead.submit(
                    path,
                    to: path,
                    [
                        ("kind", "home"), ("count", "3"), ("municipality", "12345001"), ("from", "2026-03-02"),
                        ("rooms", "4"), ("rent", "500"),
                    ]
                )
                #expect(asked.status == .seeOther)
                try await Self.desk(room).workOff()
                let page = try await lead.get(asked.location ?? "")
                #expect(page.main.contains("3 Wohnungen mehr, 2 Zimmer für 500") && page.main.contains("+1"))
                try assertSnapshot(page.main, named: "what-if-de")
            }
        }
    }

    @Test func `a run that was stopped ends without a result, and a second one waits for the first`() async throws {
        try await MatchesHouse.with { room in
            try await Self.noteWishes(room.store)
            try await room.visit(as: InventedLand.lead) { lead in
                let started = try await lead.submit(Self.list, to: Self.list, [("weeks", "4")])
                let busy = try await lead.submit(Self.list, to: Self.list, [("weeks", "4")])
                #expect(busy.status == .conflict && busy.main.contains("Es läuft schon eine Rechnung"))
                let run = started.location ?? ""
                let stopped = try await lead.submit(run, to: "\(run)/anhalten", [])
                #expect(stopped.status == .seeOther)
                let worked = try await Self.desk(room).workOff()
                #expect(!worked)
                let page = try await lead.get(run)
                #expect(page.main.contains("Jemand hat die Rechnung angehalten"))
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a run is worked out once by however many servers, and again where one died`(_ engine: Dialect) async throws {
        try await MatchesHouse.with(engine) { room in
            try await Self.noteWishes(room.store)
            let order = AllocationRun.Order(urgentWeeks: 4)
            let run = try await room.store.write(as: .system) { transaction in
                try AllocationStore.insert(order, in: InventedLand.alliance, by: InventedLand.lead.account, transaction)
            }
            let found = try await room.store.read { reader in
                try AllocationStore.run(run, of: InventedLand.alliance, from: reader)
            }
            let waiting = try #require(found)
            let first = try await room.store.write(as: .system) { try AllocationStore.claim(waiting, in: $0) }
            let second = try await room.store.write(as: .system) { try AllocationStore.claim(waiting, in: $0) }
            #expect(first && !second)
            let (now, later) = (TestStore.moment, TestStore.moment.adding(seconds: 31))
            let (alive, dead) = try await room.store.read { reader in
                (try AllocationStore.next(at: now, from: reader), try AllocationStore.next(at: later, from: reader))
            }
            #expect(alive == nil && dead?.id == run)
        }
    }

    @Test func `whoever waits longest comes first, however little is gained`() async throws {
        try await MatchesHouse.with { room in
            try await Self.noteWishes(room.store)
            // Only the family has waited for seven weeks; the single would gain as much by the flat.
            try await room.visit(as: InventedLand.lead) { lead in
                let run = try await Self.workedOut(room, lead, weeks: "6")
                let page = try await lead.get("\(Self.list)/\(run)")
                #expect(page.main.contains("offen, Vorrang"))
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `whoever asks between two proposals learns what others need more`(_ engine: Dialect) async throws {
        try await MatchesHouse.with(engine) { room in
            try await Self.noteWishes(room.store)
            let path = "/de/musterland/faelle/\(InventedLand.single.caseFile)/pakete"
            try await room.visit { adviser in
                let before = try await adviser.get(path)
                #expect(before.main.contains("4-Zimmer-Wohnung") && !before.main.contains("knapp"))
            }
            try await room.visit(as: InventedLand.lead) { _ = try await Self.workedOut(room, $0) }
            try await room.visit { adviser in
                let after = try await adviser.get(path)
                #expect(after.main.contains("knapp: ") && after.main.contains("vom 2. März 2026"))
                #expect(after.main.contains("brauchen andere dringender"))
                try assertSnapshot(after.main, named: "bundles-scarce-de")
            }
            let long = TestStore.moment.adding(hours: 24 * ScarcityPrices.validDays)
            let (known, forgotten) = try await room.store.read { reader in
                (
                    try AllocationStore.scarcity(in: InventedLand.alliance, since: TestStore.moment, from: reader),
                    try AllocationStore.scarcity(in: InventedLand.alliance, since: long, from: reader)
                )
            }
            #expect(known?.points.keys.contains(InventedMarket.flat) == true)
            #expect(forgotten == nil)
        }
    }

    @Test func `the bundle that leaves most after paying is advised, and none that leaves nothing`() throws {
        let (flat, kita, home) = (InventedMarket.flat, InventedMarket.kita, InventedMarket.nurse)
        let prices = try #require(ScarcityPrices(Self.run(prices: [(flat, 900), (kita, 300)])))
        #expect(prices.price(of: [flat, kita, kita, home]) == 1_500)
        #expect(prices.advice(for: [(worth: 2_000, things: [home])]) == nil)
        #expect(prices.advice(for: []) == nil)
        let three = [
            (worth: 2_500, things: [flat, kita]), (worth: 2_100, things: [flat]), (worth: 1_900, things: [kita]),
        ]
        #expect(prices.advice(for: three) == .take(2))
        #expect(prices.advice(for: [three[0], (worth: 1_300, things: [home])]) == .take(0), "the first among equals")
        #expect(prices.advice(for: [(worth: 900, things: [flat])]) == .wait)
        let failed = try Self.run(prices: nil)
        #expect(ScarcityPrices(failed) == nil, "a run that found nothing has no prices")
    }

    private static func run(prices: [(Identifier<Listing>, Int)]?) throws -> AllocationRun {
        AllocationRun(
            id: try #require(Identifier("0197f2f0-0000-7000-8000-000000000001")),
            alliance: InventedLand.alliance,
            order: .init(urgentWeeks: 4),
            state: prices == nil ? .failed : .done,
            perMille: 1_000,
            report: prices.map { prices in
                AllocationReport(
                    counts: .init(),
                    worth: 0,
                    bound: 0,
                    unservedUrgent: 0,
                    scarce: [],
                    prices: prices.map { .init(listing: $0.0, points: $0.1) }
                )
            },
            startedBy: InventedLand.lead.account,
            startedAt: TestStore.moment,
            validUntil: today
        )
    }

    @Test func `nobody else's team sees a share, and advisers start no run`() async throws {
        try await MatchesHouse.with { room in
            try await Self.noteWishes(room.store)
            try await room.visit(as: InventedLand.lead) { _ = try await Self.workedOut(room, $0) }
            let run = try await Self.newest(room)
            try await room.visit(as: InventedLand.stranger) { stranger in
                let page = try await stranger.get(Self.share(InventedLand.caseFile, run))
                #expect(page.status == .notFound)
                let all = try await stranger.get("\(Self.list)/\(run)")
                #expect(all.status == .ok && !all.main.contains("Muster</"))
                let list = try await stranger.get(Self.list)
                #expect(!list.main.contains("Gesamtvorschlag rechnen"))
            }
        }
    }

    @Test func `what is over is forgotten with the case`() async throws {
        try await MatchesHouse.with { room in
            try await Self.noteWishes(room.store)
            try await room.visit(as: InventedLand.lead) { _ = try await Self.workedOut(room, $0) }
            try await room.store.write(as: .system) { try AllocationStore.remove(InventedLand.caseFile, in: $0) }
            let left = try await room.store.read { try AllocationStore.caseFiles(from: $0) }
            #expect(left == [InventedLand.single.caseFile])
        }
    }
}
