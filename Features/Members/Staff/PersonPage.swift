import LotseCore
import LotseData
import LotseWeb

/// One person of the staff as admins and team leads see them.
struct PersonPage: Sendable {
    let details: SummaryList
    let roles: Table
    let giveRolePath: String?
    let absences: Table
    let absencePath: String?
    let actions: [Link]
}

/// A role of somebody that can be ended.
struct HeldRoleContext: PageContext {
    let person: PersonContext
    let grant: RoleGrant
    var visitor: VisitorContext { person.visitor }
}

extension MembersFeature {
    func personPage(_ context: PersonContext) async throws -> Page {
        let (words, account, today) = (context.words, context.account, context.today)
        let (absences, names) = try await store.read { reader in
            let absences = try AbsenceStore.list(of: account.id, from: today, reader)
            let people =
                absences.map(\.standIn) + context.grants.flatMap { [$0.grantedBy, $0.revokedBy] }.compactMap(\.self)
            return (absences, try AccountStore.names(Set(people), reader))
        }
        let organisations = try await organisationNames(Set(context.grants.compactMap(\.grant.organisation)))
        let page = PersonPage(
            details: SummaryList([
                .init(words("members.account.mail"), account.mail.text),
                .init(words("members.account.language"), account.language.ownName),
                .init(words("members.factor.name"), factorState(account, context.grants, words).text),
                .init(words("members.staff.column.state"), state(account, words)),
            ]),
            roles: roleTable(context, organisations, names),
            giveRolePath: context.isManager && account.isActive ? personLink(context, MembersPaths.giveRole) : nil,
            absences: absenceTable(absences, names, context),
            absencePath: account.isActive ? personLink(context, MembersPaths.personAbsence) : nil,
            actions: actions(context)
        )
        return Page(
            account.name,
            template: "members.person",
            content: page,
            breadcrumb: [staffCrumb(context)]
        )
    }

    private func state(_ account: MemberAccount, _ words: Words) -> String {
        account.deactivatedAt.map { words("members.person.closed", ["day": words.day(Berlin.day(at: $0))]) }
            ?? words("members.person.active")
    }

    private func roleTable(
        _ context: PersonContext,
        _ organisations: [Identifier<Organisation>: String],
        _ names: [Identifier<Account>: String]
    ) -> Table {
        let words = context.words
        let said = { (moment: Timestamp, account: Identifier<Account>?) -> String in
            let name = account.flatMap { names[$0] } ?? words("members.person.console")
            return words("members.person.by", ["day": words.day(Berlin.day(at: moment)), "name": name])
        }
        let rows = context.grants.sorted { ($0.isCurrent ? 0 : 1, $0.grantedAt) < ($1.isCurrent ? 0 : 1, $1.grantedAt) }
            .map { held -> [Table.Cell] in
                let role = self.role(held.grant, organisations, words)
                let values = ["account": context.account.id.text, "grant": held.id.text]
                let canEnd = context.isManager && held.isCurrent
                return [
                    canEnd ? .link(role, context.link(MembersPaths.takeRole, values)) : .text(role),
                    .text(said(held.grantedAt, held.grantedBy)),
                    held.revokedAt.map { .text(said($0, held.revokedBy)) }
                        ?? .tag(Tag(.good, words("members.person.current"))),
                ]
            }
        return Table(
            words("members.person.roles"),
            columns: ["role", "given", "ended"].map { .text(words("members.person.column.\($0)")) },
            rows: rows,
            emptyText: words("members.account.no-roles")
        )
    }

    private func absenceTable(
        _ absences: [Absence],
        _ names: [Identifier<Account>: String],
        _ context: PersonContext
    ) -> Table {
        let words = context.words
        return Table(
            words("members.person.absences"),
            columns: [.text(words("members.absence-list.days")), .text(words("members.absence-list.stand-in"))],
            rows: absences.map { absence in
                let values = ["account": context.account.id.text, "absence": absence.id.text]
                return [
                    .link(period(absence.period, words), context.link(MembersPaths.personAbsenceEnd, values)),
                    .text(names[absence.standIn] ?? ""),
                ]
            },
            emptyText: words("members.absence-list.none")
        )
    }

