import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The own account: what it is, and changing it.
extension MembersFeature {
    func addAccountRoutes(to routes: inout RouteTable) {
        routes.get(FloorPaths.account, as: .member) { context in
            .page(try await accountPage(context).saying(notice(context)))
        }
        routes.post(MembersPaths.sessions, as: .member) { context in
            try await store.write(as: context.actor) { transaction in
                try SessionStore.endAll(of: context.member.account, except: context.session, in: transaction)
                transaction.journal(JournalEntry("end-sessions", "account", context.member.account.text))
            }
            return .redirect(context.link(FloorPaths.account) + "?said=sessions")
        }
        addDetailRoutes(to: &routes)
        addPasswordRoutes(to: &routes)
        addOwnMailRoutes(to: &routes)
    }

    private func addDetailRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.details, as: .member) { context in
            let account = try await own(context)
            let values = ["name": account.name, "language": account.language.tag, "version": "\(account.version)"]
            return .page(detailsPage(detailsForm(values), context))
        }
        routes.post(MembersPaths.details, as: .member) { context in
            let form = detailsForm([:]).reading(context.form)
            guard form.isValid, let language = Language(form.text("language")), let version = form.number("version")
            else { return .page(detailsPage(form, context), status: .unprocessableContent) }
            let draft = AccountDraft(name: form.text("name"), language: language)
            let target = context.link(FloorPaths.account) + "?said=details"
            let (accounts, account, once) = (self.accounts, context.member.account, context.once)
            do {
                return .redirect(
                    try await store.write(as: context.actor) { transaction in
                        try transaction.once(once) {
                            try accounts.update(account, draft, version: Int64(version), in: transaction)
                            return target
                        }
                    }
                )
            } catch StoreError.stale {
                // Both versions: what was typed stays in the form, what is kept stands above it.
                let kept = try await own(context)
                let sentence = context.words("members.details.stale", ["name": kept.name])
                var values = form.typed.values.compactMapValues(\.first)
                values["version"] = "\(kept.version)"
                let page = detailsPage(detailsForm(values), context).saying(Notice(.warning, sentence))
                return .page(page, status: .conflict)
            }
        }
    }

    private func addPasswordRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.password, as: .member) { context in
            .page(passwordPage(passwordForm(try await own(context)), context))
        }
        routes.post(MembersPaths.password, as: .member, burden: .heavy, whenExpired: .forgets) { context in
            let account = try await own(context)
            var form = passwordForm(account).reading(context.form)
                .checkingPassword(mail: account.mail, name: account.name)
            if form.isValid, account.hasPassword {
                form = try await confirmingPassword(form, "current", of: account, context)
            }
            guard form.isValid else { return .page(passwordPage(form, context), status: .unprocessableContent) }
            let hash = try await takingTurns { [form] in try await hasher.hash(form.text("password")) }
            let accounts = self.accounts
            try await store.write(as: context.actor) { transaction in
                try accounts.set(hash, of: account.id, keeping: context.session, in: transaction)
            }
            return .redirect(context.link(FloorPaths.account) + "?said=password")
        }
    }

    private func addOwnMailRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.mail, as: .member) { context in
            .page(mailPage(mailForm(try await own(context)), context))
        }
        routes.post(MembersPaths.mail, as: .member, burden: .heavy, whenExpired: .forgets) { context in
            let account = try await own(context)
            var form = mailForm(account).reading(context.form)
            let mail = MailAddress(form.text("mail"))
            if form.isValid, mail == nil { form = form.adding(FormError("mail", "form.error.mail")) }
            if form.isValid, account.hasPassword {
                form = try await confirmingPassword(form, "current", of: account, context)
            }
            guard form.isValid, let mail else { return .page(mailPage(form, context), status: .unprocessableContent) }
            let (accounts, once) = (self.accounts, context.once)
            let target = context.link(FloorPaths.account) + "?said=mail-sent"
            return .redirect(
                try await store.write(as: context.actor) { transaction in
                    try transaction.once(once) {
                        try accounts.requestMailChange(of: account.id, to: mail, in: transaction)
                        return target
                    }
                }
            )
        }
    }

    func own(_ context: MemberContext) async throws -> MemberAccount {
        let id = context.member.account
        return try await store.read { try AccountStore.find(id, $0) }
    }

    /// The form, with an error where the current password is wrong; wrong ones count against lock-out.
    func confirmingPassword(
        _ form: Form,
        _ field: String,
        of account: MemberAccount,
        _ context: MemberContext
    ) async throws -> Form {
        do {
            try await takingTurns {
                try await signIn.confirm(form.text(field), of: account, from: context.visitor.remote)
            }
            return form
        } catch let error as MembersError {
            return form.adding(error, to: field, context.words)
        }
    }

    private func notice(_ context: MemberContext) -> Notice? {
        let words = context.words
        return switch context.query["said"] {
        case "details": Notice(.success, words("members.said.details"))
        case "password": Notice(.success, words("members.said.password"))
        case "mail-sent": Notice(.information, words("members.said.mail-sent"))
        case "mail": Notice(.success, words("members.confirm-mail.done"))
        case "sessions": Notice(.success, words("members.said.sessions"))
        case "accepted": Notice(.success, words("members.accept.done"))
        case "factor-off": Notice(.success, words("members.said.factor-off"))
        case "linked": Notice(.success, words("members.said.linked"))
        case "unlinked": Notice(.success, words("members.said.unlinked"))
        case "absence": Notice(.success, words("members.said.absence"))
        case "absence-ended": Notice(.success, words("members.said.absence-ended"))
        default: nil
        }
    }
}

