import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Members

@Suite struct StaffPageTests {
    /// Fills the office with somebody of each kind.
    private func fill(_ office: Office) async throws -> [String: Identifier<Account>] {
        var people: [String: Identifier<Account>] = [:]
        people["admin"] = try await office.hire("Anna Noack", .northAdmin)
        people["lead"] = try await office.hire("Lena Lück", .harbourLead)
        people["adviser"] = try await office.hire("Jörg Groß", .harbourAdviser)
        people["officer"] = try await office.hire("Olek Żak", .lighthouseOfficer)
        people["auditor"] = try await office.hire("Paul Prüfer", .northAuditor)
        people["south"] = try await office.hire("Sami Süd", .southAdmin)
        people["foreign"] = try await office.hire("Fenja Fern", .southAdviser)
        return people
    }

    private func person(_ people: [String: Identifier<Account>], _ key: String) throws -> Identifier<Account> {
        try #require(people[key])
    }

    @Test func `the team is shown to its admin`() async throws {
        try await Office.with(.sqlite) { office in
            let people = try await fill(office)
            let lead = try person(people, "lead")
            let adviser = try person(people, "adviser")
            try await office.store.write(as: .system) { transaction in
                guard let week = Period(from: transaction.today, through: transaction.today.adding(days: 6)) else {
                    return
                }
                try AbsenceWorkflow.enter(adviser, away: week, standIn: lead, by: nil, in: transaction)
            }
            let ids = people
            try await office.visit(as: person(people, "admin")) { browser in
                let meter = QueryMeter()
                let answer = try await QueryMeter.$current.withValue(meter) { try await browser.get("/de/nord/team") }
                #expect(meter.total <= 10, "\(meter.log)")
                #expect(!answer.text.contains("⟦"))
                var text = answer.main
                for (name, id) in ids { text = text.replacing(id.text, with: "{\(name)}") }
                try assertSnapshot(text, named: "staff-de")
                #expect(!answer.text.contains("Fenja"))
            }
        }
    }

    @Test func `whoever has no business here finds nothing`() async throws {
        try await Office.with(.sqlite) { office in
            let people = try await fill(office)
            let adviser = try person(people, "adviser")
            let paths = [
                "/de/nord/team", "/de/nord/team/einladen", "/de/nord/team/\(adviser)",
                "/de/nord/team/\(adviser)/sperren",
                "/de/nord/anmeldungen",
            ]
            for reader in ["adviser", "officer", "south", "foreign"] {
                try await office.visit(as: person(people, reader)) { browser in
                    let nothing = try await browser.get("/de/nord/team/\(Office.identifier(999, of: Account.self))")
                    for path in paths {
                        let answer = try await browser.get(path)
                        #expect(answer.status == .notFound, "\(reader) \(path)")
                        #expect(answer.main == nothing.main)
                    }
                }
            }
        }
    }

    @Test func `people of another alliance do not exist`() async throws {
        try await Office.with(.sqlite) { office in
            let people = try await fill(office)
            let foreign = try person(people, "foreign")
            let unknown = Office.identifier(999, of: Account.self)
            try await office.visit(as: person(people, "admin")) { browser in
                for path in ["", "/rolle", "/sperren", "/oeffnen", "/zweiter-faktor", "/abwesenheit"] {
                    let answer = try await browser.get("/de/nord/team/\(foreign)\(path)")
                    let nothing = try await browser.get("/de/nord/team/\(unknown)\(path)")
                    #expect(answer.status == .notFound)
                    #expect(answer.main == nothing.main)
                    let token = try await browser.get("/de/konto").token()
                    let posted = try await browser.post(
                        "/de/nord/team/\(foreign)\(path)",
                        [("role", "auditor")],
                        token: token
                    )
                    #expect(posted.status == .notFound)
                }
            }
            #expect(try await office.member(foreign).grants == [.southAdviser])
        }
    }

    @Test func `a team lead sees the own team and enters absences, nothing else`() async throws {
        try await Office.with(.sqlite) { office in
            let people = try await fill(office)
            let (adviser, officer, lead) = (
                try person(people, "adviser"), try person(people, "officer"), try person(people, "lead")
            )
            try await office.visit(as: lead) { browser in
                let team = try await browser.get("/de/nord/team")
                #expect(team.text.contains("Jörg Groß") && !team.text.contains("Olek"))
                #expect(!team.text.contains("/de/nord/team/einladen"))
                #expect(try await browser.get("/de/nord/team/\(officer)").status == .notFound)
                let page = try await browser.get("/de/nord/team/\(adviser)")
                #expect(page.status == .ok && !page.text.contains("/rolle") && !page.text.contains("/sperren"))
                #expect(try await browser.get("/de/nord/team/\(adviser)/rolle").status == .notFound)
                let path = "/de/nord/team/\(adviser)/abwesenheit"
                let fields = [("from", "2026-03-02"), ("to", "2026-03-06"), ("stand-in", lead.text)]
                let entered = try await browser.submit(path, to: path, fields)
                #expect(entered.location == "/de/nord/team/\(adviser)?said=absence")
                #expect(try await browser.get("/de/nord/team").text.contains("Vertretung: Lena Lück"))
            }
        }
    }

