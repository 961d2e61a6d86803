import LotseCore
import LotseData
import LotseWeb

/// The map: who is responsible for a topic in each place on a day, with a slider over the days that changed something.
struct ResponsibilityMapPage: Sendable {
    let tabs: [NetworkTab]
    let filter: FormView
    let slider: DaySlider
    let map: TerritoryMap?

    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Page {
        let words = staff.words
        let topic = Topic(rawValue: staff.query["topic"]) ?? .work
        let asked = Form("network.map-filter", [Field("day", .day)]).reading(staff.query)
        let day = asked.isValid ? asked.day("day") ?? staff.today : staff.today
        let plan = try ResponsibilityStore.plan(of: staff.alliance.id, reader)
        let places = try MunicipalityStore.list(around: staff.alliance.id, reader)
        let filter = Form(
            "network.map-filter",
            [Field("topic", .selection(options(Topic.self, words.name))), Field("day", .day)],
            values: ["topic": topic.rawValue, "day": "\(day)"]
        )
        let content = ResponsibilityMapPage(
            tabs: NetworkTab.list(for: staff, at: NetworkPaths.map),
            filter: filter.view(for: staff, action: staff.link(NetworkPaths.map)),
            slider: DaySlider(over: plan.turningPoints(for: topic), at: day, words) { day in
                "\(staff.link(NetworkPaths.map))?topic=\(topic.rawValue)&day=\(day)"
            },
            map: map(of: places, topic, day, plan, staff)
        )
        var page = Page(
            words("network.map.title"),
            template: "network.responsibility-map",
            content: content,
            breadcrumb: [staff.networkCrumb]
        )
        page.isWide = true
        return page
    }

    private static func map(
        of places: [Municipality],
        _ topic: Topic,
        _ day: Day,
        _ plan: ResponsibilityPlan,
        _ staff: StaffContext
    ) -> TerritoryMap? {
        let words = staff.words
        let marks = places.compactMap { place -> (mark: TerritoryMap.Place, answer: ResponsibilityAnswer)? in
            guard let position = place.position else { return nil }
            let answer = plan.answer(for: topic, in: place.key, on: day)
            let mark = TerritoryMap.Place(
                place.name,
                sorbianName: place.sorbianName,
                at: position,
                population: place.population,
                kind: AnswerKind(answer).rawValue,
                detail: detail(of: answer, words)
            )
            return (mark, answer)
        }
        guard !marks.isEmpty else { return nil }
        let counts = Dictionary(grouping: marks, by: { AnswerKind($0.answer) }).mapValues(\.count)
        return TerritoryMap(
            id: "territory",
            title: words("network.map.caption", ["topic": words.name(of: topic), "day": day]),
            summary: words(
                "network.map.summary",
                [
                    "one": counts[.one] ?? 0, "several": counts[.several] ?? 0, "nobody": counts[.nobody] ?? 0,
                    "outside": counts[.outside] ?? 0,
                ]
            ),
            places: marks.map(\.mark),
            kinds: AnswerKind.allCases.map { TerritoryMap.Kind(words("network.answer.\($0)"), $0.style) },
            columns: (
                words("network.column.place"), words("network.column.answer"), words("network.column.body")
            ),
            language: staff.language
        )
    }

    private static func detail(of answer: ResponsibilityAnswer, _ words: Words) -> String {
        answer.bodies.map { body in
            words("network.map.body", ["name": body.name, "day": words.shortDay(body.since)])
        }.joined(separator: "; ")
    }
}

/// What the map's colours stand for.
enum AnswerKind: Int, CaseIterable {
    case one
    case several
    case nobody
    case outside

    init(_ answer: ResponsibilityAnswer) {
        self =
            switch answer {
            case .one: .one
            case .several: .several
            case .gap(.nobody): .nobody
            case .gap(.outsideTerritory): .outside
            }
    }

    var style: ChartStyle {
        switch self {
        case .one: .one
        case .several: .two
        case .nobody: .four
        case .outside: .none
        }
    }
}

/// The days on which something changed as links: a slider that needs no script.
struct DaySlider: Sendable {
    let stops: [Stop]
    let previous: String?
    let next: String?

    struct Stop: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    /// - Parameters:
    ///   - days: on which something changed, in order.
    ///   - current: the day that is shown; it lies at one of the stops or after one.
    ///   - words: the reader's.
    ///   - path: where a day is shown.
    init(over days: [Day], at current: Day, _ words: Words, path: (Day) -> String) {
        let shown = days.last { $0 <= current }
        stops = days.map { Stop(label: words.shortDay($0), path: path($0), isCurrent: $0 == shown) }
        previous = days.last { $0 < (shown ?? current) }.map(path)
        next = days.first { $0 > current }.map(path)
    }
}
