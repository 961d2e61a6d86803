import LotseCore
import LotseWeb

/// What was proposed for the needs of a case, and what the person said.
enum ProposalPanel {
    static let panel: CasePanels.Source = { view in
        guard view.context.seesNames else { return nil }
        let (context, words) = (view.context, view.words)
        let open = context.permits(.write) ? view.sheet.needs.filter { !$0.status.isSettled } : []
        return CasePanel(
            "proposals",
            words("cases.proposals.title"),
            rows: RowsView(
                rows: view.sheet.proposals.map { row($0, view) },
                emptyText: words("cases.proposals.empty")
            ),
            links: open.map { need in
                Link(
                    words("cases.proposals.add", ["topic": words("topic.\(need.topic.rawValue)")]),
                    context.caseLink(ReferralPaths.propose, ["need": need.id.text])
                )
            }
        )
    }

    private static func row(_ proposal: Proposal, _ view: CaseView) -> RowsView.Row {
        let (context, words) = (view.context, view.words)
        let kind: Tag.Kind =
            switch proposal.status {
            case .open: .waiting
            case .wanted: .good
            case .refused, .lapsed: .neutral
            }
        let need = view.sheet.needs.first { $0.id == proposal.need }
        var links: [Link] = []
        if context.permits(.write), !proposal.status.next.isEmpty {
            let path = context.caseLink(ReferralPaths.proposal, ["proposal": proposal.id.text])
            links.append(Link(words("cases.proposals.answer"), path))
        }
        if context.permits(.write), proposal.status == .wanted, let need, !need.status.isSettled {
            links.append(Link(words("cases.need.refer"), context.caseLink(ReferralPaths.new, ["need": need.id.text])))
        }
        return RowsView.Row(
            proposal.title,
            path: proposal.hasWebAddress ? proposal.address : nil,
            tag: Tag(kind, words("cases.proposal.status.\(proposal.status.rawValue)")),
            texts: [proposal.place, proposal.note, proposal.answerNote],
            side: [need.map { words("topic.\($0.topic.rawValue)") }],
            links: links
        )
    }
}
