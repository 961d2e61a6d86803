package import LotseCore

/// Who may use a route at all; whether the record of its path allows it comes after.
package enum Audience: Sendable, Hashable {
    case everyone
    /// Everybody who is signed in.
    case members
    /// Whoever holds one of the roles in the alliance of the path, or in the installation where the path has none.
    case roles(Set<Role>)

    package func admits(_ member: Member?, in alliance: Identifier<Alliance>?) -> Permission {
        switch self {
        case .everyone: return .allowed
        case .members: return member == nil ? .denied(.signedOut) : .allowed
        case .roles(let roles):
            guard let member else { return .denied(.signedOut) }
            guard let alliance else {
                let holdsOne = member.grants.contains { $0.alliance == nil && roles.contains($0.role) }
                return holdsOne ? .allowed : .denied(.otherAlliance)
            }
            return member.roles(in: alliance).isDisjoint(with: roles) ? .denied(.wrongRole) : .allowed
        }
    }
}
