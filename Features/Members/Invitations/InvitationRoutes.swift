import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Following an invitation: with a new account, with the one that is there, or through the provider.
extension MembersFeature {
    func addInvitationRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.invitation, as: .visitor) { context in
            guard let guest = try await guest(context) else { return unusable(context) }
            return .page(try await page(for: guest, form: invitationForm(guest.invitation), context))
        }
        routes.post(MembersPaths.invitation, as: .visitor, burden: .heavy, whenExpired: .forgets) { context in
            guard let guest = try await guest(context) else { return unusable(context) }
            do {
                return try await guest.account == nil ? join(guest, context) : accept(guest, context)
            } catch MembersError.unusableLink {
                return unusable(context)
            }
        }
    }

    /// An open invitation, and the account that its address has already.
    struct Guest: Sendable {
        let invitation: Invitation
        let account: MemberAccount?
    }

    func guest(_ context: VisitorContext) async throws -> Guest? {
        let link = Self.link(context)
        return try await store.read { reader in
            try InvitationStore.fetchOpen(link: link, at: context.now, reader).map { invitation in
                Guest(invitation: invitation, account: try AccountStore.fetch(mail: invitation.mail, reader))
            }
        }
    }

    private func join(_ guest: Guest, _ context: VisitorContext) async throws -> Reply {
        let invitation = guest.invitation
        let form = invitationForm(invitation).reading(context.form)
            .checkingPassword(mail: invitation.mail, name: context.form["name"])
        guard form.isValid, let language = Language(form.text("language")) else {
            return .page(try await page(for: guest, form: form, context), status: .unprocessableContent)
        }
        let draft = AccountDraft(name: form.text("name"), language: language)
        let hash = try await takingTurns { try await hasher.hash(form.text("password")) }
        let (link, invitations) = (Self.link(context), self.invitations)
        try await store.write(as: .link("invitation")) { transaction in
            _ = try invitations.accept(link, as: draft, password: hash, in: transaction)
        }
        return .redirect(context.link(FloorPaths.signIn) + "?said=accepted")
    }

    private func accept(_ guest: Guest, _ context: VisitorContext) async throws -> Reply {
        guard let member = context.member, member.account == guest.account?.id else { throw PageError.signInNeeded }
        let (link, invitations) = (Self.link(context), self.invitations)
        do {
            try await store.write(as: context.actor) { transaction in
                try invitations.accept(link, by: member.account, in: transaction)
            }
        } catch MembersError.alreadyGranted {
            return unusable(context)
        }
        return .redirect(context.link(FloorPaths.account) + "?said=accepted")
    }

    private func invitationForm(_ invitation: Invitation) -> Form {
        let languages = Language.publicLanguages.map { Field.Option($0.tag, $0.ownName) }
        return Form(
            "members.invitation",
            [
                .required("name", .text(), autocomplete: "name"), .required("language", .selection(languages)),
                .required("password", .password(isNew: true), autocomplete: "new-password"),
            ],
            values: ["name": invitation.name, "language": invitation.language.tag]
        )
    }

    private func page(for guest: Guest, form: Form, _ context: VisitorContext) async throws -> Page {
        let words = context.words
        let action = context.link(MembersPaths.invitation, ["link": Self.link(context)])
        let inviter = try await name(of: guest.invitation.grant.alliance) ?? words("members.site")
        let text = words(
            "members.invitation.text",
            ["alliance": inviter, "role": words("role.\(guest.invitation.grant.role.rawValue)")]
        )
        let title = words("members.invitation.title")
        if let account = guest.account {
            guard context.member?.account == account.id else {
                let path = "\(context.link(FloorPaths.signIn))?next=\(FormText.encode(action))"
                let links = [Link(words("members.sign-in.title"), path)]
                let sentences = [text, words("members.invitation.known", ["mail": account.mail.text])]
                return TextPage(sentences, links: links).page(title)
            }
            let view = Form("members.accept", []).view(for: context, action: action)
            return TextPage([text, words("members.accept.text")], form: view).page(title)
        }
        var links: [Link] = []
        if let identities {
            let label = words("members.invitation.provider", ["provider": identities.provider.name])
            links = [Link(label, context.link(MembersPaths.providerInvitation, ["link": Self.link(context)]))]
        }
        let mail = words("members.invitation.mail", ["mail": guest.invitation.mail.text])
        return TextPage([text, mail], form: form.view(for: context, action: action), links: links).page(title)
    }

    /// The alliance's name.
    func name(of alliance: Identifier<Alliance>?) async throws -> String? {
        guard let alliance else { return nil }
        return try await alliances.alliances().first { $0.id == alliance }?.name
    }
}
