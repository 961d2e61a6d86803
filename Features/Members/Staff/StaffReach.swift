import LotseCore
import LotseData
import LotseWeb

/// Whose accounts a member of an alliance's staff may look at.
///
/// Admins see everybody who holds or held a role in the alliance; team leads their own organisation's people, whose
/// absences they enter.
struct StaffReach: Sendable {
    /// Who has the page at all.
    static let readers: Set<Role> = [.allianceAdmin, .operator, .teamLead]
    /// Who also invites, gives roles and closes accounts.
    static let managers: Set<Role> = [.allianceAdmin, .operator]

    let isManager: Bool
    private let organisations: Set<Identifier<Organisation>>

    init(_ context: StaffContext) {
        isManager = !context.roles.isDisjoint(with: Self.managers)
        organisations = context.organisations(as: [.teamLead])
    }

    /// Of somebody's roles in the alliance, those that may be seen; an account with none does not exist.
    func visible(_ grants: [RoleGrant]) -> [RoleGrant] {
        guard !isManager else { return grants }
        return grants.filter { held in held.isCurrent && held.grant.organisation.map(organisations.contains) ?? false }
    }
}

/// Somebody's account as a member of the staff opened it.
struct PersonContext: PageContext {
    let staff: StaffContext
    let account: MemberAccount
    /// The roles in this alliance that may be seen, ended ones too.
    let grants: [RoleGrant]
    let isManager: Bool

    var visitor: VisitorContext { staff.visitor }
    var alliance: AllianceProfile { staff.alliance }
    var current: [RoleGrant] { grants.filter(\.isCurrent) }
}

extension MembersFeature {
    /// Opens the account that the path names; throws unless it may be seen.
    func person(_ staff: StaffContext) async throws -> PersonContext {
        let id = try staff.visitor.identifier("account", of: Account.self)
        let found = try await store.read { reader in
            (
                account: try AccountStore.fetch(id, reader),
                grants: try GrantStore.list(of: id, in: staff.alliance.id, reader)
            )
        }
        let reach = StaffReach(staff)
        let grants = reach.visible(found.grants)
        guard let account = found.account, !grants.isEmpty else { throw PageError.notFound }
        return PersonContext(staff: staff, account: account, grants: grants, isManager: reach.isManager)
    }
}
