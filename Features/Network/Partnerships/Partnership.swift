package import LotseCore

/// An organisation's part in an alliance, in one role, from when to when ("Partnerschaft").
package struct Partnership: Hashable, Sendable {
    package let id: Identifier<Partnership>
    package let alliance: Identifier<Alliance>
    package let organisation: Identifier<Organisation>
    package var role: Role
    /// From the day of joining through the last day before leaving.
    package var period: Period
    /// The paper on which it rests; nil where none is known.
    package var agreement: Identifier<Agreement>?
    package var version: Int

    /// Names for readers live under `network.partnership-role.<raw value>`.
    package enum Role: String, CaseIterable, Sendable, Codable {
        /// ("Kooperationspartner")
        case partner
        /// ("Unterstützer")
        case supporter
        /// Runs the office ("Koordination").
        case coordinator
        /// ("Fördermittelgeber")
        case funder
    }

    package init(
        id: Identifier<Partnership>,
        alliance: Identifier<Alliance>,
        organisation: Identifier<Organisation>,
        role: Role,
        period: Period,
        agreement: Identifier<Agreement>? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.alliance = alliance
        self.organisation = organisation
        self.role = role
        self.period = period
        self.agreement = agreement
        self.version = version
    }
}
