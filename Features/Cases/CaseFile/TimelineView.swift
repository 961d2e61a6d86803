import LotseCore
import LotseWeb

/// The entries of a case's timeline in words.
enum TimelineView {
    static func timeline(_ entries: [TimelineEntry], _ view: CaseView) -> Timeline {
        Timeline(entries.compactMap { entry($0, view) }, emptyText: view.words("cases.timeline.empty"))
    }

    /// Where the next page begins.
    static func query(_ last: TimelineEntry) -> String { "after=\(last.at)_\(last.id)" }

    /// Reads what `query` wrote.
    static func place(_ text: String) -> (at: String, id: String)? {
        let parts = text.split(separator: "_")
        guard parts.count == 2, Timestamp(text: String(parts[0])) != nil, UUIDText.isCanonical(parts[1].utf8)
        else { return nil }
        return (String(parts[0]), String(parts[1]))
    }

    private static func entry(_ entry: TimelineEntry, _ view: CaseView) -> Timeline.Entry? {
        guard let moment = Timestamp(text: entry.at) else { return nil }
        let line = line(entry, view)
        // Whoever sees no names reads what kind of thing happened, not what was written.
        let isOpen = view.context.seesNames
        return Timeline.Entry(
            moment,
            isWholeDay: entry.kind == .consultation,
            in: view.words,
            who: Identifier<Account>(entry.actor).flatMap { view.name($0) },
            title: line.title,
            path: isOpen ? line.path : nil,
            text: isOpen ? line.text.flatMap { $0.isEmpty ? nil : $0 } : nil
        )
    }

    private struct Line {
        let title: String
        var text: String?
        var path: String?
    }

    private static func line(_ entry: TimelineEntry, _ view: CaseView) -> Line {
        let (words, values) = (view.words, entry.values)
        switch entry.kind {
        case .consultation:
            let kind = view.kinds[entry.id] ?? .followUp
            let person = values[3].flatMap { Identifier<Person>($0) }
            let title = words(
                "cases.timeline.consultation-\(kind.rawValue)",
                [
                    "person": view.person(person) ?? "", "minutes": values[0] ?? "",
                    "channel": words("cases.channel.\(values[1] ?? "")"),
                ]
            )
            let path =
                view.context.permits(.write)
                ? view.context.caseLink(CasesPaths.consultation, ["consultation": entry.id]) : nil
            return Line(title: title, text: values[2], path: path)
        case .note: return Line(title: words("cases.timeline.note"), text: values[0])
        case .task:
            let key = values[1] == CaseTask.Status.done.rawValue ? "task-done" : "task-dropped"
            return Line(title: words("cases.timeline.\(key)"), text: values[0])
        case .document: return Line(title: words("cases.timeline.document"), text: values[0])
        case .event: return event(values, view)
        case .referral:
            let arguments = [
                "topic": words("topic.\(values[0] ?? "")"), "body": values[2] ?? "",
                "status": words("cases.referral.status.\(values[1] ?? "")"),
            ]
            let path = values[3].map { view.context.caseLink(ReferralPaths.one, ["referral": $0]) }
            return Line(title: words("cases.timeline.referral", arguments), path: path)
        case .outcome:
            let kind = words("cases.outcome.\(values[0] ?? "")")
            return Line(title: words("cases.timeline.outcome", ["outcome": kind]), text: values[2])
        case .plan:
            return Line(
                title: words("cases.timeline.plan-\(values[0] ?? "")"),
                text: [values[1], values[2]].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · "),
                path: view.context.caseLink(PlanPaths.plan)
            )
        case .consent:
            let purpose = ConsentPurpose(name: values[0] ?? "", topic: values[2].flatMap(Topic.init))
            return Line(
                title: words("cases.timeline.consent-\(values[3] ?? "")"),
                text: [purpose.map { ConsentTexts(words: words).title($0) }, values[1]].compactMap(\.self)
                    .joined(separator: " · "),
                path: view.context.caseLink(ConsentPaths.list)
            )
        }
    }

    private static func event(_ values: [String?], _ view: CaseView) -> Line {
        let words = view.words
        guard let kind = values[0].flatMap(CaseEvent.Kind.init(rawValue:)) else { return Line(title: "") }
        let (from, to, remark) = (values[1] ?? "", values[2] ?? "", values[3])
        let arguments: [String: String] =
            switch kind {
            case .opened: ["source": words("cases.source.\(to)")]
            case .status: ["from": words("cases.status.\(from)"), "to": words("cases.status.\(to)")]
            case .takenOver, .handedOver: ["to": view.name(Identifier<Account>(to)) ?? words("cases.somebody")]
            case .merged, .absorbed, .split: ["number": to]
            }
        return Line(title: words("cases.event.\(kind.rawValue)", arguments), text: remark)
    }
}
