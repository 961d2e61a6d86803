package import LotseCore

/// What this room answers where something cannot be done.
///
/// Words for readers live under `members.error.<key>`.
package enum MembersError: Error, Equatable, Sendable {
    case denied(Permission.Reason)
    /// There is no such record, or none that the member may know of.
    case unknown
    /// Nobody gives a role to themselves: four eyes see more than two.
    case ownAccount
    /// The alliance, or the installation, would have nobody left to look after it.
    case lastAdmin
    /// The role needs an organisation, or may not have one.
    case incompleteGrant
    /// The person holds the role already.
    case alreadyGranted
    case mailTaken
    /// The link was used, withdrawn, has run out or never was one; which of these, nobody learns.
    case unusableLink
    case password(PasswordRule.Objection)
    case wrongPassword
    case wrongCode
    case absence(AbsenceRule.Objection)
    /// The identity belongs to another account already.
    case identityTaken
    /// It is the only way in that the account has.
    case onlyWayIn
    /// Too many attempts: the next one counts from this moment on.
    case locked(until: Timestamp)

    /// The catalogue's key for the sentence that a person reads.
    package var key: String {
        switch self {
        case .denied(let reason): "denied.\(reason.rawValue)"
        case .unknown: "members.error.unknown"
        case .ownAccount: "members.error.own-account"
        case .lastAdmin: "members.error.last-admin"
        case .incompleteGrant: "members.error.incomplete-grant"
        case .alreadyGranted: "members.error.already-granted"
        case .mailTaken: "members.error.mail-taken"
        case .unusableLink: "members.error.unusable-link"
        case .password(let objection): "members.password.\(objection.rawValue)"
        case .wrongPassword: "members.error.wrong-password"
        case .wrongCode: "members.error.wrong-code"
        case .absence(let objection): "members.absence.\(objection.rawValue)"
        case .identityTaken: "members.error.identity-taken"
        case .onlyWayIn: "members.error.only-way-in"
        case .locked: "members.error.locked"
        }
    }
}
