package import LotseCore
import LotseData
import LotseMatching

/// Says what the invented households of the demo region look for, as far as their words for their occupations are clear,
/// and which Kita and school places some of them wish.
package struct MatchesDemo: Sendable {
    private let ports: MatchesPorts

    package init(_ ports: MatchesPorts) {
        self.ports = ports
    }

    /// Notes searches for the running households of some alliances.
    ///
    /// - Parameter alliances: all of the demo region.
    /// - Returns: how many people look for work now.
    /// - Throws: the store's errors.
    @discardableResult
    package func load(_ alliances: [AllianceProfile]) async throws -> Int {
        let today = ports.store.sources.clock.today
        var count = 0
        for alliance in alliances.sorted(by: { $0.slug < $1.slug }) {
            try await noteWays(of: alliance.id)
            let households = try await ports.households.runningHouseholds(of: alliance.id)
            let searches = households.map { household in
                let seekers = household.adults.compactMap { adult in
                    profile(of: adult, in: household, today).map { (adult.id, $0) }
                }
                return (household, seekers)
            }
            count += searches.reduce(0) { $0 + $1.1.count }
            try await ports.store.write(as: .system) { transaction in
                for (household, seekers) in searches
                where !seekers.isEmpty || !household.openTopics.isDisjoint(with: Self.topicsOfHomes) {
                    for (person, profile) in seekers {
                        try SearchStore.write(
                            profile,
                            of: person,
                            in: household.caseFile,
                            alliance.id,
                            seenAt: 0,
                            in: transaction
                        )
                    }
                    try SearchStore.write(
                        Self.home(of: household, today),
                        of: household.caseFile,
                        alliance.id,
                        seenAt: 0,
                        in: transaction
                    )
                }
            }
            try await PlacementDemo(ports).load(alliance.id)
        }
        return count
    }

    /// The train between the two towns of the region that most people know.
    private func noteWays(of alliance: Identifier<Alliance>) async throws {
        let places = try await ports.network.municipalities(of: alliance, on: ports.store.sources.clock.today)
        func key(_ name: String) -> MunicipalityKey? { places.first { $0.name.hasPrefix(name) }?.key }
        guard let forst = key("Forst"), let spremberg = key("Spremberg") else { return }
        let way = KnownWay.Content(forst, spremberg, .transit, minutes: 62, reason: "Fahrplan, mit Umstieg in Cottbus")
        guard let way else { return }
        try await ports.store.write(as: .system) { try RegionRulesStore.put(way, of: alliance, in: $0) }
    }

    /// Who has one of these needs has said how it would live.
    private static let topicsOfHomes: Set<Topic> = [.housing, .buildingPlot, .childcare, .school]

    private func profile(
        of adult: SeekingHousehold.Person,
        in household: SeekingHousehold,
        _ today: Day
    ) -> SearchProfile? {
        guard household.openTopics.contains(.work), !adult.occupation.isEmpty,
            case .clear(let occupation) = ports.occupations.reading(of: adult.occupation, in: .german)
        else { return nil }
        let skills = ports.occupations.skills(of: occupation.code, in: .german).map(\.key)
        return SearchProfile(
            occupations: [occupation.code],
            recognition: ports.occupations.isRegulated(occupation.code) ? .applied : .none,
            level: min(max(occupation.code % 10, 1), 4),
            skills: Array(skills.prefix(4)),
            learning: Array(skills.dropFirst(4).prefix(1)),
            german: adult.german,
            hours: 30...40,
            shifts: [.late, .weekend],
            limits: WayLimits(car: 45, transit: 60),
            earliestOn: today.adding(days: 30)
        )
    }

    private static func home(of household: SeekingHousehold, _ today: Day) -> HomeSearch {
        let wishesPlot = household.openTopics.contains(.buildingPlot)
        return HomeSearch(
            dwelling: wishesPlot ? .either : .rent,
            halfRooms: min(2 * max(1, household.people.count - 1), 10),
            budget: nil,
            municipality: nil,
            earliestOn: today,
            arriveBy: max(household.wishedArrival ?? today.adding(days: 180), today.adding(days: 60)),
            childMinutes: 25
        )
    }
}
