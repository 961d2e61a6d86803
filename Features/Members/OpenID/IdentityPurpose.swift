package import LotseCore
import LotseData

/// Why somebody is sent to the provider.
package enum IdentityPurpose: Hashable, Sendable {
    case signIn
    /// To link the identity to the account that is signed in.
    case link(Identifier<Account>)
    /// To make an account from an invitation, with the identity as its way in.
    case acceptInvitation(Identifier<Invitation>)

    var name: String {
        switch self {
        case .signIn: "sign-in"
        case .link: "link"
        case .acceptInvitation: "accept-invitation"
        }
    }

    var account: Identifier<Account>? { if case .link(let account) = self { account } else { nil } }
    var invitation: Identifier<Invitation>? {
        if case .acceptInvitation(let invitation) = self { invitation } else { nil }
    }

    init(name: String, account: Identifier<Account>?, invitation: Identifier<Invitation>?) throws {
        switch (name, account, invitation) {
        case ("sign-in", nil, nil): self = .signIn
        case ("link", let account?, nil): self = .link(account)
        case ("accept-invitation", nil, let invitation?): self = .acceptInvitation(invitation)
        default: throw StoreError.unreadable(column: "purpose", wanted: "a purpose with its record")
        }
    }
}
