package import LotseCore

/// A firm's membership in an association ("Mitgliedsbetrieb").
///
/// It takes no part in an alliance by that: it sees who agreed to be shown to the association's members.
package struct AssociationMembership: Hashable, Sendable {
    package let id: Identifier<AssociationMembership>
    package let association: Identifier<Organisation>
    package let member: Identifier<Organisation>
    package let memberName: String
    /// From the day of joining through the last day before leaving.
    package var period: Period
    package var version: Int

    package init(
        id: Identifier<AssociationMembership>,
        association: Identifier<Organisation>,
        member: Identifier<Organisation>,
        memberName: String = "",
        period: Period,
        version: Int = 1
    ) {
        self.id = id
        self.association = association
        self.member = member
        self.memberName = memberName
        self.period = period
        self.version = version
    }
}
