import LotseCore
import LotseData
import LotseWeb

/// Who works for an alliance, and who is invited to.
struct StaffPage: Sendable {
    let invitePath: String?
    let staff: Table
    let invitations: Table?
    let hasFormer: Bool
    let former: Table
}

/// What the page is made of, read in one go.
private struct StaffFacts: Sendable {
    let accounts: [MemberAccount]
    let grants: [Identifier<Account>: [RoleGrant]]
    let lastSignIns: [Identifier<Account>: Timestamp]
    let standIns: StandIns
    let standInNames: [Identifier<Account>: String]
    let invitations: [Invitation]
}

extension MembersFeature {
    func staffPage(_ context: StaffContext) async throws -> Page {
        let (words, reach) = (context.words, StaffReach(context))
        let facts = try await staffFacts(context)
        let organisations = try await network.organisations(of: context.alliance.id, on: context.today)
        let names = Dictionary(organisations.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let visible = facts.accounts.compactMap { account -> (MemberAccount, [RoleGrant])? in
            let grants = reach.visible(facts.grants[account.id] ?? [])
            return grants.isEmpty ? nil : (account, grants)
        }
        let present = visible.filter { account, grants in account.isActive && grants.contains(where: \.isCurrent) }
        let former = visible.filter { account, grants in !account.isActive || !grants.contains(where: \.isCurrent) }
        let page = StaffPage(
            invitePath: reach.isManager ? context.link(MembersPaths.invite) : nil,
            staff: Table(
                words("members.staff.table"),
                columns: ["name", "roles", "presence", "factor", "last"].map {
                    .text(words("members.staff.column.\($0)"))
                },
                rows: present.map { account, grants in row(account, grants, facts, names, context) },
                emptyText: words("members.staff.empty")
            ),
            invitations: reach.isManager ? invitationTable(facts.invitations, names, context) : nil,
            hasFormer: !former.isEmpty,
            former: formerTable(former.map(\.0), context)
        )
        var result = Page(words("members.staff.title"), template: "members.staff", content: page)
        result.isWide = true
        return result
    }

    private func staffFacts(_ context: StaffContext) async throws -> StaffFacts {
        let (alliance, today) = (context.alliance.id, context.today)
        return try await store.read { reader in
            let absences = try AbsenceStore.list(on: today, reader)
            return StaffFacts(
                accounts: try AccountStore.list(everIn: alliance, reader),
                grants: Dictionary(grouping: try GrantStore.list(in: alliance, reader), by: \.account),
                lastSignIns: try SignInEventStore.lastSignIns(in: alliance, reader),
                standIns: StandIns(absences, on: today),
                standInNames: try AccountStore.names(Set(absences.map(\.standIn)), reader),
                invitations: try InvitationStore.pending(in: alliance, reader)
            )
        }
    }

    private func row(
        _ account: MemberAccount,
        _ grants: [RoleGrant],
        _ facts: StaffFacts,
        _ organisations: [Identifier<Organisation>: String],
        _ context: StaffContext
    ) -> [Table.Cell] {
        let words = context.words
        let roles = grants.filter(\.isCurrent).map { role($0.grant, organisations, words) }.joined(separator: "; ")
        let presence: Table.Cell =
            facts.standIns[account.id].map { standIn in
                let name = facts.standInNames[standIn] ?? ""
                return .tag(Tag(.waiting, words("members.staff.away", ["name": name])))
            } ?? .text(words("members.staff.present"))
        let factor = factorState(account, grants, words)
        let last = facts.lastSignIns[account.id].map(words.moment) ?? words("members.staff.never")
        return [
            .link(account.name, context.link(MembersPaths.person, ["account": account.id.text])), .text(roles),
            presence, .tag(Tag(factor.kind, factor.text)), .text(last),
        ]
    }

    /// A role with its organisation, in a few words.
    func role(_ grant: Grant, _ organisations: [Identifier<Organisation>: String], _ words: Words) -> String {
        let role = words("role.\(grant.role.rawValue)")
        return grant.organisation.flatMap { organisations[$0] }.map { "\(role), \($0)" } ?? role
    }

    /// How the second factor stands, as a sign and as a word.
    func factorState(_ account: MemberAccount, _ grants: [RoleGrant], _ words: Words) -> (kind: Tag.Kind, text: String)
    {
        if account.hasSecondFactor { return (.good, words("members.staff.factor.on")) }
        let isNeeded = grants.contains { $0.isCurrent && GrantRule.secondFactorRoles.contains($0.grant.role) }
        return isNeeded
            ? (.warning, words("members.staff.factor.missing")) : (.neutral, words("members.staff.factor.off"))
    }

    private func invitationTable(
        _ invitations: [Invitation],
        _ organisations: [Identifier<Organisation>: String],
        _ context: StaffContext
    ) -> Table {
        let words = context.words
        return Table(
            words("members.staff.invitations"),
            columns: ["invited", "mail", "roles", "until"].map { .text(words("members.staff.column.\($0)")) },
            rows: invitations.map { invitation in
                let isOpen = invitation.state(at: context.now) == .open
                return [
                    .link(
                        invitation.name,
                        context.link(MembersPaths.withdraw, ["invitation": invitation.id.text])
                    ),
                    .text(invitation.mail.text), .text(role(invitation.grant, organisations, words)),
                    isOpen
                        ? .text(words.moment(invitation.expiresAt))
                        : .tag(Tag(.warning, words("members.staff.invitation-expired"))),
                ]
            },
            emptyText: words("members.staff.no-invitations")
        )
    }

    private func formerTable(_ accounts: [MemberAccount], _ context: StaffContext) -> Table {
        let words = context.words
        return Table(
            words("members.staff.former"),
            columns: ["name", "state"].map { .text(words("members.staff.column.\($0)")) },
            rows: accounts.map { account in
                [
                    .link(account.name, context.link(MembersPaths.person, ["account": account.id.text])),
                    .text(words(account.isActive ? "members.staff.no-role" : "members.staff.closed")),
                ]
            },
            emptyText: ""
        )
    }
}
