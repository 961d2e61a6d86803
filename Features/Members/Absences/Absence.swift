package import LotseCore

/// Days on which somebody is away and another person stands in ("Abwesenheit, Vertretung").
package struct Absence: Hashable, Sendable {
    package let id: Identifier<Absence>
    package let account: Identifier<Account>
    package let standIn: Identifier<Account>
    /// Always with an end.
    package let period: Period

    package init(
        id: Identifier<Absence>,
        account: Identifier<Account>,
        standIn: Identifier<Account>,
        period: Period
    ) {
        self.id = id
        self.account = account
        self.standIn = standIn
        self.period = period
    }
}

/// What an absence must be.
package enum AbsenceRule {
    /// The longest that somebody can be entered as away in one go.
    package static let maximumDays = 366

    /// Why an absence is not taken.
    ///
    /// Words for readers live under `members.absence.<raw value>`.
    package enum Objection: String, Sendable, CaseIterable {
        case endless
        case tooLong = "too-long"
        case past
        /// Nobody stands in for themselves.
        case ownStandIn = "own-stand-in"
        /// The person is entered as away on some of these days already.
        case overlap
        /// The stand-in works for none of the person's organisations and could open none of the cases.
        case strangeStandIn = "strange-stand-in"
    }

    /// The first thing that stands against an absence; nil where it may be taken.
    ///
    /// - Parameters:
    ///   - absence: as wished.
    ///   - today: the day of the entry; the end must not lie before it.
    ///   - others: the person's other absences.
    ///   - grants: what the person holds.
    ///   - standInGrants: what the stand-in holds.
    /// - Returns: the objection.
    package static func objection(
        to absence: Absence,
        on today: Day,
        others: [Absence],
        grants: [Grant],
        standInGrants: [Grant]
    ) -> Objection? {
        guard let end = absence.period.end else { return .endless }
        if end < today { return .past }
        if absence.period.start.days(until: end) >= maximumDays { return .tooLong }
        if absence.standIn == absence.account { return .ownStandIn }
        if others.contains(where: { $0.id != absence.id && $0.period.overlaps(absence.period) }) { return .overlap }
        return areas(of: grants).isDisjoint(with: areas(of: standInGrants)) ? .strangeStandIn : nil
    }

    /// Whether somebody may enter or cancel the absence of an account: their own, that of their team, or as the
    /// alliance's admin.
    package static func permission(
        of member: Member,
        toEnterFor account: Identifier<Account>,
        holding grants: [Grant]
    ) -> Permission {
        if member.account == account { return .allowed }
        let isTheirs = grants.contains { grant in
            member.grants.contains { own in
                switch own.role {
                case .operator: true
                case .allianceAdmin: own.alliance == grant.alliance
                case .teamLead: own.alliance == grant.alliance && own.organisation == grant.organisation
                default: false
                }
            }
        }
        return isTheirs ? .allowed : .denied(.wrongRole)
    }

    /// Where somebody works: an organisation, or the whole alliance for roles without one.
    private static func areas(of grants: [Grant]) -> Set<Grant> {
        Set(grants.map { Grant(role: .visitor, alliance: $0.alliance, organisation: $0.organisation) })
    }
}

/// Who stands in for whom on one day.
package struct StandIns: Sendable {
    private let next: [Identifier<Account>: Identifier<Account>]

    /// - Parameters:
    ///   - absences: of everybody.
    ///   - day: the day that counts.
    package init(_ absences: [Absence], on day: Day) {
        let current = absences.filter { $0.period.contains(day) }
        next = Dictionary(current.map { ($0.account, $0.standIn) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nil while the person is there.
    ///
    /// Where the stand-in is away too, their own stand-in follows; where everybody in the chain is away, the one who
    /// was named first.
    package subscript(account: Identifier<Account>) -> Identifier<Account>? {
        guard let first = next[account] else { return nil }
        var seen: Set = [account]
        var present = first
        while let following = next[present] {
            guard seen.insert(present).inserted else { return first }
            present = following
        }
        return present == account ? first : present
    }
}
