package import LotseCore

/// Who may give or take a role, and what a role must name.
package enum GrantRule {
    /// Roles of one organisation's staff: a grant of them names the organisation.
    package static let organisationRoles: Set<Role> = [.adviser, .teamLead, .partnerOfficer]
    /// Roles that count only once a second factor is set up.
    package static let secondFactorRoles: Set<Role> = [.allianceAdmin, .operator]
    /// Roles that can be granted at all; a visitor is somebody without any.
    package static let grantableRoles = Role.allCases.filter { $0 != .visitor }

    /// Whether the grant names what its role needs: the operator no alliance, staff an organisation.
    package static func isWellFormed(_ grant: Grant) -> Bool {
        switch grant.role {
        case .visitor: false
        case .operator: grant.alliance == nil && grant.organisation == nil
        default:
            grant.alliance != nil && (grant.organisation != nil || !organisationRoles.contains(grant.role))
        }
    }

    /// Whether somebody may change who holds a role.
    ///
    /// An alliance's admins look after the roles of their own alliance, the operator after all; only an operator
    /// makes another one.
    package static func permission(of member: Member, toChange grant: Grant) -> Permission {
        if member.grants.contains(where: { $0.role == .operator }) { return .allowed }
        guard let alliance = grant.alliance else { return .denied(.wrongRole) }
        if member.roles(in: alliance).contains(.allianceAdmin) { return .allowed }
        return .denied(member.grants.contains { $0.role == .allianceAdmin } ? .otherAlliance : .wrongRole)
    }

    /// Whether somebody may close an account: only where they may take away every role that it holds.
    package static func permission(of member: Member, toClose grants: [Grant]) -> Permission {
        for grant in grants {
            let permission = permission(of: member, toChange: grant)
            if case .denied = permission { return permission }
        }
        let administers = member.grants.contains { secondFactorRoles.contains($0.role) }
        return administers ? .allowed : .denied(.wrongRole)
    }

    /// Whether somebody may see the staff and the sign-in log of an alliance.
    package static func permission(of member: Member, toSeeStaffOf alliance: Identifier<Alliance>) -> Permission {
        let roles = member.roles(in: alliance)
        return roles.isDisjoint(with: [.allianceAdmin, .operator]) ? .denied(.wrongRole) : .allowed
    }
}
