import LotseCore
import LotseData
import LotseWeb

/// Everything about the own account on one page.
struct AccountPage: Sendable {
    /// Said first where a role waits for a second factor.
    let urgent: Urgent?
    let details: SummaryList
    let roles: Table
    let absences: AbsenceSection
    let sessions: Table
    /// Ends all other sessions; nil where there are none.
    let endSessions: FormView?
    let alliances: [Link]

    struct Urgent: Sendable {
        let text: String
        let path: String
        let label: String
    }

    struct AbsenceSection: Sendable {
        let table: Table
        let enterPath: String
        let enterLabel: String
    }
}

/// What the page is made of, read in one go.
private struct AccountFacts: Sendable {
    let account: MemberAccount
    let grants: [RoleGrant]
    let factor: SecondFactorStore.State
    let absences: [Absence]
    let names: [Identifier<Account>: String]
    let isLinked: Bool
}

extension MembersFeature {
    func accountPage(_ context: MemberContext) async throws -> Page {
        let id = context.member.account
        let today = context.today
        let issuer = identities?.provider.issuer
        let facts = try await store.read { reader in
            let absences = try AbsenceStore.list(of: id, from: today, reader)
            return AccountFacts(
                account: try AccountStore.find(id, reader),
                grants: try GrantStore.current(of: id, reader),
                factor: try SecondFactorStore.state(of: id, reader),
                absences: absences,
                names: try AccountStore.names(Set(absences.map(\.standIn)), reader),
                isLinked: try issuer.map { try IdentityStore.isLinked(id, to: $0, reader) } ?? false
            )
        }
        let sessions = try await SessionStore(store).list(of: id)
        let profiles = try await alliances.alliances()
        let own = Set(facts.grants.compactMap(\.grant.alliance))
        let page = AccountPage(
            urgent: urgent(facts, context),
            details: details(facts, context),
            roles: try await roleTable(facts.grants, profiles, hasFactor: facts.account.hasSecondFactor, context),
            absences: absenceSection(facts, context),
            sessions: sessionTable(sessions, context),
            endSessions: sessions.count > 1
                ? Form("members.sessions", []).view(for: context, action: context.link(MembersPaths.sessions)) : nil,
            alliances: profiles.filter { own.contains($0.id) }.map { alliance in
                Link(alliance.name, home(of: context.member, in: alliance, context))
            }
        )
        return Page(context.words("members.account.title"), template: "members.account", content: page)
    }

    private func home(of member: Member, in alliance: AllianceProfile, _ context: MemberContext) -> String {
        let home = homes.first { !member.roles(in: alliance.id).isDisjoint(with: $0.roles) }
        return (home?.path ?? FloorPaths.allianceStart).link(context.language, alliance: alliance.slug)
    }

    private func urgent(_ facts: AccountFacts, _ context: MemberContext) -> AccountPage.Urgent? {
        let waits = facts.grants.contains { GrantRule.secondFactorRoles.contains($0.grant.role) }
        guard waits, !facts.account.hasSecondFactor else { return nil }
        return AccountPage.Urgent(
            text: context.words("members.account.factor-needed"),
            path: context.link(MembersPaths.secondFactor),
            label: context.words("members.factor.set-up")
        )
    }

    private func details(_ facts: AccountFacts, _ context: MemberContext) -> SummaryList {
        let words = context.words
        let account = facts.account
        let change = { (path: Path) in Link(words("members.account.change"), context.link(path)) }
        var rows: [SummaryList.Row] = [
            .init(words("members.account.name"), account.name, change: change(MembersPaths.details)),
            .init(words("members.account.language"), account.language.ownName, change: change(MembersPaths.details)),
            .init(words("members.account.mail"), account.mail.text, change: change(MembersPaths.mail)),
            .init(
                words("members.account.password"),
                words(account.hasPassword ? "members.account.password-set" : "members.account.password-none"),
                change: change(MembersPaths.password)
            ),
        ]
        let since = facts.factor.confirmedAt.map {
            words("members.factor.since", ["day": words.day(Berlin.day(at: $0))])
        }
        rows.append(
            .init(
                words("members.factor.name"),
                [
                    since ?? words("members.factor.none"),
                    since == nil ? "" : words("members.factor.codes-left", ["count": facts.factor.codesLeft]),
                ],
                change: change(MembersPaths.secondFactor)
            )
        )
        if let identities {
            let state = words(facts.isLinked ? "members.link-account.linked" : "members.link-account.unlinked")
            rows.append(.init(identities.provider.name, state, change: change(MembersPaths.link)))
        }
        return SummaryList(rows)
    }

    private func roleTable(
        _ grants: [RoleGrant],
        _ profiles: [AllianceProfile],
        hasFactor: Bool,
        _ context: MemberContext
    ) async throws -> Table {
        let words = context.words
        let organisations = try await organisationNames(Set(grants.compactMap(\.grant.organisation)))
        let rows = grants.map { held -> [Table.Cell] in
            let waits = GrantRule.secondFactorRoles.contains(held.grant.role) && !hasFactor
            return [
                .text(words("role.\(held.grant.role.rawValue)")),
                .text(profiles.first { $0.id == held.grant.alliance }?.name ?? words("members.site")),
                .text(held.grant.organisation.flatMap { organisations[$0] } ?? "–"),
                waits
                    ? .tag(Tag(.waiting, words("members.account.role-waits")))
                    : .text(words.day(Berlin.day(at: held.grantedAt))),
            ]
        }
        return Table(
            words("members.account.roles"),
            columns: [
                .text(words("members.account.role")), .text(words("members.account.alliance")),
                .text(words("members.account.organisation")), .text(words("members.account.since")),
            ],
            rows: rows,
            emptyText: words("members.account.no-roles")
        )
    }

    private func absenceSection(_ facts: AccountFacts, _ context: MemberContext) -> AccountPage.AbsenceSection {
        let words = context.words
        let rows = facts.absences.map { absence -> [Table.Cell] in
            [
                .link(
                    period(absence.period, words),
                    context.link(MembersPaths.absenceEnd, ["absence": absence.id.text])
                ),
                .text(facts.names[absence.standIn] ?? ""),
            ]
        }
        return AccountPage.AbsenceSection(
            table: Table(
                words("members.account.absences"),
                columns: [.text(words("members.absence-list.days")), .text(words("members.absence-list.stand-in"))],
                rows: rows,
                emptyText: words("members.absence-list.none")
            ),
            enterPath: context.link(MembersPaths.absence),
            enterLabel: words("members.absence-list.enter")
        )
    }

    func period(_ period: Period, _ words: Words) -> String {
        words(
            "members.absence-list.period",
            ["from": words.day(period.start), "to": words.day(period.end ?? period.start)]
        )
    }

    private func sessionTable(_ sessions: [Session], _ context: MemberContext) -> Table {
        let words = context.words
        return Table(
            words("members.account.sessions"),
            columns: [.text(words("members.account.session-start")), .text(words("members.account.session-seen"))],
            rows: sessions.map { session in
                [
                    .text(words.moment(session.startedAt)),
                    session == context.session
                        ? .tag(Tag(.good, words("members.account.session-this"))) : .text(words.moment(session.seenAt)),
                ]
            },
            emptyText: ""
        )
    }

    /// Names of organisations, asked one by one: a person works for one or two.
    func organisationNames(
        _ ids: Set<Identifier<Organisation>>
    ) async throws -> [Identifier<Organisation>: String] {
        var names: [Identifier<Organisation>: String] = [:]
        for id in ids.sorted() { names[id] = try await network.organisation(id)?.name }
        return names
    }
}
