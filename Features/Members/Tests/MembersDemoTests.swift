import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Members

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
