import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Members

@Suite struct HousekeepingTests {
    private static let day: Int64 = 24 * 60

    @Test(arguments: TestStore.engines) func `the log is kept for a year`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            let (mail, remote) = ("anna.noack@example.org", Office.remote)
            _ = try await office.signIn.signIn(mail: mail, password: Office.password, from: remote)
            office.clock.advance(minutes: 364 * Self.day)
            _ = try await MembersHousekeeping.run(on: office.store)
            #expect(try await office.events().count == 1)
            office.clock.advance(minutes: 3 * Self.day)
            _ = try await MembersHousekeeping.run(on: office.store)
            #expect(try await office.events().isEmpty)
        }
    }

    @Test(arguments: TestStore.engines) func `two years after closing an account keeps no name`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            let berta = try await office.hire("Berta Noack", .harbourAdviser)
            try await office.store.write(as: .system) { try GrantWorkflow.deactivate(anna, by: nil, in: $0) }
            office.clock.advance(minutes: 720 * Self.day)
            #expect(try await MembersHousekeeping.run(on: office.store).erasedAccounts == 0)
            office.clock.advance(minutes: 15 * Self.day)
            #expect(try await MembersHousekeeping.run(on: office.store).erasedAccounts == 1)
            #expect(try await MembersHousekeeping.run(on: office.store).erasedAccounts == 0)
            let erased = try await office.account(anna)
            #expect(erased.name.isEmpty)
            #expect(!erased.mail.text.contains("noack"))
            #expect(!erased.hasPassword)
            #expect(try await office.account(berta).name == "Berta Noack")
        }
    }

    @Test(arguments: TestStore.engines) func `an invitation keeps no name three months after it ended`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
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
            office.clock.advance(minutes: 90 * Self.day)
            #expect(try await MembersHousekeeping.run(on: office.store).erasedInvitations == 0)
            office.clock.advance(minutes: 10 * Self.day)
            #expect(try await MembersHousekeeping.run(on: office.store).erasedInvitations == 1)
            #expect(try await office.store.read { try InvitationStore.fetch(made.id, $0) }?.name == "")
        }
    }

    @Test(arguments: TestStore.engines) func `failures and links are forgotten when they no longer count`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .northAdmin)
            let (mail, remote) = ("anna.noack@example.org", Office.remote)
            _ = try await office.signIn.signIn(mail: mail, password: "falsch", from: remote)
            _ = try await office.signIn.signIn(mail: mail, password: Office.password, from: remote)
            #expect(try await MembersHousekeeping.run(on: office.store).removedRows == 0)
            office.clock.advance(minutes: 8 * Self.day)
            #expect(try await MembersHousekeeping.run(on: office.store).removedRows == 3)
        }
    }
}
