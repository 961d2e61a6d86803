import LotseCore
import LotseData
import LotseWeb

/// The map: who is responsible for a topic in each place on a day, with a slider over the days that changed something.
struct ResponsibilityMapPage: Sendable {
    let tabs: NetworkTabs?
    let filter: FormView
    let slider: DaySlider
    let map: TerritoryMap?

    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Page {
        let words = staff.words
        let question = Question(staff)
        let plan = try ResponsibilityStore.plan(of: staff.alliance.id, reader)
        let filter = Form(
            "network.map-filter",
            [Field("topic", .selection(options(Topic.self, words.name))), Field("day", .day)],
            values: ["topic": question.topic.rawValue, "day": "\(question.day)"]
        )
        let content = ResponsibilityMapPage(
            tabs: NetworkTabs(for: staff, at: NetworkPaths.map),
            filter: filter.view(for: staff, action: staff.link(NetworkPaths.map)),
            slider: DaySlider(over: plan.turningPoints(for: question.topic), at: question.day, words) { day in
                "\(staff.link(NetworkPaths.map))?\(Question(question.topic, day).query)"
            },
            map: try map(question, plan, staff, reader)
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

    /// The map alone, for a file.
    static func map(_ staff: StaffContext, _ reader: Reader) throws -> TerritoryMap {
        let plan = try ResponsibilityStore.plan(of: staff.alliance.id, reader)
        guard let map = try map(Question(staff), plan, staff, reader) else { throw PageError.notFound }
        return map
    }

    /// What the map answers: a topic on a day.
    struct Question {
        let topic: Topic
        let day: Day

        init(_ topic: Topic, _ day: Day) {
            self.topic = topic
            self.day = day
        }

        /// What the link asks for; work and today where it asks for nothing that there is.
        init(_ staff: StaffContext) {
            let asked = Form("network.map-filter", [Field("day", .day)]).reading(staff.query)
            topic = Topic(rawValue: staff.query["topic"]) ?? .work
            day = (asked.isValid ? asked.day("day") : nil) ?? staff.today
        }

        var query: String { "topic=\(topic.rawValue)&day=\(day)" }
    }

    private static func map(
        _ question: Question,
        _ plan: ResponsibilityPlan,
        _ staff: StaffContext,
        _ reader: Reader
    ) throws -> TerritoryMap? {
        let words = staff.words
        var counts: [AnswerKind: Int] = [:]
        let marks = try MunicipalityStore.list(around: staff.alliance.id, reader)
            .compactMap { place -> TerritoryMap.Place? in
                guard let position = place.position else { return nil }
                let answer = plan.answer(for: question.topic, in: place.key, on: question.day)
                let kind = AnswerKind(answer)
                counts[kind, default: 0] += 1
                return TerritoryMap.Place(
                    place.name,
                    sorbianName: place.sorbianName,
                    at: position,
                    population: place.population,
                    kind: kind.rawValue,
                    detail: detail(of: answer, words)
                )
            }
        guard !marks.isEmpty else { return nil }
        let shown = Dictionary(uniqueKeysWithValues: AnswerKind.allCases.map { ("\($0)", counts[$0] ?? 0) })
        return TerritoryMap(
            ChartFrame(
                id: "territory",
                title: words("network.map.caption", ["topic": words.name(of: question.topic), "day": question.day]),
                summary: words("network.map.summary", shown),
                language: staff.language,
                files: ChartFiles(
                    picture: "\(staff.link(NetworkPaths.mapPicture))?\(question.query)",
                    table: "\(staff.link(NetworkPaths.mapTable))?\(question.query)"
                )
            ),
            places: marks,
            kinds: AnswerKind.allCases.map { TerritoryMap.Kind(words("network.answer.\($0)"), $0.style) },
            columns: (
                words("network.column.place"), words("network.column.answer"), words("network.column.body")
            )
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
