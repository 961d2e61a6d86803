import LotseCore

/// Who gets a concern, who may see it, what may be done with it, and when it is forgotten.
enum ConcernRule {
    /// Whoever looks after the network, administers the alliance or works where concerns are routed to.
    static let readers: Set<Role> = overseers.union(addressees)
    /// Roles that see all concerns of their alliance.
    static let overseers: Set<Role> = [.networkManager, .allianceAdmin]

    /// Roles that see the concerns routed to their own organisation.
    static let addressees: Set<Role> = [.teamLead, .partnerOfficer]

    /// The one body that is responsible; the office where there is a gap, a double, or no topic or place to ask for.
    static func recipient(for answer: ResponsibilityAnswer?, office: Identifier<Organisation>?) -> Concern.Recipient {
        guard case .one(let body) = answer, body.organisation != office else { return .office }
        return .organisation(body.organisation, name: body.name)
    }

    /// Whether somebody may see a concern of their alliance and work with it.
    ///
    /// - Parameters:
    ///   - recipient: whom the concern was routed to.
    ///   - roles: held in the alliance.
    ///   - own: the organisations that the member works for there as one of the `addressees`.
    ///   - office: the organisation that is the alliance's office.
    /// - Returns: allowed, or why not.
    static func reading(
        _ recipient: Concern.Recipient,
        as roles: Set<Role>,
        workingFor own: Set<Identifier<Organisation>>,
        office: Identifier<Organisation>?
    ) -> Permission {
        if !roles.isDisjoint(with: overseers) { return .allowed }
        guard !roles.isDisjoint(with: addressees) else { return .denied(.wrongRole) }
        guard let organisation = recipient.organisation ?? office, own.contains(organisation) else {
            return .denied(.otherOrganisation)
        }
        return .allowed
    }

    /// Whether a concern can still be taken, answered, passed on or set aside.
    static func working(in status: Concern.Status) -> Permission {
        status.isOpen ? .allowed : .denied(.wrongState)
    }

    /// Answered ones are forgotten six months after the answer, those set aside after thirty days.
    static func isForgotten(_ status: Concern.Status, settledAt: Timestamp, on day: Day) -> Bool {
        let settledOn = Berlin.day(at: settledAt)
        return switch status {
        case .answered: settledOn.adding(months: 6) <= day
        case .setAside: settledOn.adding(days: 30) <= day
        case .new, .taken: false
        }
    }
}
