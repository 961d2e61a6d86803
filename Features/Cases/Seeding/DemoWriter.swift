import LotseCore
import LotseData

/// Where invented households are written, and as whose work.
struct DemoWriter: Sendable {
    let ports: CasesPorts
    let alliance: Identifier<Alliance>
    let slug: String
    let office: Identifier<Organisation>
    let team: [Identifier<Account>]
    let placeNames: [String]
    let places: [String: MunicipalityKey]
    let mark: String
    let today: Day
    let identifiers: IdentifierSource
    /// Whether referrals of the past go to whoever is responsible today: one question for each topic and place.
    var asksAsOfToday = false

    static func seed(_ text: String) -> UInt64 { text.utf8.reduce(1) { $0 &* 1_099_511_628_211 ^ UInt64($1) } }

    /// Writes households together, in one transaction.
    ///
    /// - Parameters:
    ///   - households: in the order in which they came.
    ///   - answers: who is responsible, as far as it was asked before.
    /// - Throws: the store's errors.
    func write(_ households: [DemoHousehold], knowing answers: inout [BodyQuestion: ResponsibleBody?]) async throws {
        var stories: [(DemoHousehold, [Topic: ResponsibleBody])] = []
        for household in households {
            var bodies: [Topic: ResponsibleBody] = [:]
            for topic in household.topicsOfBodies {
                bodies[topic] = try await body(for: topic, of: household, &answers)
            }
            stories.append((household, bodies))
        }
        let told = stories
        try await ports.store.writeSteps(identifiers: identifiers) { steps in
            let story = DemoStory(writer: self, steps: steps)
            for (household, bodies) in told { try story.write(household, bodies) }
        }
    }

    /// Takes the files of households that turned out to be the same into the others.
    func mergeDoubles(among households: [DemoHousehold]) async throws {
        for household in households {
            guard let name = household.sameAs, let own = household.people.first?.given, let decider = team.first
            else { continue }
            try await at(min(1, household.openedAgo), as: decider) { transaction in
                let heads = try [own, name].map { try head(ofPersonCalled: $0, transaction) }
                let people = try heads.map { try HouseholdStore.list(of: $0.id, from: transaction.reader)[0].id }
                _ = try MergeStore.merge(
                    heads[0],
                    into: heads[1],
                    pairing: [people[0]: people[1]],
                    remark: mark,
                    by: decider,
                    in: transaction
                )
            }
        }
    }

    private func head(ofPersonCalled given: String, _ transaction: Transaction) throws -> CaseFile.Head {
        let filter = CaseFileFilter(alliance: alliance, organisations: nil)
        let lines = try CaseFileListStore.list(filter, limit: 500, from: transaction.reader)
        guard let found = lines.first(where: { $0.name.hasPrefix(given + " ") }) else { throw CasesError.notFound }
        return try CaseFileStore.find(found.head.id, in: alliance, from: transaction.reader)
    }

    /// A link that nobody can open: no token is as short as an identifier.
    ///
    /// Not drawn by chance, so that the demo is the same at each run.
    static func closedLink(_ transaction: Transaction) -> String {
        SecretToken.hash(of: transaction.newIdentifier(Matter.self).text)
    }

    /// Runs one change at nine in the morning of a day in the past.
    func at(
        _ daysAgo: Int,
        as account: Identifier<Account>?,
        _ body: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        try await ports.store.writeSteps(identifiers: identifiers) { steps in
            try DemoStory(writer: self, steps: steps).at(daysAgo, as: account, body)
        }
    }

    struct BodyQuestion: Hashable {
        let alliance: Identifier<Alliance>
        let topic: Topic
        let place: MunicipalityKey
        let day: Day
    }

    /// Who is responsible for a topic where the household goes, on the day on which it came.
    private func body(
        for topic: Topic,
        of household: DemoHousehold,
        _ answers: inout [BodyQuestion: ResponsibleBody?]
    ) async throws -> ResponsibleBody? {
        guard let place = household.target.flatMap({ places[$0] }) else { return nil }
        let day = asksAsOfToday ? today : today.adding(days: -household.openedAgo)
        let question = BodyQuestion(alliance: alliance, topic: topic, place: place, day: day)
        if let known = answers[question] { return known }
        let answer = try await ports.responsibility.responsibility(
            for: topic,
            in: place,
            on: day,
            alliance: alliance
        )
        let body = answer.bodies.first { $0.organisation != office }
        answers[question] = .some(body)
        return body
    }
}

extension DemoHousehold {
    /// Topics whose responsible bodies its story asks for.
    fileprivate var topicsOfBodies: Set<Topic> {
        let referred = needs.filter { DemoReferrals.isReferred($0.fate) }.map(\.topic)
        return Set(referred + (plan?.goals.map(\.topic) ?? []))
    }
}
