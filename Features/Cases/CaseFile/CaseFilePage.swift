import LotseCore
import LotseWeb

/// The page of one case: household on top, needs as rows, timeline below, panels beside; template `cases.case`.
struct CaseFilePage: Sendable {
    let status: Tag
    let facts: SummaryList
    let actions: [Link]
    let buttons: [ButtonView]
    let hasActions: Bool
    let household: [Card]
    let addPersonPath: String?
    let needs: RowsView
    let addNeedPath: String?
    let timeline: Timeline
    let olderPath: String?
    let noteForm: FormView?
    /// What other rooms have to say.
    let beside: [BesidePanel]
    let panels: [CasePanel]

    init(_ view: CaseView, municipality: String?, noteForm: Form, beside: [BesidePanel] = []) {
        let context = view.context
        let writes = context.permits(.write)
        status = CaseTags.status(view.sheet.head.status, view.words)
        facts = Self.facts(view, municipality: municipality)
        actions = Self.actions(view)
        buttons = Self.buttons(view)
        hasActions = !actions.isEmpty || !buttons.isEmpty
        household = view.sheet.people.map { Self.card($0, view) }
        addPersonPath = writes ? context.caseLink(CasesPaths.newPerson) : nil
        needs = NeedRows.rows(view)
        addNeedPath = writes ? context.caseLink(CasesPaths.newNeed) : nil
        let entries = view.sheet.timeline.prefix(CaseSheet.timelineLength)
        timeline = TimelineView.timeline(Array(entries), view)
        olderPath =
            view.sheet.timeline.count > CaseSheet.timelineLength
            ? entries.last.map { context.caseLink(CasesPaths.history) + "?" + TimelineView.query($0) } : nil
        self.noteForm = writes ? noteForm.view(for: context, action: context.caseLink(CasesPaths.notes)) : nil
        self.beside = beside
        panels = CasePanels.sources.compactMap { $0(view) }
    }

    private static func facts(_ view: CaseView, municipality: String?) -> SummaryList {
        let (head, words) = (view.sheet.head, view.words)
        let change =
            view.context.permits(.write)
            ? Link(words("cases.fact.change"), view.context.caseLink(CasesPaths.edit)) : nil
        let language = words.languageName(head.language)
        let origin = [head.origin.place, head.origin.country.map { words.country($0) } ?? ""].filter { !$0.isEmpty }
        return SummaryList([
            .init(words("cases.fact.owner"), view.name(head.owner) ?? words("cases.nobody-yet")),
            .init(words("cases.fact.stand-in"), view.name(head.standIn)),
            .init(
                words("cases.fact.language"),
                head.wantsInterpreter ? words("cases.with-interpreter", ["language": language]) : language,
                change: change
            ),
            .init(words("cases.fact.origin"), origin.joined(separator: ", "), change: change),
            .init(words("cases.fact.target"), municipality ?? words("cases.target-open"), change: change),
            .init(words("cases.fact.arrival"), head.wishedArrival.map { words.day($0) }, change: change),
            .init(
                words("cases.fact.opened"),
                words(
                    "cases.opened-how",
                    ["day": words.day(head.openedOn), "source": words("cases.source.\(head.source.rawValue)")]
                )
            ),
        ])
    }

    private static func actions(_ view: CaseView) -> [Link] {
        let context = view.context
        var links: [Link] = []
        if context.permits(.write) {
            links.append(Link(view.words("cases.action.consultation"), context.caseLink(CasesPaths.newConsultation)))
            links.append(Link(view.words("cases.action.task"), context.caseLink(CasesPaths.newTask)))
            links.append(Link(view.words("cases.action.document"), context.caseLink(CasesPaths.newDocument)))
            links.append(Link(view.words("cases.action.status"), context.caseLink(CasesPaths.status)))
        }
        if context.permits(.handOver) {
            links.append(Link(view.words("cases.action.hand-over"), context.caseLink(CasesPaths.handOver)))
        }
        return links
    }

    private static func buttons(_ view: CaseView) -> [ButtonView] {
        let context = view.context
        guard context.permits(.takeOver),
            !context.access.led.contains(context.head.organisation) || context.head.owner == nil
        else { return [] }
        return [
            ButtonView(
                view.words("cases.action.take-over"),
                to: context.caseLink(CasesPaths.takeOver),
                hidden: [(CaseFormFlow.version, "\(context.head.version)")],
                for: context
            )
        ]
    }

    private static func card(_ person: Person, _ view: CaseView) -> Card {
        let words = view.words
        let born = person.bornOn.map { day in
            let age = words("cases.age", ["count": day.age(on: view.context.today)])
            return view.context.seesNames ? words("cases.born-age", ["day": words.day(day), "age": age]) : age
        }
        let part = words("cases.part.\(person.part.rawValue)")
        guard view.context.seesNames else {
            return Card(
                view.person(person.id) ?? "",
                tag: Tag(.neutral, part),
                facts: [born, words("cases.sex.\(person.sex.rawValue)")].compactMap(\.self)
            )
        }
        let skills = person.languages.map { skill in
            "\(words.languageName(skill.language)): \(words("cases.level.\(skill.level.rawValue)"))"
        }
        let facts = [born, person.occupation] + skills.map(Optional.some) + [person.phone, person.mail]
        return Card(
            person.name,
            path: view.context.permits(.write)
                ? view.context.caseLink(CasesPaths.person, ["person": person.id.text]) : nil,
            tag: Tag(person.part == .main ? .info : .neutral, part),
            facts: facts.compactMap(\.self).filter { !$0.isEmpty }
        )
    }
}

/// States as words with a colour and a sign.
enum CaseTags {
    static func status(_ status: CaseFile.Status, _ words: Words) -> Tag {
        let kind: Tag.Kind =
            switch status {
            case .open: .warning
            case .inProgress, .reopened: .info
            case .waiting: .waiting
            case .closed: .good
            case .merged: .neutral
            }
        return Tag(kind, words("cases.status.\(status.rawValue)"))
    }

    static func need(_ status: Need.Status, _ words: Words) -> Tag {
        let kind: Tag.Kind =
            switch status {
            case .open: .warning
            case .referred: .waiting
            case .inWork: .info
            case .met: .good
            case .unmet: .bad
            case .withdrawn: .neutral
            }
        return Tag(kind, words("cases.need-status.\(status.rawValue)"))
    }
}
