package import LotseCore

/// Who takes on which topics where, from when to when ("Zuständigkeitsregel").
package struct ResponsibilityRule: Hashable, Sendable {
    package let id: Identifier<ResponsibilityRule>
    package let body: Body
    package let topics: Set<Topic>
    package let territory: Territory
    package var period: Period
    /// Set for a rule that was wrong from the start: it is kept to be seen, and counts on no day.
    package var withdrawal: Withdrawal?
    package var version: Int

    /// An organisation, or one unit of it.
    package struct Body: Hashable, Sendable {
        package let organisation: Identifier<Organisation>
        package let unit: Identifier<OrganisationUnit>?

        package init(organisation: Identifier<Organisation>, unit: Identifier<OrganisationUnit>? = nil) {
            self.organisation = organisation
            self.unit = unit
        }
    }

    /// A set of municipalities; only those in the alliance's territory count.
    package enum Territory: Hashable, Sendable {
        /// Wherever the alliance is.
        case alliance
        /// Every municipality of the district with this key of five digits.
        case district(String)
        case municipalities(Set<MunicipalityKey>)

        package func covers(_ municipality: MunicipalityKey) -> Bool {
            switch self {
            case .alliance: true
            case .district(let key): municipality.district == key
            case .municipalities(let keys): keys.contains(municipality)
            }
        }

        package var reach: Reach {
            switch self {
            case .alliance: .alliance
            case .district: .district
            case .municipalities: .municipalities
            }
        }
    }

    /// How near a rule is to a place: the nearer one wins.
    package enum Reach: String, CaseIterable, Sendable, Comparable {
        case alliance
        case district
        case municipalities

        package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .alliance: 0
            case .district: 1
            case .municipalities: 2
            }
        }
    }

    package struct Withdrawal: Hashable, Sendable {
        package let at: Timestamp
        package let reason: String

        package init(at: Timestamp, reason: String) {
            self.at = at
            self.reason = reason
        }
    }

    package init(
        id: Identifier<ResponsibilityRule>,
        body: Body,
        topics: Set<Topic>,
        territory: Territory,
        period: Period,
        withdrawal: Withdrawal? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.body = body
        self.topics = topics
        self.territory = territory
        self.period = period
        self.withdrawal = withdrawal
        self.version = version
    }
}
