import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Portal

/// The second and third door, from the form to the answer, through the real router.
@Suite struct ConcernJourneyTests {
    private static let employer = [
        ("topic", "childcare"), ("place", "01234 Grünau"), ("text", "Vier Familien suchen Kita-Plätze."),
        ("name", "Ada Beispiel"), ("organisation", "Beispiel GmbH"), ("mail", "ada@example.org"),
        ("consent", "yes"),
    ]

    /// The same answers with some of them others.
    private static func employer(_ changes: [String: String]) -> [(String, String)] {
        employer.map { ($0.0, changes[$0.0] ?? $0.1) }
    }

    private static func send(_ browser: TestBrowser) async throws -> String {
        let path = "/de/musterland/arbeitgeber"
        let answer = try await browser.submit(path, to: path, employer)
        #expect(answer.status == .seeOther, "\(answer.main)")
        return answer.location ?? ""
    }

    @Test(arguments: ["arbeitgeber", "projektidee"], [Language.german, .arabic])
    func `the doors look as they were reviewed`(door: String, language: Language) async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { browser in
                let path = door == "arbeitgeber" ? PortalPaths.employer : PortalPaths.idea
                let answer = try await browser.get(path.link(language, alliance: "musterland"))
                try assertSnapshot(answer.main, named: "\(door)-\(language.tag)")
                #expect(answer.headers[.cacheControl] == "no-store")
            }
        }
    }

    @Test func `a concern reaches the responsible body, is answered, and its sender reads the answer`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { stranger in
                let own = try await Self.send(stranger)
                let shown = try await stranger.get(own)
                #expect(shown.main.contains("Stadt Grünau") && shown.main.contains("Vier Familien"))
                try await portal.visit(as: .townHallLead) { lead in
                    let list = try await lead.get("/de/musterland/anliegen")
                    #expect(list.main.contains("Ada Beispiel, Beispiel GmbH"))
                    let path = try #require(Self.firstConcern(in: list.text))
                    let take = try await lead.submit(path, to: "\(path)/uebernehmen", [("version", "1")])
                    #expect(take.location == path)
                    #expect(try await stranger.get(own).main.contains("in Arbeit"))
                    let answer = try await lead.submit(
                        path,
                        to: "\(path)/antworten",
                        [("version", "2"), ("text", "Ab August sind Plätze frei.")]
                    )
                    #expect(answer.status == .seeOther)
                }
                #expect(try await stranger.get(own).main.contains("Ab August sind Plätze frei."))
                let mails = try await portal.mails()
                #expect(mails.count == 4)
                #expect(mails.filter { $0.contains("\"to\":\"office@example.org\"") }.count == 1)
                #expect(mails.filter { $0.contains("\"to\":\"rathaus@example.org\"") }.count == 1)
                let letters = mails.filter { $0.contains("\"to\":\"ada@example.org\"") }
                #expect(letters.count == 2 && letters.allSatisfy { $0.contains("https://lotse.example.org\(own)") })
                for canary in ["Ada Beispiel", "Beispiel GmbH", "Vier Familien", "August"] {
                    #expect(!mails.contains { $0.contains(canary) }, "mail is a postcard: \(canary)")
                }
            }
        }
    }

    private static func firstConcern(in text: String) -> String? {
        guard let start = text.firstRange(of: "/de/musterland/anliegen/0") else { return nil }
        return String(text[start.lowerBound...].prefix { $0 != "\"" })
    }

    @Test func `a form that does not do says why, keeps what was typed, and keeps nothing`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { stranger in
                let path = "/de/musterland/arbeitgeber"
                let fields = Self.employer(["mail": "", "text": "www.a.de www.b.de https://c.de <b>"])
                let answer = try await stranger.submit(path, to: path, fields)
                #expect(answer.status == .unprocessableContent)
                #expect(answer.main.contains("Bitte nennen Sie eine E-Mail-Adresse oder eine Telefonnummer."))
                #expect(answer.main.contains("Bitte nennen Sie höchstens zwei Internetadressen."))
                #expect(answer.main.contains("www.a.de www.b.de https://c.de &lt;b&gt;"))
                #expect(answer.main.contains("value=\"Beispiel GmbH\""))
                try assertSnapshot(answer.main, named: "arbeitgeber-errors-de")
                let none = try await stranger.submit(path, to: path, Self.employer(["consent": ""]))
                #expect(none.status == .unprocessableContent)
                #expect(try await portal.countOfConcerns() == 0)
                #expect(try await portal.mails().isEmpty)
            }
        }
    }

    @Test func `a double click makes one concern and leads to the same page`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { stranger in
                let path = "/de/musterland/arbeitgeber"
                let token = try await stranger.get(path).token(of: path)
                let first = try await stranger.post(path, Self.employer, token: token)
                let second = try await stranger.post(path, Self.employer, token: token)
                #expect(first.location == second.location && first.status == .seeOther)
                #expect(try await portal.countOfConcerns() == 1)
                #expect(try await portal.mails().count == 3)
            }
        }
    }

    @Test func `without a responsible body the office gets it, in the sender's language the sender`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { stranger in
                let path = "/uk/musterland/project-idea"
                let fields = [
                    ("topic", "other"), ("place", ""), ("text", "Ідея"), ("name", "Олена"), ("mail", "o@example.org"),
                    ("consent", "yes"),
                ]
                let answer = try await stranger.submit(path, to: path, fields)
                let own = try #require(answer.location)
                #expect(own.hasPrefix("/uk/musterland/my-concern/"))
                let mails = try await portal.mails()
                #expect(mails.count == 2)
                #expect(mails.contains { $0.contains("office@example.org") && $0.contains("Projektidee") })
                #expect(mails.contains { $0.contains("o@example.org") && $0.contains("Добрий день") })
                try await portal.visit(as: .officeLead) { lead in
                    let list = try await lead.get("/de/musterland/anliegen")
                    #expect(list.main.contains("Олена"))
                }
            }
        }
    }

    @Test func `whoever withdraws consent finds nothing left`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { stranger in
                let own = try await Self.send(stranger)
                let gone = try await stranger.submit(own, to: "\(own)/loeschen", [])
                #expect(gone.location == "/de/musterland/anliegen-geloescht")
                #expect(try await stranger.get("/de/musterland/anliegen-geloescht").status == .ok)
                let unknown = try await stranger.get("/de/musterland/mein-anliegen/unbekannt")
                let after = try await stranger.get(own)
                #expect(after.status == .notFound && after.main == unknown.main)
                #expect(try await portal.countOfConcerns() == 0)
            }
        }
    }

    @Test func `the secret link of one alliance opens nothing in another`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { stranger in
                let own = try await Self.send(stranger)
                let elsewhere = own.replacing("musterland", with: "nachbarland")
                #expect(try await stranger.get(elsewhere).status == .notFound)
            }
        }
    }

    @Test(arguments: Visitor.allCases)
    func `who may not see a concern gets what an unknown one gives`(visitor: Visitor) async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { _ = try await Self.send($0) }
            let id = try await portal.store.read { try $0.row("SELECT id FROM concern")?.value("id", as: String.self) }
            let (path, unknown) = (
                "/de/musterland/anliegen/\(id ?? "")",
                "/de/musterland/anliegen/0190a5c0-0000-7000-8000-000000000099"
            )
            try await portal.visit(as: visitor) { browser in
                let (answer, absent) = (try await browser.get(path), try await browser.get(unknown))
                switch visitor {
                case .manager, .admin, .townHallLead: #expect(answer.status == .ok && absent.status == .notFound)
                case .stranger: #expect(answer.status == .seeOther && absent.status == .seeOther)
                default: #expect(answer.status == .notFound && answer.main == absent.main)
                }
                for step in ["uebernehmen", "antworten", "weitergeben", "aussortieren"] where answer.status != .ok {
                    let token = try await browser.get("/de/musterland/arbeitgeber").token()
                    let sent = try await browser.post("\(path)/\(step)", [("version", "1")], token: token)
                    #expect(sent.status == .notFound || sent.status == .seeOther)
                }
            }
            let status = try await portal.store.read { reader in
                try reader.row("SELECT status FROM concern")?.value("status", as: String.self)
            }
            #expect(status == "new")
        }
    }

    @Test func `of two who answer the second sees the first answer and loses no word`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { _ = try await Self.send($0) }
            try await portal.visit(as: .manager) { manager in
                let path = try #require(Self.firstConcern(in: try await manager.get("/de/musterland/anliegen").text))
                let shown = try await manager.get(path)
                try await portal.visit(as: .townHallLead) { lead in
                    let fields = [("version", "1"), ("text", "Erste Antwort")]
                    _ = try await lead.submit(path, to: "\(path)/antworten", fields)
                }
                let late = try await manager.post(
                    "\(path)/antworten",
                    [("version", "1"), ("text", "Zweite Antwort")],
                    token: shown.token(of: "\(path)/antworten")
                )
                #expect(late.status == .conflict)
                #expect(late.main.contains("Erste Antwort") && late.main.contains("Zweite Antwort"))
                try assertSnapshot(late.main, named: "concern-stale-de")
            }
        }
    }

    @Test func `passing on takes it from one team and gives it to the other`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { _ = try await Self.send($0) }
            try await portal.visit(as: .townHallLead) { lead in
                let path = try #require(Self.firstConcern(in: try await lead.get("/de/musterland/anliegen").text))
                let fields = [("version", "1"), ("recipient", InventedRegion.chamber.text)]
                let passed = try await lead.submit(path, to: "\(path)/weitergeben", fields)
                #expect(passed.location == "/de/musterland/anliegen")
                #expect(try await lead.get(path).status == .notFound)
                try await portal.visit(as: .chamberLead) { other in
                    #expect(try await other.get(path).status == .ok)
                    let wrong = [("version", "2"), ("recipient", "0190a5c0-0000-7000-8000-000000000099")]
                    let refused = try await other.submit(path, to: "\(path)/weitergeben", wrong)
                    #expect(refused.status == .unprocessableContent)
                    let aside = try await other.submit(path, to: "\(path)/aussortieren", [("version", "2")])
                    #expect(aside.location == path)
                    let settled = try await other.get("/de/musterland/anliegen?settled=1")
                    #expect(settled.main.contains("aussortiert"))
                }
            }
        }
    }

    @Test(arguments: [Language.german, .english])
    func `staff pages look as they were reviewed`(language: Language) async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { _ = try await Self.send($0) }
            try await portal.visit(as: .manager) { manager in
                let list = try await manager.get(PortalPaths.concerns.link(language, alliance: "musterland"))
                try assertSnapshot(list.main, named: "concerns-\(language.tag)")
                let id = try await portal.store.read { reader in
                    try reader.row("SELECT id FROM concern")?.value("id", as: String.self)
                }
                let path = PortalPaths.concern.link(language, alliance: "musterland", ["concern": id ?? ""])
                let meter = QueryMeter()
                let one = try await QueryMeter.$current.withValue(meter) { try await manager.get(path) }
                try assertSnapshot(one.main, named: "concern-\(language.tag)")
                // Session, alliance, the concern for the right and for the page, organisations to pass it on to.
                #expect(meter.total <= 5, "\(meter.log)")
            }
        }
    }

    @Test(arguments: Language.publicLanguages)
    func `the sender's page is in the sender's language`(language: Language) async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { stranger in
                let path = PortalPaths.employer.link(language, alliance: "musterland")
                let answer = try await stranger.submit(path, to: path, Self.employer)
                let own = try #require(answer.location)
                let page = try await stranger.get(own)
                #expect(page.status == .ok && !page.text.contains("⟦"))
                try assertSnapshot(
                    page.main.replacing(own.split(separator: "/").last ?? "", with: "(link)"),
                    named: "own-concern-\(language.tag)"
                )
            }
        }
    }
}
