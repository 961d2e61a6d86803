import AllianceNetwork
import LotseCore
import LotseData
import Members

/// Somebody who is let in from the command line, as typed.
struct Invitee {
    let mail: String
    let name: String
    let role: String
    let alliance: String?
    let organisation: String?
    let language: String

    /// The roles that can be given, for help and complaints.
    static let roleNames = GrantRule.grantableRoles.map(\.rawValue).joined(separator: ", ")

    /// Invites the person; gives the link.
    ///
    /// - Parameter installation: where.
    /// - Returns: the invitation's link.
    /// - Throws: a `Problem` that names the option that does not do.
    func invite(into installation: Installation) async throws -> String {
        guard let address = MailAddress(mail) else { throw problem("--mail: \(mail) is no mail address.") }
        guard let role = Role(rawValue: role), GrantRule.grantableRoles.contains(role) else {
            throw problem("--role: \(role) is none of \(Self.roleNames).")
        }
        guard let language = Language(language) else { throw problem("--language: \(language) is no language.") }
        guard name.contains(where: \.isLetter) else { throw problem("--name: say what the person is called.") }
        let profile = try await allianceProfile(in: installation)
        let grant = Grant(
            role: role,
            alliance: profile?.id,
            organisation: try await organisationID(in: installation, of: profile)
        )
        guard GrantRule.isWellFormed(grant) else { throw problem(Self.complaint(about: role)) }
        let draft = InvitationDraft(mail: address, name: name, language: language, grant: grant)
        let workflow = InvitationWorkflow(letters: Letters(publicURL: installation.settings.publicURL))
        do {
            let made = try await installation.store.write(as: .system) { transaction in
                try workflow.invite(draft, by: nil, alliance: profile?.name, in: transaction)
            }
            return made.link
        } catch MembersError.alreadyGranted {
            throw problem("\(address) has this role already.")
        }
    }

    private func problem(_ text: String) -> Installation.Problem { Installation.Problem(description: text) }

    private static func complaint(about role: Role) -> String {
        switch role {
        case .operator: "An operator looks after the whole installation: leave out --alliance and --organisation."
        case _ where GrantRule.organisationRoles.contains(role):
            "The role \(role.rawValue) is one of an organisation in an alliance: add --alliance and --organisation."
        default: "The role \(role.rawValue) is one of an alliance: add --alliance."
        }
    }

    private func allianceProfile(in installation: Installation) async throws -> AllianceProfile? {
        guard let alliance else { return nil }
        let network = StoredNetwork(installation.store)
        if let profile = try await network.alliance(slug: alliance) { return profile }
        let known = try await network.alliances().map(\.slug).joined(separator: ", ")
        throw problem("--alliance: there is no \(alliance). There are: \(known.isEmpty ? "none yet" : known).")
    }

    private func organisationID(
        in installation: Installation,
        of profile: AllianceProfile?
    ) async throws -> Identifier<Organisation>? {
        guard let organisation, let profile else { return nil }
        let today = installation.store.sources.clock.today
        let all = try await StoredNetwork(installation.store).organisations(of: profile.id, on: today)
        let found = all.filter { $0.id.text == organisation || $0.name == organisation }
        if found.count == 1 { return found[0].id }
        let names = all.map(\.name).joined(separator: "\n  ")
        throw problem("--organisation: \(organisation) is none of \(profile.name). There are:\n  \(names)")
    }
}
