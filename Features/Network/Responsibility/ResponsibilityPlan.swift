package import LotseCore

/// Everything that decides who is responsible in one alliance, for all days at once.
///
/// A value without clock or database: the answer for a place, a topic and a day follows from it alone, so a case of
/// last year gets last year's answer.
package struct ResponsibilityPlan: Sendable {
    /// Name and contact of each body that a rule names.
    package typealias Directory = [ResponsibilityRule.Body: OrganisationProfile]

    /// When each place belongs to the alliance, by the days on which its partnership runs.
    private let territory: [MunicipalityKey: [Period]]
    private let claims: [Topic: [DatedClaim]]

    /// One rule during one partnership of its organisation.
    private struct DatedClaim: Sendable {
        let territory: ResponsibilityRule.Territory
        let period: Period
        let claim: Claim
    }

    /// - Parameters:
    ///   - rules: the alliance's; withdrawn ones count on no day.
    ///   - partnerships: an organisation answers for something only while one of its partnerships runs.
    ///   - memberships: the places that the partnerships bring in.
    ///   - directory: has an entry for the body of each rule.
    package init(
        rules: [ResponsibilityRule],
        partnerships: [Partnership],
        memberships: [TerritoryMembership],
        directory: Directory
    ) {
        let runs = Dictionary(partnerships.map { ($0.id, $0.period) }, uniquingKeysWith: { first, _ in first })
        territory = Dictionary(grouping: memberships, by: \.municipality).mapValues { memberships in
            memberships.compactMap { membership in runs[membership.partnership]?.intersection(membership.period) }
        }
        let parts = Dictionary(grouping: partnerships, by: \.organisation)
        var claims: [Topic: [DatedClaim]] = [:]
        for rule in rules where rule.withdrawal == nil {
            guard let profile = directory[rule.body] else { continue }
            for part in parts[rule.body.organisation] ?? [] {
                guard let period = rule.period.intersection(part.period) else { continue }
                let body = ResponsibleBody(
                    organisation: rule.body.organisation,
                    name: profile.name,
                    contact: profile.contact,
                    since: period.start
                )
                let claim = Claim(identity: rule.body, reach: rule.territory.reach, body: body)
                let dated = DatedClaim(territory: rule.territory, period: period, claim: claim)
                for topic in rule.topics { claims[topic, default: []].append(dated) }
            }
        }
        self.claims = claims
    }

    package func isInTerritory(_ municipality: MunicipalityKey, on day: Day) -> Bool {
        territory[municipality]?.contains { $0.contains(day) } ?? false
    }

    /// Who answers for the topic at the place on the day: exactly one body, a named double, or a named gap.
    package func answer(
        for topic: Topic,
        in municipality: MunicipalityKey,
        on day: Day
    ) -> ResponsibilityAnswer {
        guard isInTerritory(municipality, on: day) else { return .gap(.outsideTerritory) }
        let held = claims[topic]?.filter { $0.period.contains(day) && $0.territory.covers(municipality) }
        return .settled(held?.map(\.claim) ?? [])
    }

    /// The places that belong to the alliance on a day.
    package func municipalities(on day: Day) -> Set<MunicipalityKey> {
        Set(territory.filter { $0.value.contains { $0.contains(day) } }.keys)
    }

    /// The days on which an answer for the topic may differ from the day before, in order.
    ///
    /// Between two of them nothing changes: whoever looks at these days has seen all of history.
    package func turningPoints(for topic: Topic) -> [Day] {
        let periods = territory.values.joined() + (claims[topic] ?? []).map(\.period)
        return Set(periods.flatMap { [$0.start, $0.dayAfter].compactMap { $0 } }).sorted()
    }
}
