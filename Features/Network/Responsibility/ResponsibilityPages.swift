import LotseCore
import LotseData
import LotseWeb

/// The rules of an alliance, for one topic or for all of them.
enum RuleListPage {
    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Page {
        let words = staff.words
        let names = try NetworkNames(of: staff.alliance.id, reader)
        let places = try PlaceNames(of: staff.alliance.id, reader)
        let topic = Topic(rawValue: staff.query["topic"])
        let rules = try ResponsibilityStore.list(of: staff.alliance.id, reader)
            .filter { rule in topic.map { rule.topics.contains($0) } ?? true }
        let all = Field.Option("", words("network.rules.all-topics"))
        let filter = Form(
            "network.topic-filter",
            [Field("topic", .selection([all] + options(Topic.self, words.name)))],
            values: ["topic": topic?.rawValue ?? ""]
        )
        let content = NetworkListPage(
            tabs: NetworkTabs(for: staff, at: NetworkPaths.rules),
            lead: words("network.rules.lead"),
            filter: filter.view(for: staff, action: staff.link(NetworkPaths.rules)),
            table: Table(
                words("network.rules.title"),
                columns: [
                    .text(words("network.column.body")), .text(words("network.column.topics")),
                    .text(words("network.column.where")), .text(words("network.column.term")),
                    .text(words("network.column.state")),
                ],
                rows: rules.map { rule in
                    [
                        .link(names.body(rule.body), staff.link(NetworkPaths.rule, ["rule": rule.id.text])),
                        .text(words.names(of: rule.topics)),
                        .text(places.text(of: rule.territory, words)),
                        .text(staff.days(of: rule.period)),
                        .tag(staff.tag(of: rule)),
                    ]
                },
                emptyText: words("network.rules.empty")
            ),
            actions: staff.mayChangeNetwork
                ? [Link(words("network.new-rule.title"), staff.link(NetworkPaths.newRule))] : []
        )
        return Page(
            words("network.rules.title"),
            template: "network.list",
            content: content,
            breadcrumb: [staff.networkCrumb]
        )
    }
}

/// One rule: who, what, where, when.
enum RulePage {
    static func make(_ context: RecordContext<ResponsibilityRule>, _ reader: Reader) throws -> Page {
        let (words, rule) = (context.words, context.record)
        let names = try NetworkNames(of: context.alliance.id, reader)
        let places = try PlaceNames(of: context.alliance.id, reader)
        let content = NetworkRecordPage(
            tabs: NetworkTabs(for: context, at: nil),
            tag: context.tag(of: rule),
            summary: SummaryList(
                [
                    .init(words("network.column.body"), names.body(rule.body)),
                    .init(words("network.column.topics"), words.names(of: rule.topics)),
                    .init(words("network.column.where"), places.text(of: rule.territory, words)),
                    .init(words("network.column.since"), words.day(rule.period.start)),
                    .init(words("network.column.until"), context.end(of: rule.period)),
                ] + (rule.withdrawal.map { [.init(words("network.rule.withdrawn-because"), $0.reason)] } ?? [])
            ),
            actions: context.staff.mayChangeNetwork && rule.withdrawal == nil
                ? [
                    Link(words("network.end-rule.title"), context.here(NetworkPaths.endRule)),
                    Link(
                        words("network.replace-rule.title"),
                        context.here(NetworkPaths.replaceRule) + RuleQuestions.start(in: rule.territory)
                    ),
                    Link(words("network.withdraw-rule.title"), context.here(NetworkPaths.withdrawRule)),
                ] : []
        )
        return Page(
            names.body(rule.body),
            template: "network.record",
            content: content,
            breadcrumb: [
                context.networkCrumb, Crumb(words("network.rules.title"), context.link(NetworkPaths.rules)),
            ]
        ).saying(context.done)
    }
}

/// The names of places and districts that rules speak of.
struct PlaceNames: Sendable {
    private let places: [Municipality]
    private let districts: [District]

    init(of alliance: Identifier<Alliance>, _ reader: Reader) throws {
        places = try MunicipalityStore.list(around: alliance, reader)
        districts = try MunicipalityStore.districts(reader)
    }

    func text(of territory: ResponsibilityRule.Territory, _ words: Words) -> String {
        switch territory {
        case .alliance: words("network.where.alliance")
        case .district(let key): districts.first { $0.key == key }?.name ?? key
        case .municipalities(let keys):
            places.filter { keys.contains($0.key) }.map(\.name).joined(separator: ", ")
        }
    }
}

extension PageContext {
    fileprivate func tag(of rule: ResponsibilityRule) -> Tag {
        rule.withdrawal == nil ? tag(of: rule.period) : Tag(.bad, words("network.rule.withdrawn"))
    }
}
