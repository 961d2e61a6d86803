import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Members

@Suite struct IdentityPageTests {
    /// Follows the way out, is signed in there, and gives the way back.
    private static func goOut(_ answer: TestBrowser.Answer, _ provider: FakeProvider) throws -> String {
        let address = try #require(answer.location)
        let (code, state) = try provider.approve(address)
        return "/de/anmelden/anbieter/zurueck?code=\(code)&state=\(state)"
    }

    @Test func `without a provider there is no trace of one`() async throws {
        try await Office.with(.sqlite) { office in
            try await office.visit { browser in
                let page = try await browser.get("/de/anmelden")
                #expect(!page.text.contains("anbieter"))
                #expect(try await browser.get("/de/anmelden/anbieter").status == .notFound)
            }
        }
    }

    @Test func `an identity is linked by whoever is signed in, and then opens the door`() async throws {
        try await Office.with(.sqlite) { office in
            let provider = FakeProvider(office.clock)
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit(provider: provider) { browser in
                let out = try await browser.get("/pl/sign-in/provider")
                let back = try await browser.keeping(out).get(Self.goOut(out, provider))
                #expect(back.status == .unprocessableContent)
                #expect(back.text.contains("noch mit keinem Konto verknüpft"))
            }
            try await office.visit(as: anna, provider: provider) { browser in
                let page = try await browser.submit("/de/konto/verknuepfung", to: "/de/konto/verknuepfung", [])
                let link = try #require(page.text.firstMatch(of: /href="(https:\/\/id\.example\.org[^"]+)"/)).1
                let (code, state) = try provider.approve(String(link).replacing("&amp;", with: "&"))
                let back = try await browser.get("/de/anmelden/anbieter/zurueck?code=\(code)&state=\(state)")
                #expect(back.location == "/de/konto?said=linked")
            }
            try await office.visit(provider: provider) { browser in
                let out = try await browser.get("/pl/sign-in/provider")
                #expect(out.headers[.setCookie] != nil)
                let back = try await browser.keeping(out).get(Self.goOut(out, provider))
                #expect(back.location == "/pl/account")
                #expect(try await browser.keeping(back).get("/pl/account").text.contains("Anna Noack"))
            }
        }
    }

    @Test func `an answer in another browser opens nothing`() async throws {
        try await Office.with(.sqlite) { office in
            let provider = FakeProvider(office.clock)
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            let identity = Identity(issuer: FakeProvider.issuer, subject: "anna-1", name: nil)
            try await office.store.write(as: .system) { try IdentityStore.insert(identity, of: anna, in: $0) }
            try await office.visit(provider: provider) { browser in
                let out = try await browser.get("/de/anmelden/anbieter")
                let back = try Self.goOut(out, provider)
                let other = try await browser.keeping(browser.get("/de/anmelden/anbieter"))
                for stranger in [browser, other] {
                    let answer = try await stranger.get(back)
                    #expect(answer.status == .unprocessableContent)
                    #expect(answer.headers[.setCookie] == nil)
                }
                #expect(try await browser.keeping(out).get(back).location == "/de/konto")
            }
        }
    }

    @Test func `an attacker's identity is not linked to somebody else's account`() async throws {
        try await Office.with(.sqlite) { office in
            let provider = FakeProvider(office.clock)
            let attacker = try await office.hire("Eve Noack", .southAdviser)
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit(as: attacker, provider: provider) { browser in
                let page = try await browser.submit("/de/konto/verknuepfung", to: "/de/konto/verknuepfung", [])
                let link = try #require(page.text.firstMatch(of: /href="(https:\/\/id\.example\.org[^"]+)"/)).1
                let (code, state) = try provider.approve(String(link).replacing("&amp;", with: "&"))
                let lure = "/de/anmelden/anbieter/zurueck?code=\(code)&state=\(state)"
                try await office.visit(as: anna, provider: provider) { victim in
                    let answer = try await victim.get(lure)
                    #expect(answer.status == .unprocessableContent)
                }
            }
            #expect(try await office.store.read { try !IdentityStore.isLinked(anna, to: FakeProvider.issuer, $0) })
        }
    }

    @Test func `an invitation is accepted with an identity`() async throws {
        try await Office.with(.sqlite) { office in
            let provider = FakeProvider(office.clock)
            let invitations = office.invitations
            let draft = InvitationDraft(
                mail: try #require(MailAddress("carl@example.org")),
                name: "Carl",
                language: .english,
                grant: .harbourAdviser
            )
            let made = try await office.store.write(as: .system) {
                try invitations.invite(draft, by: nil, alliance: nil, in: $0)
            }
            let path = made.link.replacing("https://lotse.example.org", with: "")
            try await office.visit(provider: provider) { browser in
                #expect(try await browser.get(path).text.contains("\(path)/provider"))
                let out = try await browser.get("\(path)/provider")
                let back = try await browser.keeping(out).get(Self.goOut(out, provider))
                #expect(back.location == "/en/account")
                #expect(try await browser.get(path).status == .gone)
                let account = try await browser.keeping(back).get("/en/account")
                #expect(account.text.contains("carl@example.org"))
            }
        }
    }
}
