import LotseCore
import LotseWeb

/// How a case ended, and the looks that lie ahead.
enum OutcomePanel {
    static let panel: CasePanels.Source = { view in
        let (context, words) = (view.context, view.words)
        guard let outcome = view.sheet.outcomes.first(where: { $0.reopening == nil }) else {
            guard context.permits(.changeStatus), view.sheet.head.status.isRunning else { return nil }
            return CasePanel(
                "outcome",
                words("cases.outcome.title"),
                text: words("cases.outcome.none"),
                links: [Link(words("cases.close.title"), context.caseLink(OutcomePaths.close))]
            )
        }
        let landings = outcome.landings.map { words("cases.landing.\($0.rawValue)") }.sorted()
        let text = [
            words("cases.outcome.\(outcome.kind.rawValue)"), landings.joined(separator: ", "),
            words("cases.evidence.\(outcome.evidence.rawValue)"),
            outcome.arrivedOn.map { words("cases.outcome.arrived", ["day": words.day($0)]) } ?? "",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        return CasePanel(
            "outcome",
            words("cases.outcome.title"),
            text: text,
            rows: view.sheet.checks.isEmpty
                ? nil : RowsView(rows: view.sheet.checks.map { row($0, view) }, emptyText: ""),
            links: context.permits(.changeStatus) && view.sheet.head.status == .closed
                ? [Link(words("cases.reopen.title"), context.caseLink(OutcomePaths.reopen))] : []
        )
    }

    private static func row(_ check: OutcomeCheck, _ view: CaseView) -> RowsView.Row {
        let (context, words) = (view.context, view.words)
        let isDue = check.isOpen && check.dueOn <= context.today
        let canNote = check.isOpen && context.permits(.changeStatus)
        return RowsView.Row(
            words("cases.outcome-check.after", ["count": check.months]),
            path: canNote ? context.caseLink(OutcomePaths.check, ["check": check.id.text]) : nil,
            tag: check.finding.map { finding in
                Tag(finding == .stillHere ? .good : .neutral, words("cases.finding.\(finding.rawValue)"))
            },
            side: [words.shortDay(check.dueOn)],
            isLate: isDue
        )
    }
}
