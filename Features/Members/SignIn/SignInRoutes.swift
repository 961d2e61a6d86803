import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Signing in and out, and the forgotten password.
extension MembersFeature {
    func addSignInRoutes(to routes: inout RouteTable) {
        routes.get(FloorPaths.signIn, as: .visitor) { context in
            if let member = context.member {
                return .redirect(try await landing(of: member, wishing: context.query["next"], in: context.language))
            }
            let form = signInForm(next: context.query["next"])
            return .page(signInPage(form, context).saying(notice(context)))
        }
        routes.post(FloorPaths.signIn, as: .visitor, burden: .heavy, whenExpired: .asksAgain) { context in
            let form = signInForm(next: "").reading(context.form)
            guard form.isValid else { return .page(signInPage(form, context), status: .unprocessableContent) }
            let outcome = try await takingTurns {
                try await signIn.signIn(
                    mail: form.text("mail"),
                    password: form.text("password"),
                    from: context.remote
                )
            }
            return try await reply(to: outcome, next: form.text("next"), context) { key, arguments in
                signInPage(form.adding(FormError("mail", key, arguments)), context)
            }
        }
        routes.get(MembersPaths.code, as: .visitor) { context in
            .page(codePage(codeForm(next: context.query["next"]), context))
        }
        routes.post(MembersPaths.code, as: .visitor, burden: .heavy, whenExpired: .asksAgain) { context in
            let form = codeForm(next: "").reading(context.form)
            guard form.isValid else { return .page(codePage(form, context), status: .unprocessableContent) }
            let outcome = try await signIn.signIn(
                step: context.parameters["step"] ?? "",
                code: form.text("code"),
                from: context.remote
            )
            return try await reply(to: outcome, next: form.text("next"), context) { _, arguments in
                let key = arguments.isEmpty ? "members.error.wrong-code" : "members.error.locked"
                return codePage(form.adding(FormError("code", key, arguments)), context)
            }
        }
        routes.post(FloorPaths.signOut, as: .visitor) { context in
            if let session = context.session {
                try await store.write(as: context.actor) { try SessionStore.end(session, in: $0) }
            }
            return .redirect(context.link(FloorPaths.start), cookie: .clear)
        }
    }

    /// Where an outcome of signing in leads.
    ///
    /// - Parameters:
    ///   - outcome: of the step that was taken.
    ///   - next: the path that was wished for.
    ///   - context: who asks.
    ///   - language: of the page that follows, unless it is that of this one.
    ///   - again: shows the form with a sentence.
    /// - Returns: a redirect, or the form again.
    /// - Throws: what the database throws.
    func reply(
        to outcome: SignInWorkflow.Outcome,
        next: String,
        _ context: VisitorContext,
        in language: Language? = nil,
        again: (String, [String: String]) -> Page
    ) async throws -> Reply {
        let language = language ?? context.language
        switch outcome {
        case .signedIn(let account, let token):
            let member = try await store.read { try GrantStore.fetchMember(account, $0) }
            guard let member else { throw PageError.signInNeeded }
            return .redirect(try await landing(of: member, wishing: next, in: language), cookie: .set(token))
        case .secondStep(let token):
            let query = next.isEmpty ? "" : "?next=\(FormText.encode(next))"
            return .redirect(MembersPaths.code.link(language, alliance: nil, ["step": token.text]) + query)
        case .refused:
            return .page(again("members.error.refused", [:]), status: .unprocessableContent)
        case .locked(let end):
            let page = again("members.error.locked", ["until": context.words.time(end)])
            return .page(page, status: .tooManyRequests)
        case .expired:
            return .redirect(context.link(FloorPaths.signIn) + "?said=expired")
        }
    }

    /// Runs work that hashes passwords; where too much of it waits, asks to come back.
    func takingTurns<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch is PasswordHasher.Overloaded {
            throw PageError.tooMany(seconds: 5)
        }
    }

    /// What a redirect to the sign-in page wants said there.
    private func notice(_ context: VisitorContext) -> Notice? {
        if context.query["next"] == context.link(FloorPaths.keptForm) {
            return Notice(.information, context.words("form.again.sign-in"))
        }
        return switch context.query["said"] {
        case "expired": Notice(.information, context.words("members.sign-in.expired"))
        case "password": Notice(.success, context.words("members.reset.done"))
        case "accepted": Notice(.success, context.words("members.invitation.done"))
        case "mail": Notice(.success, context.words("members.confirm-mail.done"))
        default: nil
        }
    }

    private func signInForm(next: String) -> Form {
        Form(
            "members.sign-in",
            [
                .required("mail", .mail, autocomplete: "username"),
                .required("password", .password(isNew: false), autocomplete: "current-password"),
                Field("next", .hidden),
            ],
            values: ["next": next]
        )
    }

    private func signInPage(_ form: Form, _ context: VisitorContext) -> Page {
        let words = context.words
        var links = [Link(words("members.sign-in.forgotten"), context.link(MembersPaths.forgotten))]
        if let identities {
            let next = form.text("next")
            let query = next.isEmpty ? "" : "?next=\(FormText.encode(next))"
            let label = words("members.sign-in.provider", ["provider": identities.provider.name])
            links.insert(Link(label, context.link(MembersPaths.provider) + query), at: 0)
        }
        let view = form.view(for: context, action: context.link(FloorPaths.signIn))
        return TextPage([words("members.sign-in.text")], form: view, links: links).page(words("members.sign-in.title"))
    }

    private func codeForm(next: String) -> Form {
        Form(
            "members.code",
            [.required("code", .text(maxLength: 64), autocomplete: "one-time-code"), Field("next", .hidden)],
            values: ["next": next]
        )
    }

    private func codePage(_ form: Form, _ context: VisitorContext) -> Page {
        let words = context.words
        let action = context.link(MembersPaths.code, ["step": context.parameters["step"] ?? ""])
        let view = form.view(for: context, action: action, cancel: context.link(FloorPaths.signIn))
        return TextPage([words("members.code.text")], form: view).page(words("members.code.title"))
    }
}
