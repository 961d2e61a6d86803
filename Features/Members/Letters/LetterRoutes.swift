import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Where the links of letters lead: a new password, a new mail address, an invitation.
extension MembersFeature {
    func addLetterRoutes(to routes: inout RouteTable) {
        addForgottenRoutes(to: &routes)
        addResetRoutes(to: &routes)
        addMailRoutes(to: &routes)
        addInvitationRoutes(to: &routes)
    }

    private func addForgottenRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.forgotten, as: .visitor) { context in
            .page(forgottenPage(forgottenForm(), context))
        }
        routes.post(MembersPaths.forgotten, as: .visitor, burden: .heavy) { context in
            let form = forgottenForm().reading(context.form)
            guard form.isValid else { return .page(forgottenPage(form, context), status: .unprocessableContent) }
            let accounts = self.accounts
            try await store.write(as: .visitor) { transaction in
                try accounts.requestReset(mail: form.text("mail"), from: context.remote, in: transaction)
            }
            let words = context.words
            let back = Link(words("members.sign-in.title"), context.link(FloorPaths.signIn))
            let page = TextPage([words("members.forgotten.sent"), words("members.forgotten.sent-hint")], links: [back])
            return .page(page.page(words("members.forgotten.sent-title")))
        }
    }

    private func addResetRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.reset, as: .visitor) { context in
            guard try await accountOfReset(context) != nil else { return unusable(context) }
            return .page(resetPage(resetForm(), context))
        }
        routes.post(MembersPaths.reset, as: .visitor, burden: .heavy, whenExpired: .forgets) { context in
            guard let account = try await accountOfReset(context) else { return unusable(context) }
            let form = resetForm().reading(context.form).checkingPassword(mail: account.mail, name: account.name)
            guard form.isValid else { return .page(resetPage(form, context), status: .unprocessableContent) }
            let (link, accounts) = (Self.link(context), self.accounts)
            let hash = try await takingTurns { try await hasher.hash(form.text("password")) }
            do {
                try await store.write(as: .link("password-reset")) { try accounts.reset(link, to: hash, in: $0) }
            } catch MembersError.unusableLink {
                return unusable(context)
            }
            return .redirect(context.link(FloorPaths.signIn) + "?said=password", cookie: .clear)
        }
    }

    private func addMailRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.confirmMail, as: .visitor) { context in
            let (link, accounts) = (Self.link(context), self.accounts)
            guard let mail = try await store.read({ try accounts.mailOfChange(link, at: context.now, $0) }) else {
                return unusable(context)
            }
            let words = context.words
            let view = Form("members.confirm-mail", []).view(
                for: context,
                action: context.link(MembersPaths.confirmMail, ["link": link])
            )
            let text = words("members.confirm-mail.text", ["mail": mail.text])
            return .page(TextPage([text], form: view).page(words("members.confirm-mail.title")))
        }
        routes.post(MembersPaths.confirmMail, as: .visitor) { context in
            let (link, accounts) = (Self.link(context), self.accounts)
            do {
                try await store.write(as: .link("mail-change")) { try accounts.confirmMail(link, in: $0) }
            } catch MembersError.unusableLink {
                return unusable(context)
            } catch MembersError.mailTaken {
                // Whoever confirms has the letter, so may learn that the address is in use.
                return .page(
                    TextPage([context.words("members.error.mail-taken")]).page(context.words("members.link.title")),
                    status: .conflict
                )
            }
            let target = context.member == nil ? FloorPaths.signIn : FloorPaths.account
            return .redirect(context.link(target) + "?said=mail")
        }
    }

    /// The secret in the path of a letter's link.
    static func link(_ context: VisitorContext) -> String { context.parameters["link"] ?? "" }

    /// One page for links that are wrong, spent, withdrawn or too old: which of these, nobody learns.
    func unusable(_ context: VisitorContext) -> Reply {
        let words = context.words
        let links = [
            Link(words("members.forgotten.title"), context.link(MembersPaths.forgotten)),
            Link(words("members.sign-in.title"), context.link(FloorPaths.signIn)),
        ]
        let page = TextPage([words("members.error.unusable-link"), words("members.link.text")], links: links)
        return .page(page.page(words("members.link.title")), status: .gone)
    }

    private func accountOfReset(_ context: VisitorContext) async throws -> MemberAccount? {
        let (link, accounts) = (Self.link(context), self.accounts)
        return try await store.read { try accounts.accountOfReset(link, at: context.now, $0) }
    }

    private func forgottenForm() -> Form {
        Form("members.forgotten", [.required("mail", .mail, autocomplete: "username")])
    }

    private func forgottenPage(_ form: Form, _ context: VisitorContext) -> Page {
        let words = context.words
        let view = form.view(
            for: context,
            action: context.link(MembersPaths.forgotten),
            cancel: context.link(FloorPaths.signIn)
        )
        return TextPage([words("members.forgotten.text")], form: view).page(words("members.forgotten.title"))
    }

    private func resetForm() -> Form {
        Form("members.reset", [.required("password", .password(isNew: true), autocomplete: "new-password")])
    }

    private func resetPage(_ form: Form, _ context: VisitorContext) -> Page {
        let words = context.words
        let action = context.link(MembersPaths.reset, ["link": Self.link(context)])
        let view = form.view(for: context, action: action)
        return TextPage([words("members.reset.text")], form: view).page(words("members.reset.title"))
    }
}

extension Form {
    /// The form with what stands against the password that was chosen in it.
    func checkingPassword(mail: MailAddress, name: String) -> Form {
        guard isValid, let objection = PasswordRule.objection(to: text("password"), mail: mail, name: name) else {
            return self
        }
        return adding(FormError("password", MembersError.password(objection).key))
    }
}
