import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The own absences.
extension MembersFeature {
    func addAbsenceRoutes(to routes: inout RouteTable) {
        routes.get(MembersPaths.absence, as: .member) { context in
            .page(absencePage(absenceForm(try await colleagues(of: context.member.account)), context))
        }
        routes.post(MembersPaths.absence, as: .member) { context in
            let form = absenceForm(try await colleagues(of: context.member.account))?.reading(context.form)
            guard let form else { return .page(absencePage(nil, context), status: .unprocessableContent) }
            let target = context.link(FloorPaths.account) + "?said=absence"
            let outcome = try await enter(form, for: context.member.account, by: context.member, context, target)
            switch outcome {
            case .done(let target): return .redirect(target)
            case .again(let form): return .page(absencePage(form, context), status: .unprocessableContent)
            }
        }
        routes.get(MembersPaths.absenceEnd, as: .member) { context in
            let absence = try await absence(context.visitor, of: context.member.account)
            let words = context.words
            let text = [period(absence.period, words)]
            let view = Form("members.absence-end", []).view(
                for: context,
                action: context.link(MembersPaths.absenceEnd, ["absence": absence.id.text]),
                cancel: context.link(FloorPaths.account)
            )
            let page = TextPage(text, form: view)
            return .page(page.page(words("members.absence-end.title"), breadcrumb: [accountCrumb(context)]))
        }
        routes.post(MembersPaths.absenceEnd, as: .member) { context in
            let absence = try await absence(context.visitor, of: context.member.account)
            try await store.write(as: context.actor) { transaction in
                try AbsenceWorkflow.cancel(absence.id, by: context.member, in: transaction)
            }
            return .redirect(context.link(FloorPaths.account) + "?said=absence-ended")
        }
    }

    private func absencePage(_ form: Form?, _ context: MemberContext) -> Page {
        let words = context.words
        let title = words("members.absence-form.title")
        guard let form else {
            return TextPage([words("members.absence-form.alone")]).page(title, breadcrumb: [accountCrumb(context)])
        }
        let text = [words("members.absence-form.text")]
        return accountForm(form, title, MembersPaths.absence, context, text: text)
    }
}

/// What the own page and the page of the staff share.
extension MembersFeature {
    /// How sending the form of an absence ends.
    enum AbsenceOutcome {
        case done(String)
        case again(Form)
    }

    /// Nil where there is nobody who could stand in.
    func absenceForm(_ colleagues: [StaffMember]) -> Form? {
        guard !colleagues.isEmpty else { return nil }
        return Form(
            "members.absence-form",
            [
                .required("from", .day), .required("to", .day),
                .required("stand-in", .selection(colleagues.map { Field.Option($0.account.text, $0.name) })),
            ]
        )
    }

    func enter(
        _ form: Form,
        for account: Identifier<Account>,
        by member: Member,
        _ context: some PageContext,
        _ target: String
    ) async throws -> AbsenceOutcome {
        guard form.isValid, let from = form.day("from"), let to = form.day("to"),
            let standIn = form.identifier("stand-in", of: Account.self)
        else { return .again(form) }
        guard let period = Period(from: from, through: to) else {
            return .again(form.adding(FormError("to", "members.absence.backwards")))
        }
        let once = context.once
        do {
            return .done(
                try await store.write(as: context.actor) { transaction in
                    try transaction.once(once) {
                        try AbsenceWorkflow.enter(account, away: period, standIn: standIn, by: member, in: transaction)
                        return target
                    }
                }
            )
        } catch let error as MembersError {
            let isAboutStandIn = [.absence(.ownStandIn), .absence(.strangeStandIn)].contains(error)
            return .again(form.adding(error, to: isAboutStandIn ? "stand-in" : "to", context.words))
        }
    }

    /// Everybody who works for one of the person's organisations or alliances too.
    func colleagues(of account: Identifier<Account>) async throws -> [StaffMember] {
        try await store.read { try StaffStore.colleagues(of: account, $0) }
    }

    /// An absence of the account that is not over; any other does not exist.
    func absence(_ visitor: VisitorContext, of account: Identifier<Account>) async throws -> Absence {
        let id = try visitor.identifier("absence", of: Absence.self)
        let absence = try await store.read { try AbsenceStore.fetch(id, $0) }
        guard let absence, absence.account == account else { throw PageError.notFound }
        return absence
    }
}
