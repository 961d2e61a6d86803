import LotseCore
import LotseWeb

/// The documents of a case.
enum DocumentPanel {
    static let panel: CasePanels.Source = { view in
        guard view.context.seesNames else { return nil }
        let context = view.context
        let rows = view.sheet.documents.map { document in
            RowsView.Row(
                document.name,
                path: context.permits(.write) || context.permits(.readSensitive)
                    ? context.caseLink(CasesPaths.document, ["document": document.id.text]) : nil,
                side: [size(document.byteCount, view.words), view.words.shortDay(Berlin.day(at: document.createdAt))],
                links: context.permits(.write)
                    ? [
                        Link(
                            view.words("cases.document.remove"),
                            context.caseLink(CasesPaths.removeDocument, ["document": document.id.text])
                        )
                    ] : []
            )
        }
        return CasePanel(
            "documents",
            view.words("cases.documents.title"),
            rows: RowsView(rows: rows, emptyText: view.words("cases.documents.empty")),
            links: context.permits(.write)
                ? [Link(view.words("cases.action.document"), context.caseLink(CasesPaths.newDocument))] : []
        )
    }

    /// In whole kilobytes, at least one.
    static func size(_ bytes: Int, _ words: Words) -> String {
        words("cases.document.size", ["size": words.number(max(1, (bytes + 512) / 1024))])
    }
}
