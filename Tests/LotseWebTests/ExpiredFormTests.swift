import Foundation
import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import Synchronization
import Testing

@testable import LotseWeb

/// A room with one form of each rule, which tells the journal of what it was sent.
private struct DeskFeature: Feature {
    static let note = Path("notiz", "note")
    static let question = Path("frage", "question")
    static let secret = Path("geheimnis", "secret", in: .installation)

    let name = "desk"
    let resources: URL? = nil
    let store: any Store

    func addRoutes(to routes: inout RouteTable) {
        routes.post(Self.note, as: .roles([.adviser])) { context in try await take(context, Self.note) }
        routes.post(Self.question, as: .alliance, whenExpired: .asksAgain) { context in
            try await take(context, Self.question)
        }
        routes.post(Self.secret, as: .member, whenExpired: .forgets) { context in try await take(context, Self.secret) }
    }

    private func take(_ context: some PageContext, _ path: Path) async throws -> Reply {
        let form = Form("layout", [.required("text", .longText())]).reading(context.form)
        guard form.isValid else {
            let content = DeskPage(errors: form.errors.map(\.key), typed: form.text("text"))
            return .page(Page("Formular", template: "error-page", content: content.page), status: .unprocessableContent)
        }
        let target = try await store.write(as: context.actor) { transaction in
            try transaction.once(context.once) {
                transaction.journal(JournalEntry("note", "desk", form.text("text")))
                return "/done"
            }
        }
        return .redirect(target)
    }
}

private struct DeskPage {
    let errors: [String]
    let typed: String

    var page: ErrorPage {
        ErrorPage(title: "Formular", text: "\(errors.joined(separator: " ")) | \(typed)", incident: nil, homePath: "/")
    }
}

@Suite struct ExpiredFormTests {
    private static let anna = Identifier<Account>("0190a5c0-0000-7000-8000-000000000001")
    private static let boris = Identifier<Account>("0190a5c0-0000-7000-8000-000000000002")
    private static let alliance = AllianceProfile(
        id: IdentifierSource.seeded(4, at: TestStore.moment).next(),
        slug: "probe",
        name: "Probebündnis",
        contact: ContactPoint(name: "Büro", phone: "0355 555-0", mail: "buero@example.org", address: "Cottbus"),
        fundingNotice: ""
    )
    private static let text = "Frau M. sucht\neine Wohnung <b>bald</b>"

