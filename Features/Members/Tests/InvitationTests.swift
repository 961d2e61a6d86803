import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Members

@Suite struct InvitationTests {
    private func draft(_ mail: String = "carl@example.org", _ grant: Grant = .harbourAdviser) throws -> InvitationDraft
    {
        InvitationDraft(mail: try #require(MailAddress(mail)), name: "Carl Ćwik", language: .polish, grant: grant)
    }

    private func invite(
        _ office: Office,
        _ draft: InvitationDraft,
        by member: Member?
    ) async throws -> (id: Identifier<Invitation>, link: String) {
        let invitations = office.invitations
        let made = try await office.store.write(as: .system) {
            try invitations.invite(draft, by: member, alliance: "Allianz Nord", in: $0)
        }
        return (made.id, try #require(made.link.split(separator: "/").last.map(String.init)))
    }

    private func accept(_ office: Office, _ link: String) async throws -> Identifier<Account> {
        let invitations = office.invitations
        let hash = try await office.hasher.hash("Dreizehn Möwen")
        return try await office.store.write(as: .link("invitation")) {
            try invitations.accept(link, as: AccountDraft(name: "Carl Ćwik", language: .polish), password: hash, in: $0)
        }
    }

    @Test(arguments: TestStore.engines) func `an invitation becomes an account with the role`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let admin = try await office.member(office.hire("Anna Noack", .northAdmin))
            let (_, link) = try await invite(office, draft(), by: admin)
            #expect(link.count == 43)
            #expect(try await office.lastLink() == link)
            let carl = try await accept(office, link)
            #expect(try await office.member(carl).grants == [.harbourAdviser])
            #expect(try await office.account(carl).language == .polish)
            let outcome = try await office.signIn.signIn(
                mail: "carl@example.org",
                password: "Dreizehn Möwen",
                from: Office.remote
            )
            guard case .signedIn(carl, _) = outcome else { throw Unexpected(outcome) }
        }
    }

    @Test(arguments: TestStore.engines) func `the link itself is nowhere kept but in the letter`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let (_, link) = try await invite(office, draft(), by: nil)
            let hashes = try await office.store.read { reader in
                try reader.list("SELECT token_hash FROM invitation") { try $0.value("token_hash", as: String.self) }
            }
            #expect(hashes == [SecretToken.hash(of: link)])
            let journal = try await office.store.read { reader in
                try reader.list("SELECT after_json FROM journal_detail") {
                    try $0.optional("after_json", as: String.self) ?? ""
                }
            }
            #expect(!journal.isEmpty && journal.allSatisfy { !$0.contains(link) })
        }
    }

    @Test(arguments: TestStore.engines) func `a link leads in once`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let (_, link) = try await invite(office, draft(), by: nil)
            _ = try await accept(office, link)
            await #expect(throws: MembersError.unusableLink) { _ = try await accept(office, link) }
        }
    }

    @Test(arguments: TestStore.engines) func `a link is good for seven days, unless it is withdrawn`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let admin = try await office.member(office.hire("Anna Noack", .northAdmin))
            let stranger = try await office.member(office.hire("Ed Noack", .southAdmin))
            let (id, first) = try await invite(office, draft(), by: admin)
            let (_, second) = try await invite(office, draft("dora@example.org"), by: admin)
            let invitations = office.invitations
            await #expect(throws: MembersError.denied(.otherAlliance)) {
                try await office.store.write(as: .system) { try invitations.withdraw(id, by: stranger, in: $0) }
            }
            try await office.store.write(as: .system) { try invitations.withdraw(id, by: admin, in: $0) }
            await #expect(throws: MembersError.unusableLink) { _ = try await accept(office, first) }
            await #expect(throws: MembersError.unknown) {
                try await office.store.write(as: .system) { try invitations.withdraw(id, by: admin, in: $0) }
            }
            office.clock.advance(minutes: 7 * 24 * 60)
            await #expect(throws: MembersError.unusableLink) { _ = try await accept(office, second) }
            await #expect(throws: MembersError.unusableLink) { _ = try await accept(office, "made up") }
        }
    }

    @Test(arguments: TestStore.engines) func `an invitation falls with the inviter's role`(engine: Dialect) async throws
    {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .northAdmin)
            try await office.hire("Berta Noack", .northAdmin)
            let (_, link) = try await invite(office, draft(), by: office.member(anna))
            try await office.store.write(as: .system) { try GrantWorkflow.deactivate(anna, by: nil, in: $0) }
            await #expect(throws: MembersError.unusableLink) { _ = try await accept(office, link) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `whoever has an account accepts with it, and nobody else`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let berta = try await office.hire("Berta Noack", .southAdviser)
            let carl = try await office.hire("Carl Noack", .southAdviser)
            let (_, link) = try await invite(office, draft("berta.noack@example.org"), by: nil)
            await #expect(throws: MembersError.mailTaken) { _ = try await accept(office, link) }
            let invitations = office.invitations
            await #expect(throws: MembersError.unusableLink) {
                try await office.store.write(as: .system) { try invitations.accept(link, by: carl, in: $0) }
            }
            try await office.store.write(as: .system) { try invitations.accept(link, by: berta, in: $0) }
            #expect(try await Set(office.member(berta).grants) == [.southAdviser, .harbourAdviser])
        }
    }

    @Test(arguments: TestStore.engines) func `nobody invites to more than they may give`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let admin = try await office.member(office.hire("Anna Noack", .northAdmin))
            let adviser = try await office.member(office.hire("Berta Noack", .harbourAdviser))
            let tries: [(Member, InvitationDraft, MembersError)] = [
                (adviser, try draft(), .denied(.wrongRole)),
                (admin, try draft("x@example.org", .southAdviser), .denied(.otherAlliance)),
                (admin, try draft("x@example.org", .installation), .denied(.wrongRole)),
                (admin, try draft("anna.noack@example.org"), .ownAccount),
                (admin, try draft("berta.noack@example.org"), .alreadyGranted),
            ]
            for (member, draft, error) in tries {
                await #expect(throws: error) { _ = try await invite(office, draft, by: member) }
            }
            #expect(try await office.mails().isEmpty)
        }
    }

    @Test(arguments: TestStore.engines) func `two who follow one link at once make one account`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let (_, link) = try await invite(office, draft(), by: nil)
            let results = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 { group.addTask { (try? await accept(office, link)) != nil } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count { $0 } == 1)
        }
    }
}
