package import LotseCore

/// An invitation by link to take on a role ("Einladung"): for seven days, once.
package struct Invitation: Hashable, Sendable {
    package static let validDays: Int64 = 7

    package let id: Identifier<Invitation>
    package let mail: MailAddress
    package let name: String
    package let language: Language
    package let grant: Grant
    /// Nil where the console or the demo region invited.
    package let invitedBy: Identifier<Account>?
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    package let acceptedAt: Timestamp?
    package let withdrawnAt: Timestamp?

    /// Words for readers live under `members.invitation-state.<raw value>`.
    package enum State: String, Sendable, CaseIterable {
        case open
        case accepted
        case withdrawn
        case expired
    }

    package func state(at now: Timestamp) -> State {
        if acceptedAt != nil { return .accepted }
        if withdrawnAt != nil { return .withdrawn }
        return now < expiresAt ? .open : .expired
    }
}

/// Whom somebody invites to what.
package struct InvitationDraft: Sendable, Equatable {
    package let mail: MailAddress
    package let name: String
    package let language: Language
    package let grant: Grant

    package init(mail: MailAddress, name: String, language: Language, grant: Grant) {
        self.mail = mail
        self.name = name
        self.language = language
        self.grant = grant
    }
}
