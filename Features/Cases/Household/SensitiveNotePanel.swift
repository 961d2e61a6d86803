import LotseCore
import LotseWeb

/// That there are answers of special categories, for those who may read them; what they say is opened one by one.
enum SensitiveNotePanel {
    static let panel: CasePanels.Source = { view in
        let (context, words) = (view.context, view.words)
        guard context.permits(.readSensitive) else { return nil }
        let rows = view.sheet.sensitiveNotes.map { note in
            RowsView.Row(
                words("cases.sensitive-category.\(note.category.rawValue)"),
                path: context.caseLink(CasesPaths.sensitive, ["note": note.id.text]),
                side: [view.person(note.person), words.shortDay(Berlin.day(at: note.createdAt))]
            )
        }
        return CasePanel(
            "sensitive",
            words("cases.sensitive.title"),
            text: words("cases.sensitive.text"),
            rows: rows.isEmpty ? nil : RowsView(rows: rows, emptyText: ""),
            links: context.permits(.write)
                ? [Link(words("cases.sensitive.add"), context.caseLink(CasesPaths.newSensitive))] : []
        )
    }
}
