import LotseCore
import LotseWeb

/// The needs of a case as rows: how it stands, who has it, by when.
enum NeedRows {
    static func rows(_ view: CaseView) -> RowsView {
        let latest = Dictionary(
            view.sheet.referrals.sorted { $0.times.created < $1.times.created }.map { ($0.need, $0) },
            uniquingKeysWith: { _, later in later }
        )
        return RowsView(
            rows: view.sheet.needs.map { row($0, latest[$0.id], view) },
            emptyText: view.words("cases.needs.empty")
        )
    }

    private static func row(_ need: Need, _ referral: Referral?, _ view: CaseView) -> RowsView.Row {
        let (words, context) = (view.words, view.context)
        let writes = context.permits(.write)
        let values = ["need": need.id.text]
        let isLate = need.wishedOn.map { $0 < context.today && !need.status.isSettled } ?? false
        var links: [Link] = []
        if writes {
            links.append(Link(words("cases.need.change-status"), context.caseLink(CasesPaths.needStatus, values)))
            if !need.status.isSettled {
                links.append(Link(words("cases.need.refer"), context.caseLink(ReferralPaths.new, values)))
            }
        }
        return RowsView.Row(
            words("topic.\(need.topic.rawValue)"),
            path: writes ? context.caseLink(CasesPaths.need, values) : nil,
            tag: CaseTags.need(need.status, words),
            texts: [
                context.seesNames ? need.detail : nil,
                need.unmetReason.map { words("cases.unmet-reason.\($0.rawValue)") },
            ],
            side: [
                words("cases.priority.\(need.priority)"),
                view.person(need.person).map { words("cases.need.for", ["person": $0]) },
                referral.map { words("cases.need.with", ["body": $0.recipient.name]) },
                need.wishedOn.map { words("cases.need.by", ["day": words.day($0)]) },
            ],
            links: links,
            isLate: isLate
        )
    }
}
