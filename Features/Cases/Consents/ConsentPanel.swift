import LotseCore
import LotseWeb

/// What a household consents to, beside its case.
enum ConsentPanel {
    static let panel: CasePanels.Source = { view in
        let (context, words) = (view.context, view.words)
        let inForce = view.sheet.consents.filter { $0.isInForce(on: context.today) }
        let texts = ConsentTexts(words: words)
        return CasePanel(
            "consents",
            words("cases.consents.title"),
            rows: RowsView(
                rows: inForce.map { consent in
                    RowsView.Row(
                        texts.title(consent.purpose),
                        side: [
                            consent.recipientName,
                            consent.period.end.map { words("cases.consents.until", ["day": words.shortDay($0)]) },
                        ]
                    )
                },
                emptyText: words("cases.consents.none-in-force")
            ),
            links: [Link(words("cases.consents.all"), context.caseLink(ConsentPaths.list))]
        )
    }
}
