import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Members

@Suite struct AccountTests {
    private let mail = "anna.noack@example.org"
    private let newPassword = "Dreizehn Möwen im Wind"

    private func requestReset(_ office: Office, _ mail: String, from remote: RemoteAddress = Office.remote) async throws
    {
        let accounts = office.accounts
        try await office.store.write(as: .visitor) { try accounts.requestReset(mail: mail, from: remote, in: $0) }
    }

    private func reset(_ office: Office, _ link: String) async throws {
        let accounts = office.accounts
        let hash = try await office.hasher.hash(newPassword)
        try await office.store.write(as: .link("password-reset")) { try accounts.reset(link, to: hash, in: $0) }
    }

    private func canSignIn(_ office: Office, _ password: String) async throws -> Bool {
        let outcome = try await office.signIn.signIn(mail: mail, password: password, from: Office.remote)
        guard case .signedIn = outcome else { return false }
        return true
    }

    @Test(arguments: TestStore.engines) func `a forgotten password is set anew and every session ends`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            #expect(try await canSignIn(office, Office.password))
            try await requestReset(office, " Anna.Noack@EXAMPLE.org")
            let link = try await office.lastLink()
            #expect(link.count == 43)
            try await reset(office, link)
            #expect(try await SessionStore(office.store).list(of: anna).isEmpty)
            #expect(try await !canSignIn(office, Office.password))
            #expect(try await canSignIn(office, newPassword))
            await #expect(throws: MembersError.unusableLink) { try await reset(office, link) }
            #expect(try await office.mails().count == 2)
        }
    }

    @Test(arguments: TestStore.engines) func `a reset ends a lock-out`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            for _ in 0..<5 { _ = try await canSignIn(office, "falsch") }
            #expect(try await !canSignIn(office, Office.password))
            try await requestReset(office, mail)
            try await reset(office, office.lastLink())
            #expect(try await canSignIn(office, newPassword))
        }
    }

    @Test(arguments: TestStore.engines) func `half an hour after it was asked for a link leads nowhere`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            try await requestReset(office, mail)
            let link = try await office.lastLink()
            let (accounts, now) = (office.accounts, office.clock.now)
            #expect(try await office.store.read { try accounts.accountOfReset(link, at: now, $0) }?.mail.text == mail)
            office.clock.advance(minutes: 30)
            let later = office.clock.now
            #expect(try await office.store.read { try accounts.accountOfReset(link, at: later, $0) } == nil)
            await #expect(throws: MembersError.unusableLink) { try await reset(office, link) }
        }
    }

    @Test(arguments: TestStore.engines) func `an unknown address gets no letter and the same work is done`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            try await requestReset(office, "nobody@example.org")
            try await requestReset(office, "not an address")
            #expect(try await office.mails().isEmpty)
        }
    }

    @Test(arguments: TestStore.engines) func `nobody's mailbox is flooded`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            for number in 0..<10 { try await requestReset(office, mail, from: RemoteAddress("203.0.113.\(number)")) }
            #expect(try await office.mails().count == Lockout.letters.limit)
        }
    }

    @Test(arguments: TestStore.engines) func `a link for one purpose opens no other door`(engine: Dialect) async throws
    {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            for purpose in TokenPurpose.allCases where purpose != .passwordReset {
                let token = try await office.store.write(as: .system) {
                    try TokenStore.insert(purpose, for: anna, detail: "x@example.org", in: $0)
                }
                await #expect(throws: MembersError.unusableLink) { try await reset(office, token.text) }
            }
        }
    }

    @Test(arguments: TestStore.engines) func `a new mail address counts once its link was followed`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            try await office.hire("Berta Noack", .harbourAdviser)
            let accounts = office.accounts
            let new = try #require(MailAddress("anna.neu@example.org"))
            try await office.store.write(as: .member(anna)) {
                try accounts.requestMailChange(of: anna, to: new, in: $0)
            }
            #expect(try await office.account(anna).mail.text == mail)
            let link = try await office.lastLink()
            try await office.store.write(as: .visitor) { try accounts.confirmMail(link, in: $0) }
            #expect(try await office.account(anna).mail == new)
            #expect(try await office.mails().last?.contains("anna.noack@example.org") == true)
            await #expect(throws: MembersError.unusableLink) {
                try await office.store.write(as: .visitor) { try accounts.confirmMail(link, in: $0) }
            }
            let taken = try #require(MailAddress("berta.noack@example.org"))
            try await office.store.write(as: .member(anna)) {
                try accounts.requestMailChange(of: anna, to: taken, in: $0)
            }
            let second = try await office.lastLink()
            await #expect(throws: MembersError.mailTaken) {
                try await office.store.write(as: .visitor) { try accounts.confirmMail(second, in: $0) }
            }
        }
    }

    @Test(arguments: TestStore.engines) func `a stale version of the own details changes nothing`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            let accounts = office.accounts
            let version = try await office.account(anna).version
            try await office.store.write(as: .member(anna)) {
                try accounts.update(
                    anna,
                    AccountDraft(name: "Anna Nowak", language: .english),
                    version: version,
                    in: $0
                )
            }
            await #expect(throws: StoreError.stale) {
                try await office.store.write(as: .member(anna)) {
                    try accounts.update(anna, AccountDraft(name: "X", language: .german), version: version, in: $0)
                }
            }
            #expect(try await office.account(anna).name == "Anna Nowak")
        }
    }

    @Test(arguments: TestStore.engines) func `other rooms find staff by organisation, role and alliance`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Ärmel Noack", .harbourAdviser)
            let berta = try await office.hire("berta Noack", .harbourLead)
            try await office.hire("Carl Noack", .lighthouseOfficer)
            try await office.hire("Dora Noack", .southAdviser)
            let gone = try await office.hire("Emil Noack", .harbourAdviser)
            try await office.store.write(as: .system) { try GrantWorkflow.deactivate(gone, by: nil, in: $0) }
            let today = Berlin.day(at: office.clock.now)
            let week = try #require(Period(from: today, through: today.adding(days: 7)))
            try await office.store.write(as: .system) {
                try AbsenceWorkflow.enter(anna, away: week, standIn: berta, by: nil, in: $0)
                return
            }
            let staff = try await office.directory.staff(
                of: Office.harbour,
                as: Role.caseworkers,
                alliance: Office.north
            )
            #expect(staff.map(\.account) == [anna, berta])
            #expect(staff.map(\.standIn) == [berta, nil])
            let advisers = try await office.directory.staff(of: Office.harbour, as: [.adviser], alliance: Office.north)
            #expect(advisers.map(\.account) == [anna])
            #expect(try await office.directory.staff(of: Office.lighthouse, as: [], alliance: Office.north).isEmpty)
            let names = try await office.directory.names(of: [anna, gone, Office.identifier(999, of: Account.self)])
            #expect(names == [anna: "Ärmel Noack", gone: "Emil Noack"])
        }
    }

    @Test(arguments: TestStore.engines) func `a member is one statement`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser, .southAdviser)
            let meter = QueryMeter()
            let member = try await QueryMeter.$current.withValue(meter) { try await office.directory.member(anna) }
            #expect(member?.grants.count == 2)
            #expect(meter.total == 1)
        }
    }

    @Test(arguments: TestStore.engines) func `a team lead enters absences of the own team only`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let lead = try await office.member(office.hire("Lena Lead", .harbourLead))
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            let carl = try await office.hire("Carl Noack", .lighthouseOfficer)
            let dora = try await office.hire("Dora Noack", .lighthouseOfficer)
            let today = Berlin.day(at: office.clock.now)
            let week = try #require(Period(from: today, through: today.adding(days: 7)))
            let absence = try await office.store.write(as: .member(lead.account)) {
                try AbsenceWorkflow.enter(anna, away: week, standIn: lead.account, by: lead, in: $0)
            }
            await #expect(throws: MembersError.denied(.wrongRole)) {
                try await office.store.write(as: .system) {
                    _ = try AbsenceWorkflow.enter(carl, away: week, standIn: dora, by: lead, in: $0)
                }
            }
            await #expect(throws: MembersError.absence(.overlap)) {
                try await office.store.write(as: .system) {
                    _ = try AbsenceWorkflow.enter(anna, away: week, standIn: lead.account, by: lead, in: $0)
                }
            }
            try await office.store.write(as: .system) { try AbsenceWorkflow.cancel(absence, by: lead, in: $0) }
            #expect(
                try await office.directory.staff(of: Office.harbour, as: [.adviser], alliance: Office.north).map(
                    \.standIn
                ) == [nil]
            )
        }
    }
}
