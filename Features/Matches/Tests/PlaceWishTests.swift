import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Matches

/// What families wish and what alliances publish, on screen and in the store.
struct PlaceWishTests {
    private typealias Land = PlacementLand

    // MARK: - Wishes

    @Test(arguments: TestStore.engines)
    func `a family's wishes are noted in order, with what the office knows`(_ engine: Dialect) async throws {
        try await Land.with(engine) { room in
            let (list, cora) = (Land.wishes(Land.twins), "\(Land.wishes(Land.twins))/\(InventedLand.cora)")
            try await room.visit { adviser in
                let form = try await adviser.get(cora)
                #expect(form.main.contains("Kita Frösche, Mühlfließ") && !form.main.contains("Grundschule"))
                try assertSnapshot(form.main, named: "place-wish-de")
                let written = try await adviser.submit(
                    cora,
                    to: cora,
                    [
                        ("wanted", "2026-08-01"), ("wish-1", Land.frogs.text), ("wish-3", Land.sparrows.text),
                        ("promised", Land.sparrows.text), ("sibling-at", Land.frogs.text), ("ticked", "kita-3"),
                        ("version", "1"),
                    ]
                )
                #expect(written.status == .seeOther && written.location == list)
                let family = [("together", "yes"), ("working", InventedLand.anna.text), ("family-version", "0")]
                let kept = try await adviser.submit(list, to: list, family)
                #expect(kept.status == .seeOther)
                let page = try await adviser.get(list)
                #expect(page.main.contains("1. Kita Frösche") && page.main.contains("2. Kita Spatzen"))
                #expect(page.main.contains("Härtefall"), "what the office decided stands there")
                try assertSnapshot(page.main, named: "place-wishes-de")
            }
            let (wishes, family) = try await room.store.read { reader in
                (
                    try PlaceWishStore.wishes(of: InventedLand.caseFile, from: reader),
                    try PlaceWishStore.family(of: InventedLand.caseFile, from: reader)
                )
            }
            let wish = try #require(wishes[InventedLand.cora])
            #expect(wish.value.listings == [Land.frogs, Land.sparrows] && wish.version == 2)
            #expect(wish.value.promised == Land.sparrows && wish.value.siblingAt == Land.frogs)
            #expect(wish.value.ticked == ["kita-3"])
            #expect(family == Kept(value: PlaceFamily(isTogether: true, working: [InventedLand.anna]), version: 1))
        }
    }

    @Test func `wishes that cannot be are refused, and what somebody else saved is shown beside one's own`()
        async throws
    {
        try await Land.with { room in
            let cora = "\(Land.wishes(Land.twins))/\(InventedLand.cora)"
            try await room.visit { adviser in
                func answer(_ fields: [(String, String)]) async throws -> TestBrowser.Answer {
                    try await adviser.submit(cora, to: cora, [("wanted", "2026-08-01"), ("version", "1")] + fields)
                }
                let nothing = try await answer([])
                #expect(nothing.status == .unprocessableContent)
                let twice = try await answer([("wish-1", Land.frogs.text), ("wish-2", Land.frogs.text)])
                #expect(twice.main.contains("steht schon weiter oben"))
                let school = try await answer([("wish-1", Land.school.text)])
                #expect(school.status == .unprocessableContent && school.main.contains("kein Kind dieses Alters"))
                let unknown = try await answer([("wish-1", InventedMarket.nurse.text)])
                #expect(unknown.status == .unprocessableContent)
                let ticked = try await answer([("wish-1", Land.frogs.text), ("ticked", "kita-1")])
                #expect(ticked.status == .unprocessableContent, "it is nothing that the office decides")
                let first = try await answer([("wish-1", Land.frogs.text)])
                #expect(first.status == .seeOther)
                let late = try await answer([("wish-1", Land.sparrows.text)])
                #expect(late.status == .conflict && late.main.contains("Jemand anderes war schneller"))
                #expect(late.main.contains("ab 1. August 2026 · Kita Frösche"))
                let both = try await adviser.submit(cora, to: cora, [("do", "remove")])
                #expect(both.status == .seeOther)
            }
            let wishes = try await room.store.read { try PlaceWishStore.wishes(of: InventedLand.caseFile, from: $0) }
            #expect(wishes.keys.sorted() == [Land.carl])
        }
    }

