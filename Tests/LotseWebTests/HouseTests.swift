import Foundation
import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import LotseWeb

/// A room with one page of each kind, to try the floor with.
private struct TrialFeature: Feature {
    static let open = Path("offen", "open")
    static let staff = Path("intern/{caseFile}", "internal/{caseFile}")
    static let mine = Path("meins", "mine", in: .installation)
    static let broken = Path("kaputt", "broken")

    let name = "trial"
    let resources: URL? = nil
    let store: any Store

    func addRoutes(to routes: inout RouteTable) {
        routes.get(Self.open, as: .alliance) { context in
            .page(Page("<b>Titel</b>", template: "error-page", content: Self.content(context.link(Self.open))))
        }
        routes.post(Self.open, as: .alliance, bodyLimit: 1000) { context in
            let outcome = try await store.write(as: context.actor) { transaction in
                try transaction.once(context.once) {
                    transaction.journal(JournalEntry("open", "trial", "1"))
                    return "/done"
                }
            }
            return .redirect(outcome)
        }
        routes.get(Self.staff, as: .roles([.adviser])) { context in
            _ = try context.visitor.identifier("caseFile", of: CaseFile.self)
            throw PageError.notFound
        }
        routes.get(Self.mine, as: .member) { context in
            .page(Page(context.member.name, template: "error-page", content: Self.content("/")))
        }
        routes.get(Self.broken, as: .alliance) { _ in throw StoreError.unreadable(column: "x", wanted: "y") }
    }

    static func content(_ home: String) -> ErrorPage {
        ErrorPage(title: "Titel", text: "Text", incident: nil, homePath: home)
    }
}

@Suite struct HouseTests {
    private static let account = Identifier<Account>("0190a5c0-0000-7000-8000-000000000001")
    private static let alliance = AllianceProfile(
        id: IdentifierSource.seeded(4, at: TestStore.moment).next(),
        slug: "probe",
        name: "Probebündnis",
        contact: ContactPoint(name: "Büro", phone: "0355 555-0", mail: "buero@example.org", address: "Cottbus"),
        fundingNotice: ""
    )

    private func visit(
        signedIn: Bool = false,
        as role: Role = .partnerOfficer,
        _ body: @escaping @Sendable (TestBrowser, any Store) async throws -> Void
    ) async throws {
        let account = try #require(Self.account)
        try await TestStore.withEmbedded(try House.migrations()) { store in
            let member = Member(
                account: account,
                name: "Alex Muster",
                grants: [Grant(role: role, alliance: Self.alliance.id, organisation: nil)]
            )
            let house = try TestHouse.make(
                [TrialFeature(store: store)],
                on: store,
                alliances: FixedAlliances([Self.alliance]),
                members: FixedMembers([member])
            )
            try await TestBrowser.visit(house, as: signedIn ? account : nil, on: store) { try await body($0, store) }
        }
    }

    @Test func `a public page speaks the path's language and escapes what it shows`() async throws {
        try await visit { browser, _ in
            for (path, language, direction) in [("/de/probe/offen", "de", "ltr"), ("/ar/probe/open", "ar", "rtl")] {
                let answer = try await browser.get(path)
                #expect(answer.status == .ok)
                #expect(answer.text.contains("<html lang=\"\(language)\" dir=\"\(direction)\""))
                #expect(answer.text.contains("&lt;b&gt;Titel&lt;/b&gt;"))
                #expect(!answer.text.contains("<b>Titel"))
                #expect(!answer.text.contains("⟦"), "a word is missing")
                #expect(answer.text.contains("0355 555-0"))
            }
            let english = try await browser.get("/de/probe/open")
            #expect(english.status == .notFound)
        }
    }

    @Test func `every answer carries the headers that keep browsers out of trouble`() async throws {
        try await visit { browser, _ in
            for path in ["/de/probe/offen", "/de/nowhere", "/health"] {
                let headers = try await browser.get(path).headers
                #expect(headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
                #expect(headers[.contentSecurityPolicy]?.contains("unsafe") == false)
                #expect(headers[.xContentTypeOptions] == "nosniff")
            }
        }
    }