    private func withDesk(
        _ engine: Dialect,
        _ body: @escaping @Sendable (House, any Store, MovingClock) async throws -> Void
    ) async throws {
        let clock = MovingClock()
        let (anna, boris) = (try #require(Self.anna), try #require(Self.boris))
        try await TestStore.with(engine, migrations: try House.migrations(), sources: clock.sources()) { store in
            let grants = [Grant(role: .adviser, alliance: Self.alliance.id, organisation: nil)]
            let house = try TestHouse.make(
                [DeskFeature(store: store)],
                on: store,
                alliances: FixedAlliances([Self.alliance]),
                members: FixedMembers([anna, boris].map { Member(account: $0, name: "Alex Muster", grants: grants) })
            )
            try await body(house, store, clock)
        }
    }

    private func entries(_ store: any Store) async throws -> [String] {
        try await store.read { reader in
            try reader.list("SELECT subject_id FROM journal ORDER BY sequence") { try $0.value("subject_id") }
        }
    }

    /// Lets a session end and sends the form after it.
    private func sendLate(
        _ path: String,
        _ fields: [(String, String)],
        _ house: House,
        _ store: any Store,
        _ clock: MovingClock
    ) async throws -> TestBrowser.Answer {
        let late = Mutex<TestBrowser.Answer?>(nil)
        try await TestBrowser.visit(house, as: Self.anna, on: store) { browser in
            let token = try await browser.get("/de/formular").token()
            clock.advance(minutes: 31)
            let answer = try await browser.post(path, fields, token: token)
            late.withLock { $0 = answer }
        }
        return try #require(late.withLock { $0 })
    }

    @Test(arguments: TestStore.engines)
    func `what was typed waits for the same account, and goes once it is sent`(engine: Dialect) async throws {
        try await withDesk(engine) { house, store, clock in
            let fields = [("text", Self.text), ("tag", "a"), ("tag", "b")]
            let late = try await sendLate("/de/probe/notiz", fields, house, store, clock)
            #expect(late.status == .seeOther)
            #expect(late.location == "/de/anmelden?next=%2Fde%2Fformular", "nothing typed is in the address")
            #expect(try await entries(store) == [])
            try await TestBrowser.visit(house, as: Self.boris, on: store) { browser in
                let other = try await browser.get("/de/formular").text
                #expect(!other.contains("Wohnung"), "another account sees nothing of it")
            }
            try await TestBrowser.visit(house, as: Self.anna, on: store) { browser in
                let offered = try await browser.get("/de/formular")
                #expect(offered.text.contains("Frau M. sucht\neine Wohnung &lt;b&gt;bald&lt;/b&gt;"))
                #expect(offered.text.contains("name=\"tag\" value=\"a\"") && offered.text.contains("value=\"b\""))
                let again = fields + [("_again", "1"), ("_kept", "1")]
                let token = offered.token(of: "/de/probe/notiz")
                let shown = try await browser.post("/de/probe/notiz", again, token: token)
                #expect(shown.status == .unprocessableContent, "first the form, filled in")
                #expect(shown.text.contains("form.error.expired | Frau M. sucht"))
                let left = try await browser.get("/de/formular").text
                #expect(!left.contains("Wohnung"), "and it lies nowhere now")
                let fresh = try await browser.get("/de/formular").token()
                let sent = try await browser.post("/de/probe/notiz", fields, token: fresh)
                #expect(sent.location == "/done")
            }
            #expect(try await entries(store) == [Self.text])
        }
    }

    @Test(arguments: TestStore.engines)
    func `what is kept lies sealed, one form for each account, for two hours`(engine: Dialect) async throws {
        try await withDesk(engine) { house, store, clock in
            _ = try await sendLate("/de/probe/notiz", [("text", "eins eins")], house, store, clock)
            _ = try await sendLate("/de/probe/notiz", [("text", "zwei zwei")], house, store, clock)
            let rows: [[UInt8]] = try await store.read {
                try $0.list("SELECT sealed FROM kept_form") { try $0.value("sealed") }
            }
            #expect(rows.count == 1)
            #expect(rows.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("zwei") })
            try await TestBrowser.visit(house, as: Self.anna, on: store) { browser in
                let offered = try await browser.get("/de/formular").text
                #expect(offered.contains("zwei zwei"))
            }
            clock.advance(minutes: 120)
            try await TestBrowser.visit(house, as: Self.anna, on: store) { browser in
                let later = try await browser.get("/de/formular").text
                #expect(!later.contains("zwei zwei"))
            }
            #expect(try await store.read { try $0.number("SELECT count(*) FROM kept_form") } == 0)
        }
    }

    @Test func `what is large or a secret is not kept`() async throws {
        try await withDesk(.sqlite) { house, store, clock in
            let large = [("text", String(repeating: "x ", count: 40_000))]
            let late = try await sendLate("/de/probe/notiz", large, house, store, clock)
            #expect(late.location == "/de/anmelden?next=%2Fde%2Fprobe%2Fnotiz")
            let secret = try await sendLate("/de/geheimnis", [("text", "Mein Kennwort")], house, store, clock)
            #expect(secret.location == "/de/anmelden?next=%2Fde%2Fgeheimnis")
            let hidden = [("password", "Mein Kennwort"), ("text", "")]
            _ = try await sendLate("/de/probe/notiz", hidden, house, store, clock)
            #expect(try await store.read { try $0.number("SELECT count(*) FROM kept_form") } == 0)
        }
    }

    @Test func `a cookie that never was a session keeps nothing`() async throws {
        try await withDesk(.sqlite) { house, store, _ in
            try await TestBrowser.visit(house, on: store) { browser in
                let answer = try await browser.post("/de/probe/notiz", [("text", "Hallo Welt")], token: "x.1.2")
                #expect(answer.location == "/de/anmelden?next=%2Fde%2Fprobe%2Fnotiz")
            }
            #expect(try await store.read { try $0.number("SELECT count(*) FROM kept_form") } == 0)
        }
    }

    @Test func `a stale token of somebody signed in offers the form on the spot`() async throws {
        try await withDesk(.sqlite) { house, store, _ in
            try await TestBrowser.visit(house, as: Self.anna, on: store) { browser in
                let answer = try await browser.post("/de/probe/notiz", [("text", Self.text)], token: "x.1.2")
                #expect(answer.status == .forbidden)
                #expect(answer.text.contains("action=\"/de/probe/notiz\""))
                #expect(answer.text.contains("eine Wohnung &lt;b&gt;bald&lt;/b&gt;"))
                #expect(!answer.text.contains("_kept"))
                #expect(!answer.text.contains("⟦"), "a word is missing")
            }
            #expect(try await entries(store) == [])
        }
    }

    @Test(arguments: ["x.1.2", ""])
    func `a public form with a stale token comes back with everything typed`(token: String) async throws {
        try await withDesk(.sqlite) { house, store, _ in
            try await TestBrowser.visit(house, on: store) { browser in
                let answer = try await browser.post("/de/probe/frage", [("text", "Hallo Welt")], token: token)
                #expect(answer.status == .unprocessableContent)
                #expect(answer.text.contains("form.error.expired | Hallo Welt"))
            }
            #expect(try await entries(store) == [])
        }
    }

    @Test func `files are left out, and the page says so`() async throws {
        try await withDesk(.sqlite) { house, store, _ in
            try await TestBrowser.visit(house, as: Self.anna, on: store) { browser in
                let answer = try await browser.upload(
                    "/de/probe/notiz",
                    [("text", "Ein Zeugnis")],
                    files: [(field: "file", name: "a.pdf", bytes: Array("%PDF-1.7 geheim".utf8))],
                    token: nil
                )
                #expect(answer.text.contains("Dateien konnten wir nicht aufheben"))
                #expect(!answer.text.contains("geheim"))
            }
        }
    }

    @Test func `only forms that hold more than a line or a secret ask before they are left`() async throws {
        try await withDesk(.sqlite) { house, store, _ in
            let words = house.catalogues.words(.german)
            func isDraft(_ fields: [Field]) -> Bool {
                Form("layout", fields).isDraft
            }
            #expect(!isDraft([.required("mail", .mail), .required("password", .password(isNew: false))]))
            #expect(!isDraft([.required("place", .text()), Field("next", .hidden)]))
            #expect(!isDraft([]))
            #expect(isDraft([.required("text", .longText())]))
            #expect(isDraft([.required("name", .text()), .required("mail", .mail)]))
            #expect(words.has("form.unsaved"))
        }
    }
}
