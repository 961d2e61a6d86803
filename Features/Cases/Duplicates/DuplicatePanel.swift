import LotseCore
import LotseWeb

/// Files that may be of the same household.
enum DuplicatePanel {
    static let panel: CasePanels.Source = { view in
        let (context, words) = (view.context, view.words)
        guard context.seesNames, !view.sheet.duplicates.isEmpty else { return nil }
        let rows = view.sheet.duplicates.prefix(3).map { duplicate in
            RowsView.Row(
                duplicate.head.number.description,
                path: context.caseLink(CasesPaths.duplicate, ["other": duplicate.head.id.text]),
                tag: DuplicateTags.tag(duplicate.likelihood, words),
                texts: [duplicate.pairs.first?.other.name]
            )
        }
        return CasePanel(
            "duplicates",
            words("cases.duplicates.title"),
            text: words("cases.duplicates.text"),
            rows: RowsView(rows: Array(rows), emptyText: ""),
            links: [Link(words("cases.duplicates.all"), context.caseLink(CasesPaths.duplicates))],
            isUrgent: view.sheet.duplicates.contains { $0.likelihood == .likely }
        )
    }
}

/// How strong a suspicion is, as a word with a sign.
enum DuplicateTags {
    static func tag(_ likelihood: PersonComparison.Likelihood, _ words: Words) -> Tag {
        Tag(likelihood == .likely ? .warning : .neutral, words("cases.likelihood.\(likelihood.rawValue)"))
    }

    static func tag(_ verdict: PersonComparison.Verdict, _ words: Words) -> Tag {
        let kind: Tag.Kind =
            switch verdict {
            case .match: .good
            case .alike: .info
            case .mismatch: .bad
            case .blank: .neutral
            }
        return Tag(kind, words("cases.verdict.\(verdict.rawValue)"))
    }
}

/// Files that were taken into this one, and the way back.
enum MergePanel {
    static let panel: CasePanels.Source = { view in
        let (context, words) = (view.context, view.words)
        guard context.seesNames, !view.sheet.merges.isEmpty else { return nil }
        let rows = view.sheet.merges.map { merge in
            let button = ButtonView(
                words("cases.merge.undo"),
                about: merge.absorbedNumber.description,
                to: context.caseLink(CasesPaths.undoMerge, ["merge": merge.id.text]),
                hidden: [(CaseFormFlow.version, "\(context.head.version)")],
                for: context
            )
            return RowsView.Row(
                merge.absorbedNumber.description,
                texts: [merge.remark],
                side: [words.shortDay(Berlin.day(at: merge.createdAt))],
                buttons: context.permits(.write) ? [button] : []
            )
        }
        return CasePanel("merges", words("cases.merge.title"), rows: RowsView(rows: rows, emptyText: ""))
    }
}
