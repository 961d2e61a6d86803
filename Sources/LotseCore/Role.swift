/// What somebody may be in an alliance.
///
/// The raw value is stored; names live under `role.<raw value>`.
package enum Role: String, CaseIterable, Sendable, Codable {
    /// Nobody signed in.
    case visitor
    /// A person of a household, with an account or a secret link ("Klientin, Klient").
    case client
    /// Advises households of one organisation ("Beraterin, Lotse").
    case adviser
    /// Distributes the cases of one organisation and stands in ("Teamleitung").
    case teamLead = "team-lead"
    /// Answers referrals for one partner organisation ("Sachbearbeitung beim Partner").
    case partnerOfficer = "partner-officer"
    /// Looks after the alliance's network, agreements and territory ("Netzwerkmanagement").
    case networkManager = "network-manager"
    /// Reads everything that proves something, writes nothing ("Prüfung").
    case auditor
    /// Administers accounts and settings of one alliance.
    case allianceAdmin = "alliance-admin"
    /// Runs the installation; sees no case.
    case `operator`

    /// The roles that work with households and so see case files of their own organisation.
    package static let caseworkers: Set<Role> = [.adviser, .teamLead]
}
