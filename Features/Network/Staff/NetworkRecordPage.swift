import LotseWeb

/// One record of the network: its facts, what hangs on it, and what may be done.
struct NetworkRecordPage: Sendable {
    let tabs: NetworkTabs?
    let tag: Tag?
    let summary: SummaryList
    let tables: [Table]
    let actions: [Link]
    let hasActions: Bool

    init(
        tabs: NetworkTabs?,
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
