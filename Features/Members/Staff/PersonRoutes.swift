import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// One person of the staff: roles, absences, closing and reopening.
extension MembersFeature {
    func addPersonRoutes(to routes: inout RouteTable) {
        let readable = Authoriser.roles(StaffReach.readers).then { try await person($0) }
        let manageable = Authoriser.roles(StaffReach.managers).then { try await person($0) }
        routes.get(MembersPaths.person, as: readable) { context in
            .page(try await personPage(context).saying(notice(context)))
        }
        addRoleRoutes(as: manageable, to: &routes)
        addClosingRoutes(as: manageable, to: &routes)
        addPersonAbsenceRoutes(as: readable, to: &routes)
    }

    private func addRoleRoutes(as person: Authoriser<PersonContext>, to routes: inout RouteTable) {
        routes.get(MembersPaths.giveRole, as: person) { context in
            .page(giveRolePage(giveRoleForm(try await organisations(of: context.staff), context), context))
        }
        routes.post(MembersPaths.giveRole, as: person) { context in
            let form = giveRoleForm(try await organisations(of: context.staff), context).reading(context.form)
            guard form.isValid, let role = form.choice("role", as: Role.self) else {
                return .page(giveRolePage(form, context), status: .unprocessableContent)
            }
            let organisation = form.identifier("organisation", of: Organisation.self)
            let grant = Grant(role: role, alliance: context.alliance.id, organisation: organisation)
            return try await changing(context, said: "role-given") { transaction in
                try GrantWorkflow.give(grant, to: context.account.id, by: context.staff.member, in: transaction)
            } again: { error in
                giveRolePage(form.adding(error, to: Self.field(of: error), context.words), context)
            }
        }
        let held = person.then { try Self.held($0) }
        routes.get(MembersPaths.takeRole, as: held) { context in
            .page(try await takeRolePage(Form("members.take-role", [Self.reason]), context))
        }
        routes.post(MembersPaths.takeRole, as: held) { context in
            let form = Form("members.take-role", [Self.reason]).reading(context.form)
            let (grant, member, reason) = (context.grant.id, context.person.staff.member, form.optionalText("reason"))
            let page = try await takeRolePage(form, context)
            guard form.isValid else { return .page(page, status: .unprocessableContent) }
            let refused = { (error: MembersError) in page.saying(Notice(.warning, context.words(error.key))) }
            return try await changing(context.person, said: "role-ended") { transaction in
                try GrantWorkflow.take(grant, by: member, reason: reason, in: transaction)
            } again: {
                refused($0)
            }
        }
    }

    private func addClosingRoutes(as person: Authoriser<PersonContext>, to routes: inout RouteTable) {
        let close = Change(
            form: Form("members.close", [Self.reason]),
            title: "members.close.title",
            text: "members.close.text",
            path: MembersPaths.close,
            said: "closed"
        )
        addRoutes(of: close, as: person, to: &routes) {
            try GrantWorkflow.deactivate($0.account.id, by: $0.staff.member, reason: $1, in: $2)
        }
        let reopen = Change(
            form: Form("members.reopen", [Self.reason]),
            title: "members.reopen.title",
            text: "members.reopen.text",
            path: MembersPaths.reopen,
            said: "reopened"
        )
        addRoutes(of: reopen, as: person, to: &routes) {
            try GrantWorkflow.reactivate($0.account.id, by: $0.staff.member, in: $0.alliance.id, $2)
        }
        let reset = Change(
            form: Form("members.reset-factor", [Self.reason]),
            title: "members.reset-factor.title",
            text: "members.reset-factor.text",
            path: MembersPaths.resetFactor,
            said: "factor"
        )
        let workflow = secondFactor
        addRoutes(of: reset, as: person, to: &routes) {
            try workflow.end(of: $0.account.id, by: $0.staff.member, reason: $1 ?? "", in: $2)
        }
    }

    /// The page that asks for a reason, and the change that it is for.
    private func addRoutes(
        of change: Change,
        as person: Authoriser<PersonContext>,
        to routes: inout RouteTable,
        _ make: @escaping @Sendable (PersonContext, String?, Transaction) throws -> Void
    ) {
        routes.get(change.path, as: person) { context in
            .page(changePage(change, change.form, context))
        }
        routes.post(change.path, as: person) { context in
            let form = change.form.reading(context.form)
            guard form.isValid else {
                return .page(changePage(change, form, context), status: .unprocessableContent)
            }
            return try await changing(context, said: change.said) { transaction in
                try make(context, form.optionalText("reason"), transaction)
            } again: { error in
                changePage(change, form, context).saying(Notice(.warning, context.words(error.key)))
            }
        }
    }

    private func addPersonAbsenceRoutes(as person: Authoriser<PersonContext>, to routes: inout RouteTable) {
        routes.get(MembersPaths.personAbsence, as: person) { context in
            .page(personAbsencePage(absenceForm(try await colleagues(of: context.account.id)), context))
        }
        routes.post(MembersPaths.personAbsence, as: person) { context in
            let form = absenceForm(try await colleagues(of: context.account.id))?.reading(context.form)
            guard let form else { return .page(personAbsencePage(nil, context), status: .unprocessableContent) }
            let target = personLink(context) + "?said=absence"
            switch try await enter(form, for: context.account.id, by: context.staff.member, context, target) {
            case .done(let target): return .redirect(target)
            case .again(let form): return .page(personAbsencePage(form, context), status: .unprocessableContent)
            }
        }
        routes.get(MembersPaths.personAbsenceEnd, as: person) { context in
            let absence = try await absence(context.visitor, of: context.account.id)
            let words = context.words
            let values = ["account": context.account.id.text, "absence": absence.id.text]
            let view = Form("members.absence-end", []).view(
                for: context,
                action: context.link(MembersPaths.personAbsenceEnd, values),
                cancel: personLink(context)
            )
            let page = TextPage([period(absence.period, words)], form: view)
            return .page(page.page(words("members.absence-end.title"), breadcrumb: personCrumbs(context)))
        }
        routes.post(MembersPaths.personAbsenceEnd, as: person) { context in
            let absence = try await absence(context.visitor, of: context.account.id)
            return try await changing(context, said: "absence-ended") { transaction in
                try AbsenceWorkflow.cancel(absence.id, by: context.staff.member, in: transaction)
            } again: { error in
                TextPage([context.words(error.key)]).page(context.words("members.absence-end.title"))
            }
        }
    }

    /// Runs a change once and goes back to the person; what stands against it is said on the form's page.
    private func changing(
        _ context: PersonContext,
        said: String,
        _ change: @escaping @Sendable (Transaction) throws -> Void,
        again: (MembersError) -> Page
    ) async throws -> Reply {
        let target = personLink(context) + "?said=\(said)"
        let once = context.once
        do {
            return .redirect(
                try await store.write(as: context.actor) { transaction in
                    try transaction.once(once) {
                        try change(transaction)
                        return target
                    }
                }
            )
        } catch let error as MembersError {
            return .page(again(error), status: .conflict)
        }
    }
}
