import LotseWeb

/// A list of the network: what it is about, a table, and what may be done.
struct NetworkListPage: Sendable {
    let tabs: NetworkTabs?
    let lead: String?
    let summary: SummaryList?
    let filter: FormView?
    let table: Table
    let actions: [Link]
    let hasActions: Bool

    init(
        tabs: NetworkTabs?,
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
