import LotseCore
import LotseWeb

/// What is to be done in a case.
enum TaskPanel {
    static let panel: CasePanels.Source = { view in
        guard view.context.seesNames else { return nil }
        let context = view.context
        let rows = view.sheet.tasks.map { task in row(task, view) }
        return CasePanel(
            "tasks",
            view.words("cases.tasks.title"),
            rows: RowsView(rows: rows, emptyText: view.words("cases.tasks.empty")),
            links: context.permits(.write)
                ? [Link(view.words("cases.action.task"), context.caseLink(CasesPaths.newTask))] : []
        )
    }

    private static func row(_ task: CaseTask, _ view: CaseView) -> RowsView.Row {
        let (context, words) = (view.context, view.words)
        let values = ["task": task.id.text]
        let button = ButtonView(
            words("cases.task.done"),
            about: task.title,
            to: context.caseLink(CasesPaths.endTask, values),
            hidden: [(CaseFormFlow.version, "\(task.version)"), ("status", CaseTask.Status.done.rawValue)],
            for: context
        )
        let isLate = task.isOverdue(on: context.today)
        return RowsView.Row(
            task.title,
            path: context.permits(.write) ? context.caseLink(CasesPaths.task, values) : nil,
            tag: isLate ? Tag(.bad, words("cases.task.overdue")) : nil,
            side: [task.dueOn.map { words("cases.task.due", ["day": words.day($0)]) }, view.name(task.assignee)],
            buttons: context.permits(.write) ? [button] : [],
            isLate: isLate
        )
    }
}
