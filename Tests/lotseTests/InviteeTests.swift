import AllianceNetwork
import LotseCore
import LotseData
import LotseTestSupport
import Members
import Testing

@testable import lotse

@Suite struct InviteeTests {
    private func invitee(
        role: String = "operator",
        alliance: String? = nil,
        organisation: String? = nil,
        mail: String = "ada@example.org"
    ) -> Invitee {
        Invitee(
            mail: mail,
            name: "Ada Noack",
            role: role,
            alliance: alliance,
            organisation: organisation,
            language: "de"
        )
    }

    @Test func `the first operator is let in by a link`() async throws {
        try await TestInstallation.with { installation in
            let link = try await invitee().invite(into: installation)
            #expect(link.hasPrefix("http://127.0.0.1:8080/de/"))
            let letters = try await installation.store.read { try $0.number("SELECT count(*) FROM outbox_message") }
            #expect(letters == 1)
            #expect(try await Journal.verify(installation.store).entries == 1)
        }
    }

    @Test func `staff are let in for an organisation of an alliance, by its name`() async throws {
        try await TestInstallation.with { installation in
            try await NetworkDemo.load(into: installation.store)
            let network = StoredNetwork(installation.store)
            let alliance = try #require(try await network.alliances().first)
            let today = installation.store.sources.clock.today
            let body = try #require(try await network.organisations(of: alliance.id, on: today).first)
            _ = try await invitee(role: "adviser", alliance: alliance.slug, organisation: body.name)
                .invite(into: installation)
            let invited = try await installation.store.read { reader in
                try reader.row("SELECT role, organisation_id FROM invitation")
            }
            #expect(try invited?.value("organisation_id") == body.id)
            #expect(try invited?.value("role") == Role.adviser)
        }
    }

    @Test(
        arguments: [
            ("operator", "spree-neisse", "leave out --alliance"), ("adviser", nil, "add --alliance"),
            ("adviser", "nowhere", "there is no nowhere"), ("auditor", nil, "add --alliance"),
            ("visitor", nil, "--role"), ("boss", nil, "--role"),
        ] as [(String, String?, String)]
    )
    func `what does not fit is said by its option`(
        role: String,
        alliance: String?,
        words: String
    ) async throws {
        try await TestInstallation.with { installation in
            if alliance == "spree-neisse" { try await NetworkDemo.load(into: installation.store) }
            let slug = alliance == "spree-neisse" ? try await firstSlug(installation) : alliance
            let before = try await JournalHead.read(installation.store).entries
            await #expect {
                _ = try await invitee(role: role, alliance: slug).invite(into: installation)
            } throws: { "\($0)".contains(words) }
            let after = try await JournalHead.read(installation.store).entries
            #expect(before == after)
        }
    }

    private func firstSlug(_ installation: Installation) async throws -> String? {
        try await StoredNetwork(installation.store).alliances().first?.slug
    }
}