    private func actions(_ context: PersonContext) -> [Link] {
        guard context.isManager else { return [] }
        let words = context.words
        guard context.account.isActive else {
            return [Link(words("members.reopen.title"), personLink(context, MembersPaths.reopen))]
        }
        let reset = Link(words("members.reset-factor.title"), personLink(context, MembersPaths.resetFactor))
        let close = Link(words("members.close.title"), personLink(context, MembersPaths.close))
        return (context.account.hasSecondFactor ? [reset] : []) + [close]
    }
}

/// Forms about a person and the pages around them.
extension MembersFeature {
    func personLink(_ context: PersonContext, _ path: Path = MembersPaths.person) -> String {
        context.link(path, ["account": context.account.id.text])
    }

    func personCrumbs(_ context: PersonContext) -> [Crumb] {
        [staffCrumb(context), Crumb(context.account.name, personLink(context))]
    }

    static func held(_ person: PersonContext) throws -> HeldRoleContext {
        let id = try person.visitor.identifier("grant", of: RoleGrant.self)
        guard let grant = person.current.first(where: { $0.id == id }) else { throw PageError.notFound }
        return HeldRoleContext(person: person, grant: grant)
    }

    func giveRoleForm(_ organisations: [OrganisationProfile], _ context: PersonContext) -> Form {
        Form(
            "members.give-role",
            [
                .required("role", .choice(roleOptions(context.words))),
                Field("organisation", .selection(organisationOptions(organisations, context.words))),
            ]
        )
    }

    func giveRolePage(_ form: Form, _ context: PersonContext) -> Page {
        let view = form.view(
            for: context,
            action: personLink(context, MembersPaths.giveRole),
            cancel: personLink(context)
        )
        return TextPage(form: view).page(context.words("members.give-role.title"), breadcrumb: personCrumbs(context))
    }

    func takeRolePage(_ form: Form, _ context: HeldRoleContext) async throws -> Page {
        let organisations = try await organisationNames(Set([context.grant.grant.organisation].compactMap(\.self)))
        let values = ["account": context.person.account.id.text, "grant": context.grant.id.text]
        let view = form.view(
            for: context,
            action: context.link(MembersPaths.takeRole, values),
            cancel: personLink(context.person)
        )
        let role = self.role(context.grant.grant, organisations, context.words)
        let text = context.words("members.take-role.text", ["role": role, "name": context.person.account.name])
        return TextPage([text], form: view)
            .page(context.words("members.take-role.title"), breadcrumb: personCrumbs(context.person))
    }

    func changePage(_ change: Change, _ form: Form, _ context: PersonContext) -> Page {
        let view = form.view(for: context, action: personLink(context, change.path), cancel: personLink(context))
        return TextPage([context.words(change.text, ["name": context.account.name])], form: view)
            .page(context.words(change.title), breadcrumb: personCrumbs(context))
    }

    func personAbsencePage(_ form: Form?, _ context: PersonContext) -> Page {
        let (words, path) = (context.words, MembersPaths.personAbsence)
        guard let form else {
            return TextPage([words("members.absence-form.alone")])
                .page(words("members.absence-form.title"), breadcrumb: personCrumbs(context))
        }
        let view = form.view(for: context, action: personLink(context, path), cancel: personLink(context))
        return TextPage([words("members.absence-form.text")], form: view)
            .page(words("members.absence-form.title"), breadcrumb: personCrumbs(context))
    }

    func notice(_ context: PersonContext) -> Notice? {
        let said = ["role-given", "role-ended", "closed", "reopened", "factor", "absence", "absence-ended"]
        guard let key = said.first(where: { $0 == context.query["said"] }) else { return nil }
        return Notice(.success, context.words("members.person.said.\(key)"))
    }
}
