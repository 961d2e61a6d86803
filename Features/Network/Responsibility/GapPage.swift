import LotseCore
import LotseData
import LotseFormats
import LotseWeb

/// All topics and places that nobody answers for today, and those that several do, without asking topic by topic.
enum GapPage {
    /// What is not as it should be with a topic: the places where nobody or where several answer for it.
    struct Fault: Sendable {
        let topic: Topic
        let kind: AnswerKind
        let places: [Municipality]
        /// Whether these are all places of the territory.
        let isEverywhere: Bool
    }

    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Page {
        let words = staff.words
        let faults = try faults(of: staff.alliance.id, on: staff.today, reader)
        let content = NetworkListPage(
            tabs: NetworkTabs(for: staff, at: NetworkPaths.gaps),
            lead: words("network.gaps.lead", ["day": words.day(staff.today)]),
            table: Table(
                words("network.gaps.title"),
                columns: [
                    .text(words("network.column.topic")), .text(words("network.column.answer")),
                    .number(words("network.column.count")), .text(words("network.column.places")),
                ],
                rows: faults.map { row($0, staff) },
                emptyText: words("network.gaps.empty")
            ),
            actions: faults.isEmpty ? [] : [Link(words("network.gaps.download"), staff.link(NetworkPaths.gapTable))]
        )
        return Page(
            words("network.gaps.title"),
            template: "network.list",
            content: content,
            breadcrumb: [staff.networkCrumb]
        )
    }

    private static func row(_ fault: Fault, _ staff: StaffContext) -> [Table.Cell] {
        let words = staff.words
        let map = "\(staff.link(NetworkPaths.map))?\(ResponsibilityMapPage.Question(fault.topic, staff.today).query)"
        let tag = Tag(fault.kind == .nobody ? .bad : .warning, words("network.answer.\(fault.kind)"))
        return [
            .link(words.name(of: fault.topic), map), .tag(tag), .text(words.number(fault.places.count)),
            .text(
                fault.isEverywhere
                    ? words("network.where.alliance") : fault.places.map(\.name).joined(separator: ", ")
            ),
        ]
    }

    /// One line for each topic and place, as spreadsheets want it.
    static func table(_ staff: StaffContext, _ reader: Reader) throws -> Download {
        let words = staff.words
        var table = CSVWriter()
        table.append(
            ["topic", "answer", "municipality-key", "place", "district", "day"]
                .map { .text(words("network.column.\($0)")) }
        )
        for fault in try faults(of: staff.alliance.id, on: staff.today, reader) {
            for place in fault.places {
                table.append(
                    [
                        words.name(of: fault.topic), words("network.answer.\(fault.kind)"), place.key.text,
                        place.fullName, place.district.name, words.shortDay(staff.today),
                    ].map { .text($0) }
                )
            }
        }
        let name = "\(words("network.gaps.file"))-\(staff.today).csv"
        return Download(name: name, mediaType: "text/csv; charset=utf-8", bytes: table.bytes)
    }

    /// Gaps before doubles, each by topic.
    static func faults(of alliance: Identifier<Alliance>, on day: Day, _ reader: Reader) throws -> [Fault] {
        let plan = try ResponsibilityStore.plan(of: alliance, reader)
        let places = try MunicipalityStore.list(around: alliance, reader)
        return [AnswerKind.nobody, .several].flatMap { kind in
            Topic.allCases.compactMap { topic -> Fault? in
                let answers = places.map { ($0, AnswerKind(plan.answer(for: topic, in: $0.key, on: day))) }
                let found = answers.filter { $0.1 == kind }.map(\.0)
                let inside = answers.filter { $0.1 != .outside }.count
                return found.isEmpty
                    ? nil : Fault(topic: topic, kind: kind, places: found, isEverywhere: found.count == inside)
            }
        }
    }
}
