import AllianceNetwork
import LotseCore
import LotseData

/// A small network out of a seed: three districts, five bodies, two units, periods of all kinds.
struct InventedNetwork {
    static let topics: [Topic] = [.work, .housing, .childcare]

    let places: [MunicipalityKey] = ["12071", "12066", "14625"].flatMap { district in
        ["028", "160", "372"].map { place(district + $0) }
    }
    let days = (0..<60).map { day("2026-01-01").adding(days: $0) }
    private(set) var partnerships: [Partnership] = []
    private(set) var memberships: [TerritoryMembership] = []
    var rules: [ResponsibilityRule] = []

    private let alliance: Identifier<Alliance>
    private let organisations: [Identifier<Organisation>]
    private let units: [Identifier<OrganisationUnit>]
    private let identifiers: IdentifierSource
    private var generator: SplitMix64

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
        let source = IdentifierSource.seeded(seed, at: Timestamp(milliseconds: 1_767_225_600_000))
        identifiers = source
        alliance = source.next()
        organisations = (0..<5).map { _ in source.next() }
        units = (0..<2).map { _ in source.next() }
        for number in 0..<7 {
            let partnership = Partnership(
                id: source.next(),
                alliance: alliance,
                organisation: organisations[number % 5],
                role: .partner,
                period: randomPeriod()
            )
            partnerships.append(partnership)
            for place in places.shuffled(using: &generator).prefix(3) {
                memberships.append(
                    TerritoryMembership(
                        id: source.next(),
                        municipality: place,
                        partnership: partnership.id,
                        period: randomPeriod()
                    )
                )
            }
        }
        for _ in 0..<14 { addRule(from: nil) }
    }

    var plan: ResponsibilityPlan {
        let bodies =
            organisations.map { ResponsibilityRule.Body(organisation: $0) }
            + units.map { ResponsibilityRule.Body(organisation: organisations[0], unit: $0) }
        let directory = Dictionary(uniqueKeysWithValues: bodies.map { ($0, profile($0)) })
        return ResponsibilityPlan(
            rules: rules,
            partnerships: partnerships,
            memberships: memberships,
            directory: directory
        )
    }

    mutating func addRule(from start: Day?) {
        let organisation = organisations[Int.random(in: 0..<5, using: &generator)]
        let unit = organisation == organisations[0] ? units.randomElement(using: &generator) : nil
        let some = places.shuffled(using: &generator).prefix(2)
        let territories: [ResponsibilityRule.Territory] = [
            .alliance, .district(some[0].district), .municipalities(Set(some)),
        ]
        let isWithdrawn = Int.random(in: 0..<10, using: &generator) == 0
        rules.append(
            ResponsibilityRule(
                id: identifiers.next(),
                body: ResponsibilityRule.Body(organisation: organisation, unit: unit),
                topics: Set(Self.topics.shuffled(using: &generator).prefix(2)),
                territory: territories[Int.random(in: 0..<3, using: &generator)],
                period: start.map { period($0) } ?? randomPeriod(),
                withdrawal: isWithdrawn ? .init(at: Timestamp(milliseconds: 0), reason: "wrong") : nil
            )
        )
    }

    /// The answer by looking at everything, one day and one reach after the other.
    func oracle(_ topic: Topic, _ place: MunicipalityKey, _ today: Day) -> ResponsibilityAnswer {
        let present = partnerships.filter { $0.period.start <= today && today <= ($0.period.end ?? .distantFuture) }
        let isInside = memberships.contains { membership in
            membership.municipality == place && membership.period.start <= today
                && today <= (membership.period.end ?? .distantFuture)
                && present.contains { $0.id == membership.partnership }
        }
        guard isInside else { return .gap(.outsideTerritory) }
        let levels: [(ResponsibilityRule.Territory) -> Bool] = [
            { if case .municipalities(let keys) = $0 { keys.contains(place) } else { false } },
            { if case .district(let key) = $0 { place.text.hasPrefix(key) } else { false } },
            { if case .alliance = $0 { true } else { false } },
        ]
        for isOfLevel in levels {
            var since: [ResponsibilityRule.Body: Day] = [:]
            for rule in rules where isOfLevel(rule.territory) && rule.topics.contains(topic) {
                guard rule.withdrawal == nil, rule.period.start <= today,
                    today <= (rule.period.end ?? .distantFuture)
                else { continue }
                for part in present where part.organisation == rule.body.organisation {
                    let start = max(rule.period.start, part.period.start)
                    since[rule.body] = min(since[rule.body] ?? start, start)
                }
            }
            let bodies = since.map { body($0.key, since: $0.value) }.sorted { $0.name < $1.name }
            if bodies.count == 1 { return .one(bodies[0]) }
            if bodies.count > 1 { return .several(bodies) }
        }
        return .gap(.nobody)
    }

    private mutating func randomPeriod() -> Period {
        let start = Int.random(in: 0..<50, using: &generator)
        let isOpen = Bool.random(using: &generator)
        let end = Int.random(in: start..<60, using: &generator)
        return period(days[start], isOpen ? nil : days[end])
    }

    private func profile(_ body: ResponsibilityRule.Body) -> OrganisationProfile {
        let name = [body.organisation.text, body.unit?.text].compactMap { $0 }.joined(separator: ", ")
        let contact = ContactPoint(name: name, phone: "", mail: "", address: "")
        return OrganisationProfile(id: body.organisation, name: name, contact: contact)
    }

    private func body(_ identity: ResponsibilityRule.Body, since: Day) -> ResponsibleBody {
        let profile = profile(identity)
        return ResponsibleBody(
            organisation: profile.id,
            name: profile.name,
            contact: profile.contact,
            since: since
        )
    }
}

extension Day {
    fileprivate static let distantFuture = Day(daysSince1970: 1_000_000)
}
