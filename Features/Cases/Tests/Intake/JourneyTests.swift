import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Synchronization
import Testing

@testable import Cases

/// A request enters, is understood, referred, served: the whole way through the pages (journeys N4, D2 and D3).
@Suite struct JourneyTests {
    private static let answers: [(IntakeStep, [(String, String)])] = [
        (.name, [("given-name", "Оксана"), ("family-name", "Коваленко")]),
        (.people, [("adults", "2"), ("children", "1")]),
        (.children, [("child-1", "2020-02-29")]),
        (.origin, [("country", "UA"), ("place", "Lwiw")]),
        (.destination, [("municipality", "12071076")]),
        (.arrival, [("arrival", "by"), ("day", "2026-08-01")]),
        (.topics, [("topics", "work"), ("topics", "childcare")]),
        (.urgent, [("urgent", "work")]),
        (.occupation, [("occupation", "Krankenschwester")]),
        (.message, [("message", "Ми приїдемо влітку.")]),
        (.contact, [("mail", "oksana@example.org"), ("language", "uk")]),
        (.consent, [("advice", "yes"), ("bodies", "work:\(Sample.agency.text)")]),
    ]

    /// The house on a store whose clock moves.
    private func withHouse(
        _ engine: Dialect,
        _ body: @escaping @Sendable (any Store, MovingClock) async throws -> Void
    ) async throws {
        let clock = MovingClock(at: TestStore.moment)
        try await TestStore.with(
            engine,
            migrations: CasesSchema.migrations() + House.migrations(),
            sources: clock.sources(seed: 4)
        ) { try await body($0, clock) }
    }

    /// Answers every question in Ukrainian and sends the request; gives the secret link.
    private func ask(_ browser: TestBrowser, _ clock: MovingClock) async throws -> String {
        let begin = "/uk/muster/request/new"
        let first = try await browser.get(begin)
        #expect(first.status == .ok)
        let token = try #require(first.token(of: begin))
        let fast = try await browser.post(begin, [("intention", "come")], token: token)
        #expect(fast.status == .unprocessableContent)
        clock.advance(seconds: 5)
        let trapped = try await browser.post(begin, [("intention", "come"), ("website", "x")], token: token)
        #expect(trapped.status == .unprocessableContent)
        var here = try #require(try await browser.post(begin, [("intention", "come")], token: token).location)
        for (step, fields) in Self.answers {
            #expect(here.hasSuffix("/\(step.rawValue)"), "\(here)")
            let page = try await browser.get(here)
            #expect(page.status == .ok && !page.text.contains("⟦"), "\(step)")
            let missing = try await browser.post(here, [], token: page.token(of: here))
            if ![IntakeStep.occupation, .message].contains(step) {
                #expect(missing.status == .unprocessableContent, "\(step)")
                here = try #require(try await browser.post(here, fields, token: page.token(of: here)).location)
            } else {
                // A question that may be left empty: go back and answer it.
                here = try #require(try await browser.post(here, fields, token: page.token(of: here)).location)
            }
        }
        #expect(here.hasSuffix("/check"))
        let check = try await browser.get(here)
        #expect(check.text.contains("Krankenschwester") && check.text.contains("Agentur"))
        let link = here.replacing("/question/check", with: "")
        let sent = try await browser.post("\(link)/send", [], token: check.token(of: "\(link)/send"))
        #expect(sent.location == link)
        return link
    }

