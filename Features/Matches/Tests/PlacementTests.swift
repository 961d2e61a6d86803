import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Matches

/// Rounds and what becomes of them, on screen and in the store.
struct PlacementTests {
    private typealias Land = PlacementLand
    private static let list = "/de/musterland/platzvergabe"
    private static let order = [("kind", "kita"), ("day", "2026-08-01"), ("seed", "5")]

    /// Has a round worked out; gives its identifier as the address says it.
    private static func round(_ room: MatchesHouse, _ fields: [(String, String)] = order) async throws -> String {
        let started = Started()
        try await room.visit(as: InventedLand.lead) { lead in
            let answer = try await lead.submit(list, to: list, fields)
            #expect(answer.status == .seeOther)
            await started.set(String(answer.location?.split(separator: "/").last ?? ""))
        }
        return await started.id
    }

    private actor Started {
        private(set) var id = ""
        func set(_ id: String) { self.id = id }
    }

    private static func shares(_ room: MatchesHouse, _ round: String) async throws -> [PlacementShare] {
        let id = try #require(Identifier<PlacementRound>(round))
        return try await room.store.read { reader in
            try PlacementStore.shares(of: id, limit: 50, offset: 0, from: reader)
        }
    }

    // MARK: - Rounds

    @Test(arguments: TestStore.engines)
    func `a round places all children at once and says why, by case numbers alone`(_ engine: Dialect) async throws {
        try await Land.with(engine) { room in
            let round = try await Self.round(room)
            try await room.visit(as: InventedLand.lead) { lead in
                let page = try await lead.get("\(Self.list)/\(round)")
                #expect(page.main.contains("3 von 4") && page.main.contains("der hinter ihnen steht: 0"))
                #expect(page.main.contains("2026-0001, Kind 2") && page.main.contains("das Los entschied"))
                for name in ["Cora", "Carl", "Paul", "Tina", "Erna"] { #expect(!page.main.contains(name)) }
                try assertSnapshot(page.main, named: "placement-round-de")
                let list = try await lead.get(Self.list)
                try assertSnapshot(list.main, named: "placement-rounds-de")
            }
            try await room.visit { adviser in
                let mine = try await adviser.get(Land.placed(Land.twins, round))
                #expect(mine.main.contains("Cora Muster") && mine.main.contains("Annehmen und festhalten"))
                try assertSnapshot(mine.main, named: "placement-share-de")
            }
        }
    }

    @Test func `the same number of the lottery gives the same answer, and a new round takes over from the last`()
        async throws
    {
        try await Land.with { room in
            let first = try await Self.round(room)
            let before = try await Self.shares(room, first)
            let second = try await Self.round(room)
            let (after, replaced) = (try await Self.shares(room, second), try await Self.shares(room, first))
            #expect(first != second && after.map(\.content) == before.map(\.content))
            #expect(replaced.allSatisfy { $0.state == .replaced || $0.state == .leftOver })
            try await room.visit { adviser in
                let page = try await adviser.get(Land.placed(Land.tinasFamily, first))
                #expect(page.main.contains("von einer neuen Runde abgelöst") && !page.main.contains("Annehmen"))
                let late = [("do", "accept"), ("person", Land.tina.text)]
                let path = Land.placed(Land.tinasFamily, first)
                let refused = try await adviser.submit(path, to: path, late)
                #expect(refused.status == .conflict && room.proposed.all.isEmpty)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a double click makes one round`(_ engine: Dialect) async throws {
        try await Land.with(engine) { room in
            try await room.visit(as: InventedLand.lead) { lead in
                let token = try await lead.get(Self.list).token(of: Self.list)
                async let one = lead.post(Self.list, Self.order, token: token)
                async let other = lead.post(Self.list, Self.order, token: token)
                let (first, second) = (try await one, try await other)
                #expect(first.status == .seeOther && first.location == second.location)
            }
            let rounds = try await room.store.read { reader in
                try PlacementStore.list(of: InventedLand.alliance, limit: 10, from: reader)
            }
            #expect(rounds.count == 1)
        }
    }

    @Test func `a round without criteria, for a day long ago or with promises too many is refused with a sentence`()
        async throws
    {
        try await Land.with { room in
            try await room.visit(as: InventedLand.lead) { lead in
                func refusal(_ fields: [(String, String)]) async throws -> String {
                    let answer = try await lead.submit(Self.list, to: Self.list, fields)
                    #expect(answer.status == .unprocessableContent)
                    return answer.main
                }
                let school = try await refusal([("kind", "school"), ("day", "2026-08-01")])
                #expect(school.contains("Veröffentlichen Sie zuerst"))
                let past = try await refusal([("kind", "kita"), ("day", "2020-08-01")])
                #expect(past.contains("in den nächsten drei Jahren"))
                for (kind, day, seed) in [
                    ("nursery", "2026-08-01", ""), ("kita", "9999-12-31", ""), ("kita", "2026-08-01", "0"),
                    ("kita", "2026-08-01", "-7"), ("kita", "2026-08-01", "99999999999999999999"),
                ] {
                    _ = try await refusal([("kind", kind), ("day", day), ("seed", seed)])
                }
            }
            try await room.store.write(as: .system) { transaction in
                var wish = Land.wish([Land.frogs])
                wish.promised = Land.frogs
                for (child, household) in [(Land.paul, Land.paulsFamily), (Land.tina, Land.tinasFamily)] {
                    try PlaceWishStore.write(
                        wish,
                        for: child,
                        in: household.caseFile,
                        InventedLand.alliance,
                        seenAt: 1,
                        in: transaction
                    )
                }
            }
            try await room.visit(as: InventedLand.lead) { lead in
                let crowded = try await lead.submit(Self.list, to: Self.list, Self.order)
                #expect(crowded.status == .unprocessableContent)
                #expect(crowded.main.contains("In „Kita Frösche“ sind mehr Plätze zugesagt"))
            }
            let rounds = try await room.store.read { reader in
                try PlacementStore.list(of: InventedLand.alliance, limit: 10, from: reader)
            }
            #expect(rounds.isEmpty)
        }
    }

    // MARK: - What becomes of it

    @Test(arguments: TestStore.engines)
    func `accepting makes one proposal and holds one place until it is let go`(_ engine: Dialect) async throws {
        try await Land.with(engine, sparrows: 4) { room in
            let path = Land.placed(Land.twins, try await Self.round(room))
            let (cora, carl) = (InventedLand.cora.text, Land.carl.text)
            try await room.visit { adviser in
                for child in [cora, carl] {
                    let accepted = try await adviser.submit(path, to: path, [("do", "accept"), ("person", child)])
                    #expect(accepted.status == .seeOther)
                    let again = try await adviser.submit(path, to: path, [("do", "accept"), ("person", child)])
                    #expect(again.status == .conflict)
                }
                #expect(room.proposed.all.map(\.person) == [InventedLand.cora, Land.carl])
                #expect(room.proposed.all.allSatisfy { $0.topic == .childcare && $0.title == "Kita Spatzen" })
            }
            let held = try await Self.held(room)
            #expect(held == [Land.sparrows: 2])
            // Who has accepted asks no more, and what is held is no longer there.
            let next = try await Self.round(room)
            let others = try await Self.shares(room, next)
            #expect(others.map(\.person) == [Land.paul, Land.tina] && others.allSatisfy { $0.state == .open })
            try await room.visit { adviser in
                let released = try await adviser.submit(path, to: path, [("do", "release"), ("person", cora)])
                #expect(released.status == .seeOther)
            }
            let left = try await Self.held(room)
            #expect(left == [Land.sparrows: 1])
            let last = try await Self.round(room)
            let asking = try await Self.shares(room, last)
            #expect(asking.map(\.person) == [InventedLand.cora, Land.paul, Land.tina])
        }
    }

    private static func held(_ room: MatchesHouse) async throws -> [Identifier<Listing>: Int] {
        try await room.store.read { reader in
            try AllocationStore.holds(in: InventedLand.alliance, on: Berlin.day(at: TestStore.moment), from: reader)
                .taken
        }
    }

    @Test func `what is gone meanwhile is said, and nothing is half accepted`() async throws {
        try await Land.with { room in
            let path = Land.placed(Land.tinasFamily, try await Self.round(room))
            room.market.change({ $0.places = Array(Land.places().dropFirst()) }, gone: [Land.sparrows])
            try await room.visit { adviser in
                let tina = Land.tina.text
                let lost = try await adviser.submit(path, to: path, [("do", "accept"), ("person", tina)])
                #expect(lost.status == .conflict && lost.main.contains("„Kita Spatzen“ ist inzwischen vergeben"))
                #expect(room.proposed.all.isEmpty)
                let refused = try await adviser.submit(path, to: path, [("do", "refuse"), ("person", tina)])
                #expect(refused.status == .seeOther)
                let page = try await adviser.get(path)
                #expect(page.main.contains("abgelehnt") && !page.main.contains("<button"))
                for fields in [[("do", "steal"), ("person", tina)], [("do", "accept"), ("person", "nobody")], []] {
                    let answer = try await adviser.submit(Land.wishes(Land.tinasFamily), to: path, fields)
                    #expect([.badRequest, .notFound].contains(answer.status))
                }
            }
            let held = try await Self.held(room)
            #expect(held.isEmpty)
        }
    }

    // MARK: - Walls

    @Test func `nobody else's team sees a child, advisers start no round and only the alliance publishes`()
        async throws
    {
        try await Land.with { room in
            let round = try await Self.round(room)
            let (mine, cora) = (Land.placed(Land.twins, round), "\(Land.wishes(Land.twins))/\(InventedLand.cora)")
            for member in [InventedLand.stranger, InventedLand.officer, InventedLand.manager, InventedLand.admin] {
                try await room.visit(as: member) { browser in
                    for path in [mine, cora, Land.wishes(Land.twins)] {
                        let page = try await browser.get(path)
                        #expect(page.status == .notFound, "\(member.name) at \(path)")
                    }
                }
            }
            try await room.visit { adviser in
                let (list, one) = (try await adviser.get(Self.list), try await adviser.get("\(Self.list)/\(round)"))
                #expect(list.status == .ok && one.status == .ok && !list.main.contains("Plätze vergeben"))
                let token = try await adviser.get(Land.wishes(Land.twins)).token()
                let started = try await adviser.post(Self.list, Self.order, token: token)
                let published = try await adviser.post("\(Land.rules)/kita", [("version", "1")], token: token)
                #expect(started.status == .notFound && published.status == .notFound)
                // A round of one's own alliance, but no child of this household in it.
                let other = try await adviser.get(Land.placed(Land.paulsFamily, InventedLand.caseFile.text))
                #expect(other.status == .notFound)
            }
            for member in [InventedLand.manager, InventedLand.admin] {
                try await room.visit(as: member) { browser in
                    let form = try await browser.get("\(Land.rules)/schule")
                    #expect(form.status == .ok)
                }
            }
        }
    }

    @Test func `what is over is forgotten with the case, and long after the round`() async throws {
        try await Land.with { room in
            let round = try await Self.round(room)
            let path = Land.placed(Land.tinasFamily, round)
            try await room.visit { adviser in
                let accepted = try await adviser.submit(path, to: path, [("do", "accept"), ("person", Land.tina.text)])
                #expect(accepted.status == .seeOther)
            }
            // Nobody's case has ended.
            let kept = try await MatchesUpkeep.forget(Land(), in: room.store)
            #expect(kept == 0)
            // To another land all of them are over.
            let ended = try await MatchesUpkeep.forget(NobodysLand(), in: room.store)
            #expect(ended == 3)
            let (wishes, shares) = try await room.store.read { reader in
                (try PlaceWishStore.caseFiles(from: reader), try PlacementStore.caseFiles(from: reader))
            }
            let held = try await Self.held(room)
            #expect(wishes.isEmpty && shares.isEmpty && held.isEmpty)
        }
        try await Land.with { room in
            let round = try await Self.round(room)
            let path = Land.placed(Land.tinasFamily, round)
            try await room.visit { adviser in
                _ = try await adviser.submit(path, to: path, [("do", "accept"), ("person", Land.tina.text)])
            }
            let later = TestStore.moment.adding(hours: 1)
            try await room.store.write(as: .system) { try PlacementStore.removeRounds(before: later, in: $0) }
            let left = try await room.store.read { reader in
                try PlaceWishStore.wishes(in: InventedLand.alliance, from: reader)
            }
            #expect(left[Land.tinasFamily.caseFile] == nil && left.count == 2, "what was fulfilled is wished no more")
        }
    }

    /// Where no case is accompanied any more.
    private struct NobodysLand: HouseholdSource {
        func household(
            of _: Identifier<CaseFile>,
            for _: Member,
            in _: Identifier<Alliance>
        ) async throws -> SeekingHousehold? { nil }
        func runningHouseholds(of _: Identifier<Alliance>) async throws -> [SeekingHousehold] { [] }
        func households(
            proposedTo _: Set<Identifier<Organisation>>,
            in _: Identifier<Alliance>
        ) async throws -> [SeekingHousehold] { [] }
        func ended(among caseFiles: Set<Identifier<CaseFile>>) async throws -> Set<Identifier<CaseFile>> {
            caseFiles
        }
    }
}