    @Test func `an admin gives and ends a role, closes and reopens`() async throws {
        try await Office.with(.sqlite) { office in
            let people = try await fill(office)
            let adviser = try person(people, "adviser")
            let page = "/de/nord/team/\(adviser)"
            try await office.visit(as: person(people, "admin")) { browser in
                let missing = try await browser.submit(
                    "\(page)/rolle",
                    to: "\(page)/rolle",
                    [("role", "team-lead"), ("organisation", "")]
                )
                #expect(missing.status == .conflict)
                #expect(missing.text.contains("Zu dieser Rolle gehört eine Organisation."))
                let given = try await browser.submit(
                    "\(page)/rolle",
                    to: "\(page)/rolle",
                    [("role", "team-lead"), ("organisation", Office.harbour.text)]
                )
                #expect(given.location == "\(page)?said=role-given")
                let held = try await office.store.read { try GrantStore.current(of: adviser, $0) }
                let end = "\(page)/rolle/\(try #require(held.first).id)"
                #expect(
                    try await browser.submit(end, to: end, [("reason", "Wechsel")]).location
                        == "\(page)?said=role-ended"
                )
                #expect(try await browser.get(end).status == .notFound)
                #expect(try await office.member(adviser).grants == [.harbourLead])
                let closed = try await browser.submit(
                    "\(page)/sperren",
                    to: "\(page)/sperren",
                    [("reason", "Austritt")]
                )
                #expect(closed.location == "\(page)?said=closed")
                #expect(try await browser.get("/de/nord/team").text.contains("Früher im Team"))
                let opened = try await browser.submit("\(page)/oeffnen", to: "\(page)/oeffnen", [])
                #expect(opened.location == "\(page)?said=reopened")
            }
        }
    }

    @Test func `the last admin hears why it does not work`() async throws {
        try await Office.with(.sqlite) { office in
            let people = try await fill(office)
            let admin = try person(people, "admin")
            try await office.visit(as: admin) { browser in
                let path = "/de/nord/team/\(admin)/sperren"
                let answer = try await browser.submit(path, to: path, [])
                #expect(answer.status == .conflict)
                #expect(answer.text.contains("Es bliebe niemand, der die Allianz verwaltet."))
            }
            #expect(try await office.account(admin).isActive)
        }
    }

    @Test func `a role given twice by a double click is given once`() async throws {
        try await Office.with(.sqlite) { office in
            let people = try await fill(office)
            let adviser = try person(people, "adviser")
            try await office.visit(as: person(people, "admin")) { browser in
                let path = "/de/nord/team/\(adviser)/rolle"
                let token = try await browser.get(path).token(of: path)
                let fields = [("role", "team-lead"), ("organisation", Office.harbour.text)]
                let first = try await browser.post(path, fields, token: token)
                let second = try await browser.post(path, fields, token: token)
                #expect(first.status == .seeOther)
                #expect(second.location == first.location)
            }
            #expect(try await office.member(adviser).grants.count == 2)
        }
    }

    @Test func `an invitation is withdrawn by the admin of its alliance only`() async throws {
        try await Office.with(.sqlite) { office in
            let people = try await fill(office)
            let invitations = office.invitations
            let draft = InvitationDraft(
                mail: try #require(MailAddress("carl@example.org")),
                name: "Carl",
                language: .german,
                grant: .harbourAdviser
            )
            let made = try await office.store.write(as: .system) {
                try invitations.invite(draft, by: nil, alliance: nil, in: $0)
            }
            try await office.visit(as: person(people, "south")) { browser in
                for alliance in ["nord", "sued"] {
                    let answer = try await browser.get("/de/\(alliance)/team/einladungen/\(made.id)")
                    #expect(answer.status == .notFound)
                }
            }
            try await office.visit(as: person(people, "admin")) { browser in
                let path = "/de/nord/team/einladungen/\(made.id)"
                let withdrawn = try await browser.submit(path, to: path, [])
                #expect(withdrawn.location == "/de/nord/team?said=withdrawn")
                #expect(try await browser.get(path).status == .notFound)
            }
        }
    }

    @Test func `the log shows the own alliance's sign-ins, newest first`() async throws {
        try await Office.with(.sqlite) { office in
            let people = try await fill(office)
            let tries = [
                ("jrg.gro@example.org", Office.password), ("fenja.fern@example.org", Office.password),
                ("jrg.gro@example.org", "falsch"), ("nobody@example.org", "x"),
            ]
            for (mail, password) in tries {
                _ = try await office.signIn.signIn(mail: mail, password: password, from: Office.remote)
                office.clock.advance(minutes: 1)
            }
            try await office.visit(as: person(people, "auditor")) { browser in
                let all = try await browser.get("/de/nord/anmeldungen")
                #expect(!all.text.contains("Fenja") && !all.text.contains("Unbekannte"))
                try assertSnapshot(all.main, named: "sign-in-log-de")
                let failed = try await browser.get("/de/nord/anmeldungen?outcome=wrong-password")
                #expect(failed.text.contains("10:02") && !failed.text.contains("10:00"))
            }
        }
    }
}