/// Forms of the own account and the pages around them.
extension MembersFeature {
    private func detailsForm(_ values: [String: String]) -> Form {
        let languages = Language.publicLanguages.map { Field.Option($0.tag, $0.ownName) }
        return Form(
            "members.details",
            [
                .required("name", .text(), autocomplete: "name"), .required("language", .selection(languages)),
                Field("version", .hidden),
            ],
            values: values
        )
    }

    private func detailsPage(_ form: Form, _ context: MemberContext) -> Page {
        accountForm(form, context.words("members.details.title"), MembersPaths.details, context)
    }

    private func passwordForm(_ account: MemberAccount) -> Form {
        Form(
            "members.password-change",
            [
                .required("current", .password(isNew: false), autocomplete: "current-password"),
                .required("password", .password(isNew: true), autocomplete: "new-password"),
            ].filter { account.hasPassword || $0.name != "current" }
        )
    }

    private func passwordPage(_ form: Form, _ context: MemberContext) -> Page {
        accountForm(form, context.words("members.password-change.title"), MembersPaths.password, context)
    }

    private func mailForm(_ account: MemberAccount) -> Form {
        Form(
            "members.mail-change",
            [
                .required("mail", .mail, autocomplete: "email"),
                .required("current", .password(isNew: false), autocomplete: "current-password"),
            ].filter { account.hasPassword || $0.name != "current" }
        )
    }

    private func mailPage(_ form: Form, _ context: MemberContext) -> Page {
        let text = context.words("members.mail-change.text")
        return accountForm(form, context.words("members.mail-change.title"), MembersPaths.mail, context, text: [text])
    }

    /// A page with one form, on the way back to the account.
    func accountForm(
        _ form: Form,
        _ title: String,
        _ path: Path,
        _ context: MemberContext,
        text: [String] = []
    ) -> Page {
        let view = form.view(
            for: context,
            action: context.link(path),
            cancel: context.link(FloorPaths.account)
        )
        return TextPage(text, form: view).page(title, breadcrumb: [accountCrumb(context)])
    }

    func accountCrumb(_ context: some PageContext) -> Crumb {
        Crumb(context.words("members.account.title"), context.link(FloorPaths.account))
    }
}
