import LotseCore
import LotseWeb

/// A block beside a case: what another subject has to say about it; template `cases.panel`.
struct CasePanel: Sendable {
    /// The anchor of its heading.
    let id: String
    let title: String
    let text: String?
    let rows: RowsView?
    let links: [Link]
    let isUrgent: Bool

    init(
        _ id: String,
        _ title: String,
        text: String? = nil,
        rows: RowsView? = nil,
        links: [Link] = [],
        isUrgent: Bool = false
    ) {
        self.id = id
        self.title = title
        self.text = text
        self.rows = rows
        self.links = links
        self.isUrgent = isUrgent
    }
}

/// What the page of a case is made from, whatever the panel needs of it.
struct CaseView: Sendable {
    let context: CaseFileContext
    let sheet: CaseSheet
    /// Names of the accounts that the sheet mentions.
    let names: [Identifier<Account>: String]
    /// Which consultations are first ones, by their identifiers' text.
    let kinds: [String: ConsultationKind]

    init(
        _ context: CaseFileContext,
        _ sheet: CaseSheet,
        names: [Identifier<Account>: String],
        recognition: [Period]
    ) {
        self.context = context
        self.sheet = sheet
        self.names = names
        let kinds = ConsultationKind.kinds(of: sheet.consultations.map(\.moment), in: recognition)
        self.kinds = Dictionary(uniqueKeysWithValues: kinds.map { ($0.key.text, $0.value) })
    }

    var words: Words { context.words }

    func name(_ account: Identifier<Account>?) -> String? { account.flatMap { names[$0] } }

    func person(_ id: Identifier<Person>?) -> String? {
        guard let id, let place = sheet.household.firstIndex(where: { $0.id == id }) else { return nil }
        return context.seesNames ? sheet.household[place].name : words("cases.person-number", ["number": place + 1])
    }
}

/// The blocks beside every case, in their order; a subject that has something to say stands here once.
enum CasePanels {
    typealias Source = @Sendable (CaseView) -> CasePanel?

    static let sources: [Source] = [
        DuplicatePanel.panel, MessagePanel.panel, PlanPanel.panel, TaskPanel.panel, ProposalPanel.panel,
        ConsentPanel.panel, DocumentPanel.panel, ConsultationPanel.panel, SensitiveNotePanel.panel,
        MergePanel.panel, OutcomePanel.panel,
    ]
}
