import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Matches

/// From what somebody looks for to the proposal in the case file, through the real router.
@Suite struct MatchJourneyTests {
    private static let list = "/de/musterland/faelle/\(InventedLand.caseFile)/passende-stellen"
    private static let profile = "/de/musterland/faelle/\(InventedLand.caseFile)/suche/\(InventedLand.anna)"
    private static let home = "/de/musterland/faelle/\(InventedLand.caseFile)/suche"
    private static let answers = [
        ("occupation-1", "Pflegefachfrau"), ("level", "2"), ("recognition", "full"), ("skills", "Grundpflege"),
        ("german", "b1"), ("hours-from", "30"), ("hours-to", "40"), ("shifts", "night"), ("pay", "3.000,00"),
        ("earliest", "2026-12-01"), ("permit", "unrestricted"), ("car-minutes", "40"), ("version", "0"),
    ]

    private static func answers(_ changes: [String: String]) -> [(String, String)] {
        answers.map { ($0.0, changes[$0.0] ?? $0.1) }
    }

    private static func note(_ browser: TestBrowser) async throws {
        let answer = try await browser.submit(profile, to: profile, answers)
        #expect(answer.location == "\(list)?person=\(InventedLand.anna)", "\(answer.main)")
    }

    @Test func `the pages look as they were reviewed`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit { adviser in
                try assertSnapshot(try await adviser.get(Self.list).main, named: "list-before-de")
                try assertSnapshot(try await adviser.get(Self.profile).main, named: "profile-de")
                try assertSnapshot(try await adviser.get(Self.home).main, named: "home-de")
                try await Self.note(adviser)
                try assertSnapshot(try await adviser.get(Self.list).main, named: "list-de")
                let english = Self.list.replacing("/de/", with: "/en/").replacing("faelle", with: "cases")
                    .replacing("passende-stellen", with: "matches")
                try assertSnapshot(try await adviser.get(english).main, named: "list-en")
            }
        }
    }

    @Test func `what is taken up becomes a proposal of the case file, once`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit { adviser in
                try await Self.note(adviser)
                let path = "\(Self.list)/\(InventedLand.anna)/\(InventedMarket.nurse)"
                let answer = try await adviser.submit(Self.list, to: path, [("do", "taken")])
                #expect(answer.status == .seeOther)
                let chosen = try #require(room.proposed.all.first)
                #expect(room.proposed.all.count == 1)
                #expect(chosen.title == "Pflegefachkraft" && chosen.place == "Klinikum Grünau, Grünau")
                #expect(chosen.topic == .work && chosen.person == InventedLand.anna && !chosen.note.isEmpty)
                let shown = try await adviser.get(Self.list)
                #expect(shown.main.contains("vorgeschlagen"))
                #expect(!shown.main.contains("/\(InventedMarket.nurse)/passt-nicht"))
            }
        }
    }

    @Test func `a reason changes the next list, and taking it back takes its lesson back`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit { adviser in
                try await Self.note(adviser)
                let path = "\(Self.list)/\(InventedLand.anna)/\(InventedMarket.nurse)"
                let refused = try await adviser.submit(
                    "\(path)/passt-nicht",
                    to: "\(path)/passt-nicht",
                    [("note", "x")]
                )
                #expect(refused.status == .unprocessableContent)
                let unfit = "\(path)/passt-nicht"
                let told = try await adviser.submit(unfit, to: unfit, [("reason", "other-work")])
                #expect(told.status == .seeOther)
                // The other nurse's vacancy is the same work: it is gone too.
                let empty = try await adviser.get(Self.list)
                #expect(empty.main.contains("Zurzeit passt keine offene Stelle"))
                let back = try await adviser.submit(Self.list, to: path, [("do", "back")])
                #expect(back.status == .seeOther)
                let again = try await adviser.get(Self.list)
                #expect(again.main.contains("Pflege im Nachtdienst"))
            }
        }
    }

    @Test func `an occupation in doubt is asked about, one that nobody knows is refused with a sentence`() async throws
    {
        try await MatchesHouse.with { room in
            try await room.visit { adviser in
                let doubt = Self.answers(["occupation-1": "Mechatronik", "skills": ""])
                let asked = try await adviser.submit(Self.profile, to: Self.profile, doubt)
                #expect(asked.status == .unprocessableContent)
                #expect(asked.main.contains("Mechatroniktechniker/in") && asked.main.contains("Bitte wählen Sie eine"))
                let chosen = doubt + [("occupation-1-code", "26112")]
                let taken = try await adviser.submit(Self.profile, to: Self.profile, chosen)
                #expect(taken.status == .seeOther)
                let unknown = Self.answers(["occupation-1": "Drachenzähmer", "skills": "Feuer löschen"])
                let refused = try await adviser.submit(Self.profile, to: Self.profile, unknown)
                #expect(refused.main.contains("Diesen Beruf kennen wir nicht"))
                #expect(refused.main.contains("Feuer löschen"))
            }
        }
    }

    @Test func `who is overtaken sees both versions and loses neither`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit { adviser in
                try await Self.note(adviser)
                let late = try await adviser.submit(Self.profile, to: Self.profile, Self.answers(["hours-to": "38"]))
                #expect(late.status == .conflict)
                #expect(late.main.contains("30 bis 40 Stunden") && late.main.contains("value=\"38\""))
            }
        }
    }

    @Test func `whoever may not see the household sees nothing of what it looks for`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit(as: InventedLand.stranger) { stranger in
                for path in [Self.list, Self.profile, Self.home] {
                    let answer = try await stranger.get(path)
                    #expect(answer.status == .notFound)
                }
            }
        }
    }

    @Test func `a change of the market counts for the next question`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit { adviser in
                try await Self.note(adviser)
                let before = try await adviser.get(Self.list)
                #expect(before.main.contains("Haus Abendrot"))
                room.market.change(
                    { $0.vacancies.removeAll { $0.listing.id == InventedMarket.farNurse } },
                    gone: [
                        InventedMarket.farNurse
                    ]
                )
                let after = try await adviser.get(Self.list)
                #expect(!after.main.contains("Haus Abendrot"))
            }
        }
    }

    @Test func `a household's bundle is shown and taken as proposals`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit { adviser in
                try await Self.note(adviser)
                let wish = [
                    ("dwelling", "rent"), ("rooms", "6"), ("budget", "800"), ("earliest", "2026-11-21"),
                    ("arrive", "2027-03-01"), ("child-minutes", "20"), ("version", "0"),
                ]
                let noted = try await adviser.submit(Self.home, to: Self.home, wish)
                #expect(noted.status == .seeOther)
                let path = "/de/musterland/faelle/\(InventedLand.caseFile)/pakete"
                let page = try await adviser.get(path)
                try assertSnapshot(page.main, named: "bundles-de")
                let parts = [
                    ("part", "- \(InventedMarket.flat) housing"),
                    ("part", "\(InventedLand.anna) \(InventedMarket.nurse) work"),
                    ("part", "\(InventedLand.cora) \(InventedMarket.kita) childcare"),
                ]
                let taken = try await adviser.submit(path, to: "\(path)/nehmen", parts)
                #expect(taken.status == .seeOther)
                #expect(room.proposed.all.map(\.topic) == [.housing, .work, .childcare])
                let forged = try await adviser.submit(path, to: "\(path)/nehmen", [("part", "- x housing")])
                #expect(forged.status == .notFound)
            }
        }
    }

    @Test func `where nothing fits together the page says what blocks and what would help`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit { adviser in
                try await Self.note(adviser)
                let wish = [
                    ("dwelling", "rent"), ("rooms", "10"), ("budget", "800"), ("earliest", "2026-11-21"),
                    ("arrive", "2027-03-01"), ("child-minutes", "20"), ("version", "0"),
                ]
                let noted = try await adviser.submit(Self.home, to: Self.home, wish)
                #expect(noted.status == .seeOther)
                let page = try await adviser.get("/de/musterland/faelle/\(InventedLand.caseFile)/pakete")
                #expect(page.main.contains("mindestens 5 Zimmer") && page.main.contains("ein Zimmer weniger"))
            }
        }
    }
}
