import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Members

@Suite struct SignInPageTests {
    private static let signIn = "/de/anmelden"

    @Test func `a wrong password is said once, above and at the field, and the address stays`() async throws {
        try await Office.with(.sqlite) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit { browser in
                let fields = [("mail", "anna.noack@example.org"), ("password", "falsch")]
                let answer = try await browser.submit(Self.signIn, to: Self.signIn, fields)
                #expect(answer.status == .unprocessableContent)
                #expect(answer.text.contains("error-summary"))
                #expect(answer.text.contains("value=\"anna.noack@example.org\""))
                #expect(!answer.text.contains("falsch"))
                let unknown = [("mail", "nobody@example.org"), ("password", "falsch")]
                let other = try await browser.submit(Self.signIn, to: Self.signIn, unknown)
                #expect(
                    other.withoutTokens
                        == answer.withoutTokens.replacing("anna.noack@example.org", with: "nobody@example.org")
                )
            }
        }
    }

    @Test func `signing in leads to the account, signing out to the start`() async throws {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit { browser in
                let fields = [("mail", "anna.noack@example.org"), ("password", Office.password)]
                let answer = try await browser.submit(Self.signIn, to: Self.signIn, fields)
                #expect(answer.status == .seeOther)
                #expect(answer.location == "/de/konto")
                let signedIn = browser.keeping(answer)
                let account = try await signedIn.get("/de/konto")
                #expect(account.status == .ok)
                #expect(account.text.contains("Anna Noack"))
                #expect(try await signedIn.get(Self.signIn).location == "/de/konto")
                let token = account.token(of: "/de/abmelden")
                let out = try await signedIn.post("/de/abmelden", [], token: token)
                #expect(out.location == "/de")
                #expect(try await signedIn.get("/de/konto").location?.hasPrefix(Self.signIn) == true)
            }
            #expect(try await SessionStore(office.store).list(of: anna).isEmpty)
        }
    }

    @Test(arguments: [
        ("/de/nord/faelle?stand=offen", "/de/nord/faelle?stand=offen"), ("https://evil.example.org", "/de/konto"),
        ("//evil.example.org", "/de/konto"), ("/\\evil.example.org", "/de/konto"), ("javascript:alert(1)", "/de/konto"),
        ("/de/x\r\nSet-Cookie: a=b", "/de/konto"), ("", "/de/konto"),
    ])
    func `signing in leads back to a page of the house and nowhere else`(wish: String, target: String) async throws {
        try await Office.with(.sqlite) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit { browser in
                let fields = [("mail", "anna.noack@example.org"), ("password", Office.password), ("next", wish)]
                let answer = try await browser.submit(Self.signIn, to: Self.signIn, fields)
                #expect(answer.location == target)
                #expect(answer.headers[values: .setCookie].count == 1)
            }
        }
    }

    @Test func `an admin enters a code after the password`() async throws {
        try await Office.with(.sqlite) { office in
            try await office.hire("Anna Noack", .northAdmin)
            let code = office.code
            try await office.visit { browser in
                let fields = [
                    ("mail", "anna.noack@example.org"), ("password", Office.password), ("next", "/de/nord/team"),
                ]
                let first = try await browser.submit(Self.signIn, to: Self.signIn, fields)
                #expect(first.headers[.setCookie] == nil)
                let step = try #require(first.location)
                let page = try await browser.get(step)
                #expect(page.text.contains("autocomplete=\"one-time-code\""))
                let action = String(step.prefix { $0 != "?" })
                let wrong = try await browser.submit(step, to: action, [("code", "000000"), ("next", "/de/nord/team")])
                #expect(wrong.status == .unprocessableContent)
                let right = try await browser.submit(step, to: action, [("code", code), ("next", "/de/nord/team")])
                #expect(right.location == "/de/nord/team")
                #expect(try await browser.keeping(right).get("/de/nord/team").status == .ok)
                let late = try await browser.submit(step, to: action, [("code", code)])
                #expect(late.location == "/de/anmelden?said=expired")
            }
        }
    }

    @Test func `a lock-out says until when`() async throws {
        try await Office.with(.sqlite) { office in
            try await office.visit { browser in
                for number in 1...6 {
                    let fields = [("mail", "nobody@example.org"), ("password", "falsch")]
                    let answer = try await browser.submit(Self.signIn, to: Self.signIn, fields)
                    #expect(answer.status == (number < 5 ? .unprocessableContent : .tooManyRequests))
                    #expect(answer.text.contains("10:01") == (number >= 5))
                }
            }
        }
    }

    @Test(arguments: Language.publicLanguages) func `the page speaks every public language`(
        language: Language
    ) async throws {
        try await Office.with(.sqlite) { office in
            let path = FloorPaths.signIn.link(language, alliance: nil)
            try await office.visit { browser in
                let answer = try await browser.get(path)
                #expect(answer.status == .ok)
                #expect(!answer.text.contains("⟦"))
                try assertSnapshot(answer.main, named: "sign-in-\(language.tag)")
            }
        }
    }
}

