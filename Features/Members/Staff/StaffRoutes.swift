import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The staff of an alliance: who works here, who is invited, who signed in when.
extension MembersFeature {
    func addStaffRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.staff, as: .roles(StaffReach.readers)) { context in
            .page(try await staffPage(context).saying(notice(context)))
        }
        routes.get(MembersPaths.invite, as: .roles(StaffReach.managers)) { context in
            let form = inviteForm(try await organisations(of: context), context)
            return .page(invitePage(form, context))
        }
        routes.post(MembersPaths.invite, as: .roles(StaffReach.managers), burden: .heavy) { context in
            try await invite(context)
        }
        let invitation = Authoriser.roles(StaffReach.managers).then { try await openInvitation($0) }
        routes.get(MembersPaths.withdraw, as: invitation) { context in
            .page(withdrawPage(context))
        }
        routes.post(MembersPaths.withdraw, as: invitation) { context in
            let (invitations, member) = (self.invitations, context.staff.member)
            try await store.write(as: context.actor) { transaction in
                try invitations.withdraw(context.invitation.id, by: member, in: transaction)
            }
            return .redirect(context.link(MembersPaths.staff) + "?said=withdrawn")
        }
        routes.get(MembersPaths.signInLog, as: .roles(SignInLog.readers)) { context in
            .page(try await signInLogPage(context))
        }
    }

    private func notice(_ context: StaffContext) -> Notice? {
        let words = context.words
        return switch context.query["said"] {
        case "invited": Notice(.success, words("members.staff.said.invited"))
        case "withdrawn": Notice(.success, words("members.staff.said.withdrawn"))
        default: nil
        }
    }

    private func invite(_ context: StaffContext) async throws -> Reply {
        let form = inviteForm(try await organisations(of: context), context).reading(context.form)
        guard form.isValid, let language = Language(form.text("language")),
            let role = form.choice("role", as: Role.self)
        else { return .page(invitePage(form, context), status: .unprocessableContent) }
        guard let mail = MailAddress(form.text("mail")) else {
            let again = form.adding(FormError("mail", "form.error.mail"))
            return .page(invitePage(again, context), status: .unprocessableContent)
        }
        let grant = Grant(
            role: role,
            alliance: context.alliance.id,
            organisation: form.identifier("organisation", of: Organisation.self)
        )
        let draft = InvitationDraft(mail: mail, name: form.text("name"), language: language, grant: grant)
        let target = context.link(MembersPaths.staff) + "?said=invited"
        let (invitations, once) = (self.invitations, context.once)
        do {
            return .redirect(
                try await store.write(as: context.actor) { transaction in
                    try transaction.once(once) {
                        _ = try invitations.invite(
                            draft,
                            by: context.member,
                            alliance: context.alliance.name,
                            in: transaction
                        )
                        return target
                    }
                }
            )
        } catch let error as MembersError {
            let again = form.adding(error, to: Self.field(of: error), context.words)
            return .page(invitePage(again, context), status: .unprocessableContent)
        }
    }

    /// The question that an answer about a role belongs to.
    static func field(of error: MembersError) -> String {
        switch error {
        case .incompleteGrant: "organisation"
        case .ownAccount: "mail"
        default: "role"
        }
    }

    private func inviteForm(_ organisations: [OrganisationProfile], _ context: StaffContext) -> Form {
        Form(
            "members.invite",
            [
                .required("mail", .mail), .required("name", .text()),
                .required(
                    "language",
                    .selection(Language.publicLanguages.map { Field.Option($0.tag, $0.ownName) })
                ),
                .required("role", .choice(roleOptions(context.words))),
                Field("organisation", .selection(organisationOptions(organisations, context.words))),
            ],
            values: ["language": Language.german.tag]
        )
    }

    private func invitePage(_ form: Form, _ context: StaffContext) -> Page {
        let view = form.view(
            for: context,
            action: context.link(MembersPaths.invite),
            cancel: context.link(MembersPaths.staff)
        )
        return TextPage([context.words("members.invite.text")], form: view)
            .page(context.words("members.invite.title"), breadcrumb: [staffCrumb(context)])
    }

    /// The roles that can be given in an alliance; an operator belongs to none.
    func roleOptions(_ words: Words) -> [Field.Option] {
        GrantRule.grantableRoles.filter { $0 != .operator && $0 != .client }
            .map { Field.Option($0.rawValue, words("role.\($0.rawValue)")) }
    }

    func organisationOptions(_ organisations: [OrganisationProfile], _ words: Words) -> [Field.Option] {
        [Field.Option("", words("members.invite.no-organisation"))]
            + organisations.map { Field.Option($0.id.text, $0.name) }
    }

    func organisations(of context: StaffContext) async throws -> [OrganisationProfile] {
        try await network.organisations(of: context.alliance.id, on: context.today)
    }

    func staffCrumb(_ context: some PageContext) -> Crumb {
        Crumb(context.words("members.staff.title"), context.link(MembersPaths.staff))
    }

    /// An invitation of this alliance that nobody accepted yet.
    struct InvitationContext: PageContext {
        let staff: StaffContext
        let invitation: Invitation
        var visitor: VisitorContext { staff.visitor }
    }

    private func openInvitation(_ staff: StaffContext) async throws -> InvitationContext {
        let id = try staff.visitor.identifier("invitation", of: Invitation.self)
        let invitation = try await store.read { try InvitationStore.fetch(id, $0) }
        guard let invitation, invitation.grant.alliance == staff.alliance.id,
            [.open, .expired].contains(invitation.state(at: staff.now))
        else { throw PageError.notFound }
        return InvitationContext(staff: staff, invitation: invitation)
    }

    private func withdrawPage(_ context: InvitationContext) -> Page {
        let (words, invitation) = (context.words, context.invitation)
        let view = Form("members.withdraw", []).view(
            for: context,
            action: context.link(MembersPaths.withdraw, ["invitation": invitation.id.text]),
            cancel: context.link(MembersPaths.staff)
        )
        let text = words("members.withdraw.text", ["name": invitation.name, "mail": invitation.mail.text])
        return TextPage([text], form: view)
            .page(words("members.withdraw.title"), breadcrumb: [staffCrumb(context)])
    }
}
