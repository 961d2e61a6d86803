import LotseCore
import LotseWeb

/// The room's own navigation: one tab for each side of the network.
struct NetworkTab: Sendable {
    let label: String
    let path: String
    let isCurrent: Bool

    private static let all: [(key: String, path: Path)] = [
        ("network.tab.partners", NetworkPaths.overview),
        ("network.tab.agreements", NetworkPaths.agreements),
        ("network.tab.territory", NetworkPaths.territory),
        ("network.tab.rules", NetworkPaths.rules),
        ("network.tab.map", NetworkPaths.map),
    ]

    static func list(for context: some PageContext, at current: Path?) -> [NetworkTab] {
        all.map { key, path in
            NetworkTab(label: context.words(key), path: context.link(path), isCurrent: path == current)
        }
    }
}

/// A list of the network: what it is about, a table, and what may be done.
struct NetworkListPage: Sendable {
    let tabs: [NetworkTab]
    let lead: String?
    let summary: SummaryList?
    let filter: FormView?
    let table: Table
    let actions: [Link]
    let hasActions: Bool

    init(
        tabs: [NetworkTab],
        lead: String? = nil,
        summary: SummaryList? = nil,
        filter: FormView? = nil,
        table: Table,
        actions: [Link]
    ) {
        self.tabs = tabs
        self.lead = lead
        self.summary = summary
        self.filter = filter
        self.table = table
        self.actions = actions
        hasActions = !actions.isEmpty
    }
}

/// One record of the network: its facts, what hangs on it, and what may be done.
struct NetworkRecordPage: Sendable {
    let tabs: [NetworkTab]
    let tag: Tag?
    let summary: SummaryList
    let tables: [Table]
    let actions: [Link]
    let hasActions: Bool

    init(
        tabs: [NetworkTab],
        tag: Tag? = nil,
        summary: SummaryList,
        tables: [Table] = [],
        actions: [Link]
    ) {
        self.tabs = tabs
        self.tag = tag
        self.summary = summary
        self.tables = tables
        self.actions = actions
        hasActions = !actions.isEmpty
    }
}

extension PageContext {
    /// A link that lets the next page say what was done.
    func link(_ path: Path, _ values: [String: String] = [:], saying done: String) -> String {
        "\(link(path, values))?done=\(done)"
    }

    /// What the form before this page has done, if the link says so.
    var done: Notice? {
        let key = "network.done.\(query["done"])"
        return !query["done"].isEmpty && words.has(key) ? Notice(.success, words(key)) : nil
    }

    /// The way back to the network's first page.
    var networkCrumb: Crumb { Crumb(words("network.menu"), link(NetworkPaths.overview)) }

    /// How a period stands today: running, to come or over.
    func tag(of period: Period) -> Tag {
        if period.contains(today) { return Tag(.good, words("network.period.running")) }
        return period.start > today
            ? Tag(.waiting, words("network.period.coming")) : Tag(.neutral, words("network.period.over"))
    }

    /// An end as a reader sees it: a day, or that none is known.
    func end(of period: Period) -> String { period.end.map { words.day($0) } ?? words("network.period.open") }

    /// Both ends of a period in one line.
    func days(of period: Period) -> String {
        words("network.period.days", ["from": words.day(period.start), "until": end(of: period)])
    }
}