    // MARK: - Criteria

    @Test(arguments: TestStore.engines)
    func `criteria are published in the alliance's words, and a stale form shows both`(_ engine: Dialect) async throws {
        try await Land.with(engine) { room in
            let path = "\(Land.rules)/kita"
            try await room.visit(as: InventedLand.manager) { manager in
                let form = try await manager.get(path)
                try assertSnapshot(form.main, named: "criteria-de")
                let first = [
                    ("name-1", "Wohnt nah"), ("kind-1", "near"), ("points-1", "12"), ("km-1", "3"), ("key-1", "kita-1"),
                    ("name-3", "Härtefall"), ("kind-3", "office"), ("points-3", "40"), ("key-3", ""),
                ]
                let vague = try await manager.submit(path, to: path, [("name-1", "Nah"), ("kind-1", "near")])
                #expect(vague.status == .unprocessableContent && vague.main.contains("wie viele Kilometer"))
                let saved = try await manager.submit(path, to: path, first + [("version", "1")])
                #expect(saved.status == .seeOther && saved.location == Land.rules)
                let late = try await manager.submit(path, to: path, [("name-1", "Anderes"), ("version", "1")])
                #expect(late.status == .unprocessableContent)
                let stale = try await manager.submit(
                    path,
                    to: path,
                    [("name-1", "Anderes"), ("kind-1", "office"), ("points-1", "1"), ("version", "1")]
                )
                #expect(stale.status == .conflict && stale.main.contains("Wohnt nah: 12 · Härtefall: 40"))
                #expect(stale.main.contains("Anderes"))
            }
            try await room.visit(as: nil) { visitor in
                let page = try await visitor.get(Land.rules)
                #expect(page.main.contains("Wohnt nah") && page.main.contains("40 Punkte"))
                #expect(page.main.contains("höchstens 3 Kilometer") && page.main.contains("Fassung 2"))
                try assertSnapshot(page.main, named: "place-rules-de")
                for language in Language.publicLanguages {
                    let path = language.primary == "de" ? "platzkriterien" : "place-criteria"
                    let answer = try await visitor.get("/\(language)/musterland/\(path)")
                    #expect(answer.status == .ok && answer.main.contains("Härtefall"))
                    #expect(!answer.main.contains("matches."), "every word is there in \(language)")
                    if language == .arabic { try assertSnapshot(answer.main, named: "place-rules-ar") }
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `what a child was ticked for never becomes another criterion`(_ engine: Dialect) async throws {
        try await MatchesHouse.with(engine, households: Land()) { room in
            func publish(_ drafts: [PlaceCriterion], seenAt version: Int) async throws -> [String] {
                let alliance = InventedLand.alliance
                return try await room.store.write(as: .system) { transaction in
                    try PlaceCriteriaStore.publish(drafts, for: .kita, of: alliance, seenAt: version, in: transaction)
                    let kept = try PlaceCriteriaStore.find(.kita, of: alliance, from: transaction.reader)
                    return kept?.list.map(\.key) ?? []
                }
            }
            let (one, other) = (Land.criterion(.office, 1, key: ""), Land.criterion(.office, 2, key: ""))
            let first = try await publish([one, other], seenAt: 0)
            #expect(first == ["kita-1", "kita-2"])
            let second = try await publish([Land.criterion(.office, 1, key: "kita-1")], seenAt: 1)
            #expect(second == ["kita-1"])
            // A key that somebody made up, or sent twice, or that was struck, becomes a new one.
            let made = ["kita-2", "kita-1", "kita-1", "kita-900"].map { Land.criterion(.office, 3, key: $0) }
            let third = try await publish(made, seenAt: 2)
            #expect(third == ["kita-3", "kita-1", "kita-4", "kita-5"])
            await #expect(throws: StoreError.stale) { try await publish([], seenAt: 2) }
        }
    }
}
