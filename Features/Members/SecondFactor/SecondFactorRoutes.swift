import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Setting up and ending the own second factor.
extension MembersFeature {
    func addSecondFactorRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.secondFactor, as: .member) { context in
            .page(try await factorPage(confirmForm(), context))
        }
        routes.post(MembersPaths.secondFactorNew, as: .member) { context in
            let (workflow, account) = (secondFactor, context.member.account)
            try await store.write(as: context.actor) { try workflow.begin(for: account, in: $0) }
            return .redirect(context.link(MembersPaths.secondFactor))
        }
        routes.post(MembersPaths.secondFactor, as: .member, burden: .heavy, whenExpired: .forgets) { context in
            let form = confirmForm().reading(context.form)
            guard form.isValid else {
                return .page(try await factorPage(form, context), status: .unprocessableContent)
            }
            let (workflow, account) = (secondFactor, context.member.account)
            do {
                let codes = try await store.write(as: context.actor) { transaction in
                    try workflow.confirm(form.text("code"), of: account, keeping: context.session, in: transaction)
                }
                return .page(codesPage(codes, context))
            } catch let error as MembersError {
                let again = form.adding(error, to: "code", context.words)
                return .page(try await factorPage(again, context), status: .unprocessableContent)
            }
        }
        addFactorChangeRoutes(to: &routes)
    }

    private func addFactorChangeRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.recoveryCodes, as: .member) { context in
            .page(renewPage(renewForm(), context))
        }
        routes.post(MembersPaths.recoveryCodes, as: .member, burden: .heavy, whenExpired: .forgets) { context in
            let form = renewForm().reading(context.form)
            let (workflow, account) = (secondFactor, context.member.account)
            return try await spendingCode(form, context, page: { renewPage($0, context) }) { transaction in
                try workflow.renewRecoveryCodes(for: account, code: form.text("code"), in: transaction)
            } reply: {
                .page(codesPage($0, context))
            }
        }
        routes.get(MembersPaths.secondFactorOff, as: .member) { context in
            .page(offPage(offForm(), context))
        }
        routes.post(MembersPaths.secondFactorOff, as: .member, burden: .heavy, whenExpired: .forgets) { context in
            let form = offForm().reading(context.form)
            let (workflow, account) = (secondFactor, context.member.account)
            return try await spendingCode(form, context, page: { offPage($0, context) }) { transaction in
                try workflow.end(of: account, code: form.text("code"), in: transaction)
            } reply: {
                .redirect(context.link(FloorPaths.account) + "?said=factor-off")
            }
        }
    }

    /// Runs a change that a code pays for; wrong codes count against lock-out.
    private func spendingCode<Value: Sendable>(
        _ form: Form,
        _ context: MemberContext,
        page: (Form) -> Page,
        change: @escaping @Sendable (Transaction) throws -> Value,
        reply: (Value) -> Reply
    ) async throws -> Reply {
        guard form.isValid else { return .page(page(form), status: .unprocessableContent) }
        do {
            let remote = context.visitor.remote
            return reply(try await signIn.spending(as: own(context), from: remote, change))
        } catch let error as MembersError {
            return .page(page(form.adding(error, to: "code", context.words)), status: .unprocessableContent)
        }
    }

    private func factorPage(_ form: Form, _ context: MemberContext) async throws -> Page {
        let (words, workflow) = (context.words, secondFactor)
        let account = try await own(context)
        let (enrolment, state) = try await store.read { reader in
            (try workflow.enrolment(of: account, reader), try SecondFactorStore.state(of: account.id, reader))
        }
        let begin = Form("members.factor-begin", []).view(
            for: context,
            action: context.link(MembersPaths.secondFactorNew),
            submit: account.hasSecondFactor ? "members.factor.replace" : "members.factor.set-up"
        )
        let since = state.confirmedAt.map { words("members.factor.since", ["day": words.day(Berlin.day(at: $0))]) }
        let links =
            account.hasSecondFactor
            ? [
                Link(words("members.renew-codes.title"), context.link(MembersPaths.recoveryCodes)),
                Link(words("members.factor-off.title"), context.link(MembersPaths.secondFactorOff)),
            ] : []
        let content = SecondFactorPage(
            state: since ?? words("members.factor.none"),
            enrolment: enrolment.map { enrolment in
                SecondFactorPage.Enrolment(
                    picture: QRCode(enrolment.uri).map(SquareCode.init),
                    uri: enrolment.uri,
                    secret: enrolment.secret,
                    form: form.view(for: context, action: context.link(MembersPaths.secondFactor))
                )
            },
            begin: enrolment == nil ? begin : nil,
            links: enrolment == nil ? links : []
        )
        return Page(
            words("members.factor.title"),
            template: "members.second-factor",
            content: content,
            breadcrumb: [accountCrumb(context)]
        )
    }

    private func codesPage(_ codes: [String], _ context: MemberContext) -> Page {
        Page(
            context.words("members.codes.title"),
            template: "members.recovery-codes",
            content: RecoveryCodesPage(codes: codes, accountPath: context.link(FloorPaths.account)),
            breadcrumb: [accountCrumb(context)]
        )
    }

    private func confirmForm() -> Form {
        Form("members.factor-confirm", [.required("code", .code, autocomplete: "one-time-code")])
    }

    private func renewForm() -> Form {
        Form("members.renew-codes", [.required("code", .text(maxLength: 64), autocomplete: "one-time-code")])
    }

    private func renewPage(_ form: Form, _ context: MemberContext) -> Page {
        let words = context.words
        let text = [words("members.renew-codes.text")]
        return accountForm(form, words("members.renew-codes.title"), MembersPaths.recoveryCodes, context, text: text)
    }

    private func offForm() -> Form {
        Form("members.factor-off", [.required("code", .text(maxLength: 64), autocomplete: "one-time-code")])
    }

    private func offPage(_ form: Form, _ context: MemberContext) -> Page {
        let words = context.words
        let text = [words("members.factor-off.text")]
        return accountForm(form, words("members.factor-off.title"), MembersPaths.secondFactorOff, context, text: text)
    }
}