    @Test func `who is not signed in is asked to, and comes back`() async throws {
        try await visit { browser, _ in
            let answer = try await browser.get("/de/meins?a=1")
            #expect(answer.status == .seeOther)
            #expect(answer.location == "/de/anmelden?next=%2Fde%2Fmeins%3Fa%3D1")
        }
        try await visit(signedIn: true) { browser, _ in
            let answer = try await browser.get("/de/meins")
            #expect(answer.text.contains("Alex Muster"))
        }
    }

    @Test func `what may not be seen and what does not exist give the same bytes`() async throws {
        try await visit(signedIn: true, as: .partnerOfficer) { browser, _ in
            let forbidden = try await browser.get("/de/probe/intern/0190a5c0-0000-7000-8000-00000000000b")
            let unknown = try await browser.get("/de/probe/intern/x")
            #expect(forbidden.status == .notFound)
            #expect(unknown.status == .notFound)
            #expect(forbidden.withoutTokens == unknown.withoutTokens)
        }
    }

    @Test func `staff pages in a language that staff do not have lead to the English ones`() async throws {
        try await visit(signedIn: true, as: .adviser) { browser, _ in
            let answer = try await browser.get("/ar/probe/internal/0190a5c0-0000-7000-8000-00000000000b")
            #expect(answer.location == "/en/probe/internal/0190a5c0-0000-7000-8000-00000000000b")
        }
    }

    @Test func `a form without our token changes nothing`() async throws {
        try await visit { browser, store in
            for token in [nil, "", "x.1.2"] {
                let answer = try await browser.post("/de/probe/offen", [], token: token)
                #expect(answer.status == .forbidden)
            }
            let entries = try await store.read { try $0.number("SELECT count(*) FROM journal") }
            #expect(entries == 0)
        }
    }

    @Test func `a form sent twice at once makes one change and gives one answer`() async throws {
        try await visit { browser, store in
            let token = FormTokens(TestHouse.vault).issue(to: nil, at: TestStore.moment).text
            let locations = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await browser.post("/de/probe/offen", [], token: token).location }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(locations == Array(repeating: "/done", count: 8))
            let entries = try await store.read { try $0.number("SELECT count(*) FROM journal") }
            #expect(entries == 1)
        }
    }

    @Test func `a body that is too large is refused with a sentence`() async throws {
        try await visit { browser, _ in
            let answer = try await browser.post(
                "/de/probe/offen",
                [("a", String(repeating: "x", count: 2000))],
                token: "x"
            )
            #expect(answer.status == .contentTooLarge)
            #expect(answer.text.contains("<h1"))
        }
    }

    @Test func `a failure shows an incident's number and nothing of its cause`() async throws {
        try await visit { browser, _ in
            let answer = try await browser.get("/de/probe/kaputt")
            #expect(answer.status == .internalServerError)
            #expect(!answer.text.contains("column"))
            #expect(!answer.text.contains("unreadable"))
            #expect(!answer.text.contains("⟦"), "a word is missing")
        }
    }

    @Test func `where not even the session can be read, a stranger's page says so in its language`() async throws {
        try await visit(signedIn: true) { browser, store in
            try await store.close()
            let answer = try await browser.get("/pl/probe/open")
            #expect(answer.status.code >= 500)
            #expect(answer.text.contains("<html lang=\"pl\""))
            #expect(answer.text.contains("class=\"incident\""))
            #expect(!answer.text.contains("Alex Muster"))
            #expect(!answer.text.contains("⟦"), "a word is missing")
        }
    }

    @Test func `the door says whether the house lives, is ready, and what it counted`() async throws {
        try await visit { browser, _ in
            let (health, ready) = (try await browser.get("/health"), try await browser.get("/ready"))
            #expect(health.text == "ok\n")
            #expect(ready.text == "ready\n")
            _ = try await browser.get("/de/probe/offen")
            let metrics = try await browser.get("/metrics").text
            #expect(metrics.contains("lotse_requests_total{route=\"GET /de/{alliance}/offen\",status=\"200\"} 1"))
        }
    }
}
