import AllianceNetwork
import LotseCore
import LotseData
import LotseTestSupport
import Testing

/// Journey D1: a region that grew on 18 January 2016 by a city and on 14 September 2016 by its agencies.
@Suite struct DresdenTests {
    private static let arnsdorf = place("14625010")
    private static let kamenz = place("14625250")
    private static let grossenhain = place("14627060")
    private static let dresden = place("14612000")
    private static let riesa = place("14627230")

    /// Asks for the names of those who answer for topics at places on days, and compares.
    private func expect(
        _ engine: Dialect,
        _ histories: [(topic: Topic, place: MunicipalityKey, history: [String: [String]])]
    ) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            for (topic, place, history) in histories {
                for (date, expected) in history {
                    let answer = try await StoredNetwork(store).responsibility(
                        for: topic,
                        in: place,
                        on: day(date),
                        alliance: NetworkFixture.dresden
                    )
                    let found = if case .gap(let gap) = answer { [gap.rawValue] } else { answer.bodies.map(\.name) }
                    #expect(found == expected, "\(topic) \(place) \(date)")
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `work is a gap until the agency joins, outside until the town does`(engine: Dialect) async throws {
        let bautzen = ["Agentur für Arbeit Bautzen, Arbeit in Sachsen"]
        try await expect(
            engine,
            [
                (
                    .work, Self.dresden,
                    [
                        "2016-01-17": ["outside-territory"], "2016-01-18": ["nobody"], "2016-09-13": ["nobody"],
                        "2016-09-14": ["Agentur für Arbeit Dresden"],
                    ]
                ),
                (
                    .work, Self.grossenhain,
                    [
                        "2014-12-31": ["outside-territory"], "2015-01-01": ["nobody"], "2016-09-13": ["nobody"],
                        "2016-09-14": ["Agentur für Arbeit Riesa"],
                    ]
                ),
                (.work, Self.kamenz, ["2015-01-01": bautzen, "2016-09-14": bautzen, "2026-01-01": bautzen]),
                (.work, Self.riesa, ["2026-01-01": ["outside-territory"]]),
            ]
        )
    }

    @Test(arguments: TestStore.engines)
    func `a town answers before its district, and two chambers are a named double`(engine: Dialect) async throws {
        let chambers = ["Handwerkskammer Dresden", "Industrie- und Handelskammer Dresden"]
        try await expect(
            engine,
            [
                (.housing, Self.grossenhain, ["2015-06-01": ["Stadt Großenhain"]]),
                (.childcare, Self.kamenz, ["2016-01-01": ["Stadt Kamenz"]]),
                (.childcare, Self.arnsdorf, ["2016-01-01": ["Landkreis Bautzen, Jugendamt"]]),
                (.qualification, Self.kamenz, ["2016-01-01": chambers]),
            ]
        )
    }

    @Test func `every place, topic and day has the answer that history gives it`() async throws {
        try await NetworkFixture.withDemo { store in
            let plan = try await store.read { try ResponsibilityStore.plan(of: NetworkFixture.dresden, $0) }
            let places = try await store.read { try MunicipalityStore.list($0).map(\.key) }
            var surprises: [String] = []
            for number in 0..<500 {
                let today = day("2015-09-01").adding(days: number)
                for place in places {
                    for topic in Topic.allCases {
                        let answer = plan.answer(for: topic, in: place, on: today)
                        if !Self.isHistory(answer, topic, place, today) {
                            surprises.append("\(topic) in \(place) on \(today): \(answer)")
                        }
                    }
                }
            }
            #expect(surprises == [])
        }
    }

    /// What the press said, written down once more without rules and periods.
    private static func isHistory(
        _ answer: ResponsibilityAnswer,
        _ topic: Topic,
        _ place: MunicipalityKey,
        _ today: Day
    ) -> Bool {
        let isBautzen = place.district == "14625"
        let isInside = isBautzen || place == grossenhain || (place == dresden && today >= day("2016-01-18"))
        guard isInside else { return answer == .gap(.outsideTerritory) }
        guard topic == .work else { return answer != .gap(.outsideTerritory) }
        if !isBautzen, today < day("2016-09-14") { return answer == .gap(.nobody) }
        let agency =
            switch place {
            case dresden: "Agentur für Arbeit Dresden"
            case grossenhain: "Agentur für Arbeit Riesa"
            default: "Agentur für Arbeit Bautzen, Arbeit in Sachsen"
            }
        return answer.bodies.map(\.name) == [agency]
    }

    @Test func `the map's days are the days on which history turned`() async throws {
        try await NetworkFixture.withDemo { store in
            let plan = try await store.read { try ResponsibilityStore.plan(of: NetworkFixture.dresden, $0) }
            #expect(plan.turningPoints(for: .work) == ["2015-01-01", "2016-01-18", "2016-09-14"].map(day))
        }
    }
}