@Suite struct LetterPageTests {
    @Test func `a forgotten password gets the same answer for every address`() async throws {
        try await Office.with(.sqlite) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit { browser in
                let path = "/de/passwort-vergessen"
                let known = try await browser.submit(path, to: path, [("mail", "anna.noack@example.org")])
                let unknown = try await browser.submit(path, to: path, [("mail", "nobody@example.org")])
                #expect(known.status == .ok)
                #expect(known.withoutTokens == unknown.withoutTokens)
            }
            #expect(try await office.mails().count == 1)
        }
    }

    @Test func `the link leads to a new password, once`() async throws {
        try await Office.with(.sqlite) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit { browser in
                let path = "/de/passwort-vergessen"
                _ = try await browser.submit(path, to: path, [("mail", "anna.noack@example.org")])
                let link = "/de/passwort/\(try await office.lastLink())"
                let common = try await browser.submit(link, to: link, [("password", "passwort2026")])
                #expect(common.status == .unprocessableContent)
                let done = try await browser.submit(link, to: link, [("password", "Dreizehn Möwen im Wind")])
                #expect(done.location == "/de/anmelden?said=password")
                #expect(try await browser.get(link).status == .gone)
                let fields = [("mail", "anna.noack@example.org"), ("password", "Dreizehn Möwen im Wind")]
                let signedIn = try await browser.submit("/de/anmelden", to: "/de/anmelden", fields)
                #expect(signedIn.location == "/de/konto")
            }
        }
    }

    @Test func `every link that does not do looks the same`() async throws {
        try await Office.with(.sqlite) { office in
            try await office.visit { browser in
                let pages = ["passwort", "einladung", "mail-adresse"].map { "/de/\($0)/\(SecretToken().text)" }
                for page in pages {
                    let answer = try await browser.get(page)
                    #expect(answer.status == .gone)
                    try assertSnapshot(answer.main, named: "unusable-link-de")
                }
            }
        }
    }

    @Test func `an invitation makes an account`() async throws {
        try await Office.with(.sqlite) { office in
            let admin = try await office.hire("Anna Noack", .northAdmin)
            try await office.visit(as: admin) { browser in
                let path = "/de/nord/team/einladen"
                let fields = [
                    ("mail", "carl@example.org"), ("name", "Carl Ćwik"), ("language", "pl"), ("role", "adviser"),
                    ("organisation", Office.harbour.text),
                ]
                let sent = try await browser.submit(path, to: path, fields)
                #expect(sent.location == "/de/nord/team?said=invited")
                #expect(try await browser.get("/de/nord/team").text.contains("carl@example.org"))
            }
            let link = "/pl/invitation/\(try await office.lastLink())"
            try await office.visit { browser in
                let shown = try await browser.get(link)
                #expect(shown.text.contains("Carl Ćwik"))
                try assertSnapshot(shown.main.replacing(link, with: "{link}"), named: "invitation-pl")
                let weak = [("name", "Carl Ćwik"), ("language", "pl"), ("password", "kurz")]
                #expect(try await browser.submit(link, to: link, weak).status == .unprocessableContent)
                let good = [("name", "Carl Ćwik"), ("language", "pl"), ("password", "Trzynaście mew")]
                let done = try await browser.submit(link, to: link, good)
                #expect(done.location == "/pl/sign-in?said=accepted")
                let fields = [("mail", "carl@example.org"), ("password", "Trzynaście mew")]
                #expect(try await browser.submit("/pl/sign-in", to: "/pl/sign-in", fields).location == "/pl/account")
            }
        }
    }

    @Test func `whoever has an account accepts with it`() async throws {
        try await Office.with(.sqlite) { office in
            let berta = try await office.hire("Berta Noack", .southAdviser)
            let stranger = try await office.hire("Carl Noack", .southAdviser)
            let invitations = office.invitations
            let draft = InvitationDraft(
                mail: try #require(MailAddress("berta.noack@example.org")),
                name: "Berta",
                language: .german,
                grant: .harbourLead
            )
            let made = try await office.store.write(as: .system) {
                try invitations.invite(draft, by: nil, alliance: nil, in: $0)
            }
            let link = made.link.replacing("https://lotse.example.org", with: "")
            for other in [nil, stranger] {
                try await office.visit(as: other) { browser in
                    let page = try await browser.get(link)
                    #expect(page.text.contains("/de/anmelden?next=%2Fde%2Feinladung%2F"))
                    #expect(!page.text.contains("type=\"password\""))
                    let token = try await browser.get("/de/passwort-vergessen").token()
                    let answer = try await browser.post(link, [], token: token)
                    #expect(answer.location?.hasPrefix("/de/anmelden?next=") == true)
                }
            }
            try await office.visit(as: berta) { browser in
                let answer = try await browser.submit(link, to: link, [])
                #expect(answer.location == "/de/konto?said=accepted")
            }
            #expect(try await Set(office.member(berta).grants) == [.southAdviser, .harbourLead])
        }
    }
}