    @Test(arguments: TestStore.engines)
    func `from the first question to the help, and back out by a withdrawal`(engine: Dialect) async throws {
        try await withHouse(engine) { store, clock in
            let link = Mutex("")
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                let own = try await self.ask(person, clock)
                link.withLock { $0 = own }
                let page = try await person.get(own)
                #expect(page.text.contains("Отримано"))
                let closed = try await person.get("\(own)/question/name")
                #expect(closed.status == .notFound)
            }
            let own = link.withLock { $0 }
            let file = Mutex("")
            try await CasesHouse.visit(as: .owner, on: store) { adviser in
                let inbox = try await adviser.get("/de/muster/neue-anfragen")
                #expect(inbox.text.contains("Оксана Коваленко"))
                let path = try #require(Self.path(in: inbox.text, beginning: "/de/muster/neue-anfragen/"))
                let request = try await adviser.get(path)
                #expect(request.text.contains("<details class=\"fold\"><summary>Anfrage zurückstellen</summary>"))
                #expect(request.text.contains("type=\"submit\">Neue Fallakte anlegen</button>"))
                let take = try await adviser.submit(path, to: "\(path)/fallakte", [])
                let caseFile = try #require(take.location)
                file.withLock { $0 = caseFile }
                let page = try await adviser.get(caseFile)
                #expect(page.status == .ok && page.text.contains("Krankenschwester"))
                let refer = try #require(
                    Self.path(in: page.text, beginning: "\(caseFile)/bedarfe/", ending: "weitergeben")
                )
                let form = try await adviser.get(refer)
                #expect(form.text.contains("Agentur") && !form.text.contains("⟦"))
                let fields = [
                    ("body", "0"), ("consent", "given"), ("consent-day", ""), ("message", "Bitte um Stellen."),
                ]
                let two = fields + [("organisation", Sample.welcomeCenter.text)]
                let refused = try await adviser.post(refer, two, token: form.token(of: refer))
                #expect(refused.text.contains("zwei Stellen"))
                let sent = try await adviser.post(refer, fields, token: refused.token(of: refer))
                let referral = try #require(sent.location)
                let shown = try await adviser.get(referral)
                #expect(shown.text.contains("Оксана Коваленко") && !shown.text.contains("⟦"))
            }
            try await CasesHouse.visit(as: .officer, on: store) { officer in
                // The sample officer belongs to the Welcome Center; the agency's neighbour has no such role.
                let status = try await officer.get("/de/muster/weitergaben").status
                #expect(status == .notFound)
            }
            try await self.answerOverTheLink(store)
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                let page = try await person.get(own)
                #expect(page.text.contains("У роботі"))
                let withdraw = try #require(
                    Self.path(in: page.text, beginning: "\(own)/consents/", having: "Agentur")
                )
                let done = try await person.post(withdraw, [], token: page.token(of: withdraw))
                #expect(done.location == own)
            }
            try await CasesHouse.visit(as: .stranger, on: store) { body in
                let gone = try await body.get(try await self.answerPath(store))
                #expect(gone.status == .notFound)
            }
            let fault = try await Journal.verify(store).fault
            #expect(fault == nil)
        }
    }

    /// The agency has no account: it answers over the link in its mail.
    private func answerOverTheLink(_ store: any Store) async throws {
        let path = try await answerPath(store)
        try await CasesHouse.visit(as: .stranger, on: store) { body in
            let page = try await body.get(path)
            #expect(page.status == .ok && page.text.contains("Оксана Коваленко"))
            #expect(!page.text.contains("⟦"))
            let silent = try await body.post(path, [("step", "decline")], token: page.token(of: path))
            #expect(silent.status == .unprocessableContent || silent.status == .seeOther)
            let again = try await body.get(path)
            let version = try #require(Self.value(of: "version", in: again.text))
            // Somebody who was overtaken keeps what they typed.
            let late = [("step", "accept"), ("remark", "Drei Stellen passen."), ("version", "0")]
            let overtaken = try await body.post(path, late, token: again.token(of: path))
            #expect(overtaken.status == .unprocessableContent && overtaken.text.contains("Drei Stellen passen."))
            let fields = [("step", "accept"), ("remark", "Drei Stellen passen."), ("version", version)]
            let answered = try await body.post(path, fields, token: again.token(of: path))
            #expect(answered.location == path)
            let now = try await body.get(path)
            #expect(now.text.contains("Drei Stellen passen."))
            let english = try await body.get(path.replacing("/de/", with: "/ar/").replacing("antwort", with: "answer"))
            #expect(english.location?.hasPrefix("/en/") == true)
        }
    }

    private func answerPath(_ store: any Store) async throws -> String {
        let mails = try await store.read { reader in
            try reader.list("SELECT payload FROM outbox_message WHERE kind = 'mail' ORDER BY id") {
                try $0.value("payload", as: String.self)
            }
        }
        let text = try #require(mails.first { $0.contains("antwort") }).replacing("\\/", with: "/")
        let start = try #require(text.firstRange(of: "/de/muster/antwort/"))
        return String(text[start.lowerBound...].prefix("/de/muster/antwort/".count + 43))
    }

    /// The first path in a page that begins and ends so, behind a text.
    static func path(in page: String, beginning: String, ending: String = "", having text: String = "") -> String? {
        var rest = page[...]
        if !text.isEmpty {
            guard let found = rest.firstRange(of: "\(text)</h3>") else { return nil }
            rest = rest[found.upperBound...]
        }
        while let found = rest.firstRange(of: "\"\(beginning)") {
            let path = rest[rest.index(after: found.lowerBound)...].prefix { $0 != "\"" }
            if path.hasSuffix(ending) { return String(path) }
            rest = rest[found.upperBound...]
        }
        return nil
    }

    static func value(of field: String, in page: String) -> String? {
        guard let found = page.firstRange(of: "name=\"\(field)\" value=\"") else { return nil }
        return String(page[found.upperBound...].prefix { $0 != "\"" })
    }

    @Test func `every public page speaks every language`() async throws {
        try await withHouse(.sqlite) { store, clock in
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                let own = try await self.ask(person, clock)
                let token = String(own.suffix(43))
                for language in Language.publicLanguages {
                    let isGerman = language.primary == "de"
                    let paths =
                        isGerman
                        ? ["anfrage", "anfrage/neu", "meine-anfrage/\(token)"]
                        : ["request", "request/new", "my-request/\(token)"]
                    for path in paths {
                        let page = try await person.get("/\(language.tag)/muster/\(path)")
                        #expect(page.status == .ok, "\(language) \(path)")
                        #expect(!page.text.contains("⟦"), "\(language) \(path)")
                    }
                }
            }
        }
    }

    @Test func `nobody opens what is not theirs`() async throws {
        try await withHouse(.sqlite) { store, clock in
            let link = Mutex("")
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                let own = try await self.ask(person, clock)
                link.withLock { $0 = own }
                let other = String(repeating: "A", count: 43)
                for token in [other, "kurz"] {
                    let status = try await person.get("/uk/muster/my-request/\(token)").status
                    #expect(status == .notFound)
                }
            }
            let intake = try await store.read { reader in
                try reader.list("SELECT id FROM intake") { try $0.value("id", as: String.self) }
            }
            let path = "/de/muster/neue-anfragen/\(try #require(intake.first))"
            for visitor in [CasesHouse.Visitor.neighbour, .officer, .manager, .auditor] {
                try await CasesHouse.visit(as: visitor, on: store) { browser in
                    let status = try await browser.get(path).status
                    #expect(status == .notFound, "\(visitor)")
                }
            }
        }
    }
}
