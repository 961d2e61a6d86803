import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Members

@Suite struct AccountPageTests {
    @Test(arguments: [Language.german, .arabic]) func `the account shows everything on one page`(
        language: Language
    ) async throws {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser, .southAdviser)
            let berta = try await office.hire("Berta Noack", .harbourAdviser)
            try await office.store.write(as: .system) { transaction in
                try GrantWorkflow.give(.northAdmin, to: anna, by: nil, in: transaction)
                let period = Period(from: transaction.today, through: transaction.today.adding(days: 4))
                if let period {
                    try AbsenceWorkflow.enter(anna, away: period, standIn: berta, by: nil, in: transaction)
                }
            }
            let path = FloorPaths.account.link(language, alliance: nil)
            try await office.visit(as: anna) { browser in
                let answer = try await browser.get(path)
                #expect(!answer.text.contains("⟦"))
                let id = try await office.store.read {
                    try AbsenceStore.list(of: anna, from: Day(daysSince1970: 0), $0)
                }.first?.id
                try assertSnapshot(
                    answer.main.replacing(id?.text ?? "", with: "{absence}"),
                    named: "account-\(language.tag)"
                )
            }
        }
    }

    @Test func `the page asks the database little`() async throws {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit(as: anna) { browser in
                let meter = QueryMeter()
                _ = try await QueryMeter.$current.withValue(meter) { try await browser.get("/de/konto") }
                #expect(meter.total <= 8, "\(meter.log)")
            }
        }
    }

    @Test func `a visitor is asked to sign in first`() async throws {
        try await Office.with(.sqlite) { office in
            try await office.visit { browser in
                for path in ["konto", "konto/angaben", "konto/passwort", "konto/mail", "konto/zweiter-faktor"] {
                    let answer = try await browser.get("/de/\(path)")
                    #expect(answer.location?.hasPrefix("/de/anmelden?next=") == true)
                }
            }
        }
    }

    @Test func `details change, and a stale form loses nothing`() async throws {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit(as: anna) { browser in
                let path = "/de/konto/angaben"
                let first = [("name", "Anna Nowak"), ("language", "en"), ("version", "1")]
                #expect(try await browser.submit(path, to: path, first).location == "/de/konto?said=details")
                let second = [("name", "Anna Novak"), ("language", "de"), ("version", "1")]
                let stale = try await browser.submit(path, to: path, second)
                #expect(stale.status == .conflict)
                #expect(stale.text.contains("„Anna Nowak“") && stale.text.contains("value=\"Anna Novak\""))
                #expect(stale.text.contains("name=\"version\" value=\"2\""))
                let again = [("name", "Anna Novak"), ("language", "de"), ("version", "2")]
                #expect(try await browser.submit(path, to: path, again).location == "/de/konto?said=details")
            }
            #expect(try await office.account(anna).name == "Anna Novak")
        }
    }

    @Test func `a new password needs the old one and ends all other sessions`() async throws {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            _ = try await office.store.write(as: .system) { try SessionStore.start(for: anna, in: $0) }
            try await office.visit(as: anna) { browser in
                let path = "/de/konto/passwort"
                let wrong = [("current", "falsch"), ("password", "Dreizehn Möwen im Wind")]
                let refused = try await browser.submit(path, to: path, wrong)
                #expect(refused.status == .unprocessableContent)
                let right = [("current", Office.password), ("password", "Dreizehn Möwen im Wind")]
                #expect(try await browser.submit(path, to: path, right).location == "/de/konto?said=password")
                #expect(try await browser.get("/de/konto").status == .ok)
            }
            #expect(try await SessionStore(office.store).list(of: anna).count == 1)
        }
    }

    @Test func `who found an open session cannot guess its password`() async throws {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit(as: anna) { browser in
                let path = "/de/konto/passwort"
                for number in 1...6 {
                    let fields = [("current", "falsch"), ("password", "Dreizehn Möwen im Wind")]
                    let answer = try await browser.submit(path, to: path, fields)
                    #expect(answer.text.contains("10:01") == (number == 6))
                }
            }
        }
    }

    @Test func `all other sessions end at a button`() async throws {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            _ = try await office.store.write(as: .system) { try SessionStore.start(for: anna, in: $0) }
            try await office.visit(as: anna) { browser in
                let answer = try await browser.submit("/de/konto", to: "/de/konto/anmeldungen", [])
                #expect(answer.location == "/de/konto?said=sessions")
                #expect(try await !browser.get("/de/konto").text.contains("/de/konto/anmeldungen"))
            }
        }
    }

    @Test func `the second factor is set up by picture or by hand`() async throws {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            try await office.visit(as: anna) { browser in
                let path = "/de/konto/zweiter-faktor"
                let begun = try await browser.submit(path, to: "\(path)/neu", [])
                #expect(begun.location == path)
                let page = try await browser.get(path)
                #expect(page.text.contains("<path d=\"M4 4h1v1h-1z"))
                #expect(page.text.contains("otpauth://totp/Lotse:anna.noack@example.org"))
                let wrong = try await browser.submit(path, to: path, [("code", "000000")])
                #expect(wrong.status == .unprocessableContent)
                let secret = try #require(
                    try await office.store.read {
                        try SecondFactorStore.pendingSecret(of: anna, vault: TestHouse.vault, $0)
                    }
                )
                let code = OneTimeCode.code(secret: secret, step: OneTimeCode.step(at: office.clock.now))
                let codes = try await browser.submit(path, to: path, [("code", code)])
                #expect(codes.status == .ok)
                #expect(codes.text.matches(of: /<code>[a-z2-7]{4}(-[a-z2-7]{4}){3}<\/code>/).count == 10)
                #expect(try await browser.get(path).text.contains("/de/konto/ersatzcodes"))
                office.clock.advance(seconds: 30)
                let next = OneTimeCode.code(secret: secret, step: OneTimeCode.step(at: office.clock.now))
                let off = try await browser.submit("\(path)/aus", to: "\(path)/aus", [("code", next)])
                #expect(off.location == "/de/konto?said=factor-off")
            }
            #expect(try await !office.account(anna).hasSecondFactor)
        }
    }

    @Test func `wrong codes for a change count against lock-out`() async throws {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .northAdmin)
            try await office.visit(as: anna) { browser in
                let path = "/de/konto/zweiter-faktor/aus"
                for number in 1...6 {
                    let answer = try await browser.submit(path, to: path, [("code", "00000\(number)")])
                    #expect(answer.text.contains("10:01") == (number == 6))
                }
            }
        }
    }

    @Test func `whoever has no colleagues is told who can invite one, in place of a form that cannot be sent`()
        async throws
    {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            try await office.hire("Carl Noack", .southAdviser)
            try await office.visit(as: anna) { browser in
                let path = "/de/konto/abwesenheit"
                let page = try await browser.get(path)
                #expect(page.status == .ok && page.main.contains("sonst niemand") && !page.main.contains("<form"))
                let sent = try await browser.submit(path, to: path, [("from", "9.3.2026"), ("to", "13.3.2026")])
                #expect(sent.status == .unprocessableContent && sent.main.contains("sonst niemand"))
            }
        }
    }

    @Test func `an absence is entered and cancelled, of others it does not exist`() async throws {
        try await Office.with(.sqlite) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            let berta = try await office.hire("Berta Noack", .harbourLead)
            try await office.hire("Carl Noack", .southAdviser)
            try await office.visit(as: anna) { browser in
                let path = "/de/konto/abwesenheit"
                let form = try await browser.get(path)
                #expect(form.text.contains("Berta Noack") && !form.text.contains("Carl Noack"))
                let wrong = [("from", "2026-03-09"), ("to", "2026-03-02"), ("stand-in", berta.text)]
                #expect(try await browser.submit(path, to: path, wrong).status == .unprocessableContent)
                let right = [("from", "9.3.2026"), ("to", "13.3.2026"), ("stand-in", berta.text)]
                #expect(try await browser.submit(path, to: path, right).location == "/de/konto?said=absence")
                #expect(try await browser.submit(path, to: path, right).status == .unprocessableContent)
            }
            let today = Berlin.day(at: office.clock.now)
            let id = try #require(
                try await office.store.read { try AbsenceStore.list(of: anna, from: today, $0) }.first?.id
            )
            let path = "/de/konto/abwesenheit/\(id)"
            try await office.visit(as: berta) { browser in
                let answer = try await browser.get(path)
                #expect(answer.status == .notFound)
            }
            try await office.visit(as: anna) { browser in
                let ended = try await browser.submit(path, to: path, [])
                #expect(ended.location == "/de/konto?said=absence-ended")
                #expect(try await browser.get(path).status == .notFound)
            }
        }
    }
}
