/// An answer to "may I?", with the reason where the answer is no.
package enum Permission: Equatable, Sendable {
    case allowed
    case denied(Reason)

    /// Why not.
    ///
    /// Names for readers live under `denied.<raw value>`.
    package enum Reason: String, Sendable, CaseIterable {
        case signedOut = "signed-out"
        case wrongRole = "wrong-role"
        case otherAlliance = "other-alliance"
        case otherOrganisation = "other-organisation"
        case noConsent = "no-consent"
        case wrongState = "wrong-state"
        case ended
    }

    package var isAllowed: Bool { self == .allowed }
}

/// Somebody who is signed in, with everything that says what they may do.
package struct Member: Sendable, Equatable {
    package let account: Identifier<Account>
    package let name: String
    package let grants: [Grant]

    package init(account: Identifier<Account>, name: String, grants: [Grant]) {
        self.account = account
        self.name = name
        self.grants = grants
    }

    /// The roles held in an alliance, an operator's among them.
    package func roles(in alliance: Identifier<Alliance>) -> Set<Role> {
        Set(grants.filter { $0.alliance == alliance || $0.alliance == nil }.map(\.role))
    }

    /// The organisations for which a role is held in an alliance.
    package func organisations(as roles: Set<Role>, in alliance: Identifier<Alliance>) -> Set<Identifier<Organisation>>
    {
        Set(grants.filter { roles.contains($0.role) && $0.alliance == alliance }.compactMap(\.organisation))
    }
}

/// One role of one account: for an organisation, in an alliance.
package struct Grant: Sendable, Equatable, Hashable {
    package let role: Role
    /// Nil only for the operator of the installation.
    package let alliance: Identifier<Alliance>?
    package let organisation: Identifier<Organisation>?

    package init(role: Role, alliance: Identifier<Alliance>?, organisation: Identifier<Organisation>?) {
        self.role = role
        self.alliance = alliance
        self.organisation = organisation
    }
}

/// Tags of identifiers that several rooms name.
package enum Account {}
package enum Alliance {}
package enum Organisation {}
package enum CaseFile {}
