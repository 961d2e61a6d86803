import HTTPTypes
import Logging
import LotseCore
import LotseData
import LotseWeb

/// Out to the provider of identities, and back.
extension MembersFeature {
    func addIdentityRoutes(to routes: inout RouteTable) {
        guard let identities else { return }
        routes.get(MembersPaths.provider, as: .visitor) { context in
            let next = Self.isOurs(context.query["next"]) ? context.query["next"] : ""
            return try await leave(identities, for: .signIn, next: next, context)
        }
        routes.get(MembersPaths.providerInvitation, as: .visitor) { context in
            guard let guest = try await guest(context), guest.account == nil else { return unusable(context) }
            return try await leave(identities, for: .acceptInvitation(guest.invitation.id), next: "", context)
        }
        routes.get(MembersPaths.providerReturn, as: .visitor) { context in
            let answer = IdentityWorkflow.Answer(
                state: context.query["state"],
                code: context.query["code"],
                error: context.query["error"],
                issuer: context.query["iss"]
            )
            do {
                let back = try await identities.finish(answer, browser: context.browser ?? "")
                return try await arrive(back, identities, context)
            } catch let error as OpenIDError {
                return failed(error, context)
            } catch let error as MembersError {
                return failed(sentence: error.key, context)
            }
        }
        addLinkRoutes(identities, to: &routes)
    }

    private func addLinkRoutes(_ identities: IdentityWorkflow, to routes: inout RouteTable) {
        routes.get(MembersPaths.link, as: .member) { context in
            .page(try await linkPage(identities, context))
        }
        routes.post(MembersPaths.link, as: .member) { context in
            do {
                let address = try await identities.begin(
                    .link(context.member.account),
                    browser: context.session.id,
                    language: context.language,
                    next: context.link(FloorPaths.account) + "?said=linked"
                )
                // A page with a link, because browsers follow no form to another site.
                let words = context.words
                let link = Link(words("members.link-account.go", ["provider": identities.provider.name]), address)
                let page = TextPage([words("members.link-account.leaving")], links: [link])
                return .page(page.page(words("members.link-account.title"), breadcrumb: [accountCrumb(context)]))
            } catch let error as OpenIDError {
                return failed(error, context.visitor)
            }
        }
        routes.post(MembersPaths.unlink, as: .member) { context in
            do {
                try await store.write(as: context.actor) { transaction in
                    try identities.unlink(from: context.member.account, in: transaction)
                }
                return .redirect(context.link(FloorPaths.account) + "?said=unlinked")
            } catch let error as MembersError {
                return failed(sentence: error.key, context.visitor)
            }
        }
    }

    /// Sends the browser to the provider, with a cookie by which it is known when it comes back.
    private func leave(
        _ identities: IdentityWorkflow,
        for purpose: IdentityPurpose,
        next: String,
        _ context: VisitorContext
    ) async throws -> Reply {
        let stranger = SessionToken.stranger()
        do {
            let address = try await identities.begin(
                purpose,
                browser: context.session?.id ?? stranger.browser,
                language: context.language,
                next: next
            )
            return .redirect(address, cookie: context.session == nil ? .set(stranger) : nil)
        } catch let error as OpenIDError {
            return failed(error, context)
        }
    }

    private func arrive(
        _ back: IdentityWorkflow.Return,
        _ identities: IdentityWorkflow,
        _ context: VisitorContext
    ) async throws -> Reply {
        switch back.purpose {
        case .link(let account):
            guard context.member?.account == account else { throw OpenIDError.strangeAnswer }
            try await store.write(as: .member(account)) { try identities.link(back.identity, to: account, in: $0) }
            return .redirect(back.next)
        case .signIn:
            let (signIn, remote) = (self.signIn, context.remote)
            let outcome = try await store.write(as: .visitor) { transaction -> SignInWorkflow.Outcome? in
                let account = try IdentityStore.account(of: back.identity, transaction.reader)
                return try account.map { try signIn.signIn(knownAs: $0, by: .identity, from: remote, in: transaction) }
            }
            guard let outcome else { return failed(sentence: "members.error.not-linked", context) }
            return try await finish(outcome, next: back.next, back.language, context)
        case .acceptInvitation(let id):
            let (signIn, invitations, remote) = (self.signIn, self.invitations, context.remote)
            let outcome = try await store.write(as: .link("invitation")) { transaction in
                let account = try invitations.accept(id, identifiedBy: back.identity, in: transaction)
                try identities.link(back.identity, to: account, in: transaction)
                let known = try AccountStore.find(account, transaction.reader)
                return try signIn.signIn(knownAs: known, by: .invitation, from: remote, in: transaction)
            }
            return try await finish(outcome, next: "", back.language, context)
        }
    }

    private func finish(
        _ outcome: SignInWorkflow.Outcome,
        next: String,
        _ language: Language,
        _ context: VisitorContext
    ) async throws -> Reply {
        try await reply(to: outcome, next: next, context, in: language) { key, arguments in
            TextPage([context.words(key, arguments)]).page(context.words("members.provider.failed"))
        }
    }

    private func failed(_ error: OpenIDError, _ context: VisitorContext) -> Reply {
        let sentence =
            switch error {
            case .unreachable, .misconfigured: "members.error.provider-unreachable"
            case .declined: "members.error.provider-declined"
            case .strangeAnswer, .token: "members.error.provider-answer"
            }
        // What exactly was wrong helps whoever runs the installation, and attackers more than readers.
        context.logger.warning("provider", metadata: ["fault": "\(error)"])
        return failed(sentence: sentence, context)
    }

    private func failed(sentence: String, _ context: VisitorContext) -> Reply {
        let words = context.words
        let target = context.member == nil ? FloorPaths.signIn : FloorPaths.account
        let title = words(context.member == nil ? "members.sign-in.title" : "members.account.title")
        let page = TextPage([words(sentence)], links: [Link(title, context.link(target))])
        return .page(page.page(words("members.provider.failed")), status: .unprocessableContent)
    }

    private func linkPage(_ identities: IdentityWorkflow, _ context: MemberContext) async throws -> Page {
        let (words, id, issuer) = (context.words, context.member.account, identities.provider.issuer)
        let isLinked = try await store.read { try IdentityStore.isLinked(id, to: issuer, $0) }
        let view = Form(isLinked ? "members.unlink-account" : "members.link-account", []).view(
            for: context,
            action: context.link(isLinked ? MembersPaths.unlink : MembersPaths.link),
            cancel: context.link(FloorPaths.account)
        )
        let text = words(
            isLinked ? "members.unlink-account.text" : "members.link-account.text",
            ["provider": identities.provider.name]
        )
        return TextPage([text], form: view)
            .page(words("members.link-account.title"), breadcrumb: [accountCrumb(context)])
    }
}
