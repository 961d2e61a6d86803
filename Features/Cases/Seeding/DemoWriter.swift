import LotseCore
import LotseData

/// Where invented households are written, and as whose work.
struct DemoWriter: Sendable {
    let ports: CasesPorts
    let alliance: Identifier<Alliance>
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
        var stories: [(DemoHousehold, [ResponsibleBody?])] = []
        for household in households {
            var bodies: [ResponsibleBody?] = []
            for wish in household.needs { bodies.append(try await body(for: wish, of: household, &answers)) }
            stories.append((household, bodies))
        }
        let told = stories
        try await ports.store.writeSteps(identifiers: identifiers) { steps in
            let story = DemoStory(writer: self, steps: steps)
            for (household, bodies) in told { try story.write(household, bodies) }
        }
    }

    struct BodyQuestion: Hashable {
        let alliance: Identifier<Alliance>
        let topic: Topic
        let place: MunicipalityKey
        let day: Day
    }

    /// Who is responsible for a wish where the household goes, on the day on which it came.
    private func body(
        for wish: DemoHousehold.Wish,
        of household: DemoHousehold,
        _ answers: inout [BodyQuestion: ResponsibleBody?]
    ) async throws -> ResponsibleBody? {
        guard DemoReferrals.steps[wish.fate] != nil, let place = household.target.flatMap({ places[$0] }) else {
            return nil
        }
        let day = asksAsOfToday ? today : today.adding(days: -household.openedAgo)
        let question = BodyQuestion(alliance: alliance, topic: wish.topic, place: place, day: day)
        if let known = answers[question] { return known }
        let answer = try await ports.responsibility.responsibility(
            for: wish.topic,
            in: place,
            on: day,
            alliance: alliance
        )
        let body = answer.bodies.first { $0.organisation != office }
        answers[question] = .some(body)
        return body
    }
}
