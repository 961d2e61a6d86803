/// Who answers for a topic at a place on a day: exactly one body, a named double, or a named gap.
package enum ResponsibilityAnswer: Hashable, Sendable {
    case one(ResponsibleBody)
    /// Several bodies of the same rank claim it: somebody has to sort that out.
    case several([ResponsibleBody])
    case gap(Gap)

    package enum Gap: String, Hashable, Sendable, CaseIterable {
        /// The place did not belong to the alliance's territory on that day.
        case outsideTerritory = "outside-territory"
        /// The place belongs to it, but nobody took on the topic there.
        case nobody
    }

    /// The bodies that may be asked, none for a gap.
    package var bodies: [ResponsibleBody] {
        switch self {
        case .one(let body): [body]
        case .several(let bodies): bodies
        case .gap: []
        }
    }
}

/// An organisation, or one unit of it, that is responsible.
package struct ResponsibleBody: Hashable, Sendable {
    package let organisation: Identifier<Organisation>
    /// The organisation's name and, where a unit is named, the unit's.
    package let name: String
    package let contact: ContactPoint
    /// Since when, by the rule that gave the answer.
    package let since: Day

    package init(organisation: Identifier<Organisation>, name: String, contact: ContactPoint, since: Day) {
        self.organisation = organisation
        self.name = name
        self.contact = contact
        self.since = since
    }
}

/// Dated responsibility, asked by rooms that route something to somebody.
package protocol ResponsibilitySource: Sendable {
    func responsibility(
        for topic: Topic,
        in municipality: MunicipalityKey,
        on day: Day,
        alliance: Identifier<Alliance>
    ) async throws -> ResponsibilityAnswer
}

/// The organisations of an alliance and the places it covers.
package protocol NetworkSource: Sendable {
    /// Partners, supporters and coordinators of the alliance on a day, by name.
    func organisations(of alliance: Identifier<Alliance>, on day: Day) async throws -> [OrganisationProfile]
    func organisation(_ id: Identifier<Organisation>) async throws -> OrganisationProfile?
    /// The associations to which each of some firms belongs on a day.
    func associations(
        of members: Set<Identifier<Organisation>>,
        on day: Day
    ) async throws -> [Identifier<Organisation>: Set<Identifier<Organisation>>]
    /// The municipalities of the alliance's territory on a day, by name.
    func municipalities(of alliance: Identifier<Alliance>, on day: Day) async throws -> [Municipality]
    func municipality(_ key: MunicipalityKey) async throws -> Municipality?
    /// The names of the territory's places on a day, in order: what people choose from.
    func placeNames(of alliance: Identifier<Alliance>, on day: Day) async throws -> [String]
    /// The districts in which places of each alliance lie on a day, by name.
    func districts(
        of alliances: [Identifier<Alliance>],
        on day: Day
    ) async throws -> [Identifier<Alliance>: [District]]
}

extension NetworkSource {
    package func associations(
        of _: Set<Identifier<Organisation>>,
        on _: Day
    ) async throws -> [Identifier<Organisation>: Set<Identifier<Organisation>>] { [:] }

    package func placeNames(of alliance: Identifier<Alliance>, on day: Day) async throws -> [String] {
        try await municipalities(of: alliance, on: day).map(\.name)
    }

    package func districts(
        of alliances: [Identifier<Alliance>],
        on day: Day
    ) async throws -> [Identifier<Alliance>: [District]] {
        var result: [Identifier<Alliance>: [District]] = [:]
        for alliance in alliances {
            let districts = Set(try await municipalities(of: alliance, on: day).map(\.district))
            result[alliance] = districts.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
        }
        return result
    }
}

/// What other rooms show of an organisation.
package struct OrganisationProfile: Hashable, Sendable {
    package let id: Identifier<Organisation>
    package let name: String
    package let contact: ContactPoint

    package init(id: Identifier<Organisation>, name: String, contact: ContactPoint) {
        self.id = id
        self.name = name
        self.contact = contact
    }
}
