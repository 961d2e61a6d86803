import LotseCore
import LotseWeb

/// How often the household was advised.
enum ConsultationPanel {
    static let panel: CasePanels.Source = { view in
        let kinds = view.kinds.values
        let words = view.words
        let text = words(
            "cases.consultations.summary",
            [
                "first": words("cases.consultations.first", ["count": kinds.count { $0 == .first }]),
                "follow": words("cases.consultations.follow-up", ["count": kinds.count { $0 == .followUp }]),
            ]
        )
        return CasePanel(
            "consultations",
            words("cases.consultations.title"),
            text: kinds.isEmpty ? words("cases.consultations.empty") : text,
            links: view.context.permits(.write)
                ? [Link(words("cases.action.consultation"), view.context.caseLink(CasesPaths.newConsultation))] : []
        )
    }
}
