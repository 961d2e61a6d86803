import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Members

@Suite struct ConsoleTests {
    private func console(_ office: Office) throws -> MembersConsole {
        try MembersConsole(store: office.store, publicURL: "https://lotse.example.org", hasher: office.hasher)
    }

    @Test(arguments: TestStore.engines) func `the first operator comes in by the command line`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let olga = try MembersConsole.Newcomer(mail: "Olga@example.org", name: "Olga Betrieb", grant: .installation)
            let account = try await console(office).add(olga, password: Office.password)
            let outcome = try await office.signIn.signIn(
                mail: "olga@example.org",
                password: Office.password,
                from: Office.remote
            )
            guard case .signedIn(account, _) = outcome else { throw Unexpected(outcome) }
        }
    }

    @Test(arguments: TestStore.engines) func `an invitation's link is told and sent`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let anna = try MembersConsole.Newcomer(mail: "anna@example.org", name: "Anna", grant: .northAdmin)
            let link = try await console(office).invite(anna, to: "Allianz Nord")
            #expect(link.hasPrefix("https://lotse.example.org/de/einladung/"))
            #expect(try await link.hasSuffix(office.lastLink()))
        }
    }

    @Test(arguments: TestStore.engines) func `who has an account gets the role and keeps the password`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            let again = try MembersConsole.Newcomer(mail: "anna.noack@example.org", name: "X", grant: .harbourLead)
            #expect(try await console(office).add(again, password: "") == anna)
            #expect(try await office.member(anna).grants == [.harbourAdviser, .harbourLead])
            #expect(try await office.account(anna).name == "Anna Noack")
            await #expect(throws: ConsoleProblem.self) { _ = try await console(office).add(again, password: "") }
        }
    }

    @Test func `what is wrong is said in a sentence`() async throws {
        #expect(throws: ConsoleProblem.self) {
            try MembersConsole.Newcomer(mail: "anna", name: "Anna", grant: .installation)
        }
        #expect(throws: ConsoleProblem.self) {
            let grant = Grant(role: .adviser, alliance: Office.north, organisation: nil)
            return try MembersConsole.Newcomer(mail: "anna@example.org", name: "Anna", grant: grant)
        }
        try await Office.with(.sqlite) { office in
            let anna = try MembersConsole.Newcomer(mail: "anna@example.org", name: "Anna", grant: .installation)
            await #expect(throws: ConsoleProblem.self) { _ = try await console(office).add(anna, password: "kurz") }
        }
    }
}

@Suite struct MembersDemoTests {
    private let alliances = [
        MembersDemo.Alliance(
            id: Office.north,
            slug: "nord",
            posts: [
                .init(.adviser, for: Office.harbour, count: 2), .init(.teamLead, for: Office.harbour),
                .init(.partnerOfficer, for: Office.lighthouse, label: "turm"), .init(.allianceAdmin, for: nil),
            ]
        ),
        MembersDemo.Alliance(id: Office.south, slug: "sued", posts: [.init(.adviser, for: Office.harbour)]),
    ]

    @Test(arguments: TestStore.engines) func `everybody of the demo can sign in`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let signIns = try await MembersDemo.load(alliances, on: office.store, vault: office.vault, cost: .light)
            #expect(
                signIns.map(\.mail) == [
                    "adviser.nord@example.org", "adviser2.nord@example.org", "team-lead.nord@example.org",
                    "partner-officer-turm.nord@example.org", "alliance-admin.nord@example.org",
                    "adviser.sued@example.org", "operator@example.org",
                ]
            )
            for person in signIns {
                let outcome = try await office.signIn.signIn(
                    mail: person.mail,
                    password: person.password,
                    from: Office.remote
                )
                switch outcome {
                case .signedIn(let account, _): #expect(account == person.account && !person.needsCode)
                case .secondStep(let step):
                    #expect(person.needsCode)
                    let code = MembersDemo.code(at: office.clock.now)
                    let second = try await office.signIn.signIn(step: step.text, code: code, from: Office.remote)
                    guard case .signedIn(person.account, _) = second else { throw Unexpected(second) }
                default: throw Unexpected(outcome)
                }
            }
            let staff = try await office.directory.staff(of: Office.harbour, as: [.adviser], alliance: Office.north)
            #expect(staff.count { $0.standIn != nil } == 1)
        }
    }

    @Test(arguments: TestStore.engines) func `loading the demo again changes nothing`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let first = try await MembersDemo.load(alliances, on: office.store, vault: office.vault, cost: .light)
            let again = try await MembersDemo.load(alliances, on: office.store, vault: office.vault, cost: .light)
            #expect(first.map(\.account) == again.map(\.account))
            let journal = try await office.store.read { try $0.number("SELECT count(*) FROM journal") }
            _ = try await MembersDemo.load(alliances, on: office.store, vault: office.vault, cost: .light)
            #expect(try await office.store.read { try $0.number("SELECT count(*) FROM journal") } == journal)
        }
    }

    @Test func `names are told apart`() {
        let people = DemoPerson.all(in: alliances)
        #expect(Set(people.map(\.name)).count == people.count)
    }
}
