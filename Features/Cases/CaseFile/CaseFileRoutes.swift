import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The page of a case, its history, its fields, its state.
struct CaseFileRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(CasesPaths.one, as: ports.caseFile(to: .read)) { try await show($0, note: CaseForms.note) }
        routes.get(CasesPaths.history, as: ports.caseFile(to: .read)) { try await history($0) }
        routes.get(CasesPaths.edit, as: ports.caseFile(to: .write)) { try await edit($0) }
        routes.post(CasesPaths.edit, as: ports.caseFile(to: .write)) { try await update($0) }
        routes.get(CasesPaths.status, as: ports.caseFile(to: .changeStatus)) {
            .page(statusFlow($0).page(statusForm($0)))
        }
        routes.post(CasesPaths.status, as: ports.caseFile(to: .changeStatus)) { try await changeStatus($0) }
        routes.post(CasesPaths.notes, as: ports.caseFile(to: .write)) { try await addNote($0) }
    }

    private func show(_ context: CaseFileContext, note: Form) async throws -> Reply {
        if let other = context.head.mergedInto {
            return .redirect(context.link(CasesPaths.one, ["caseFile": other.text]))
        }
        let view = try await view(context)
        let municipality = try await municipality(context)
        let beside = try await beside(context, view.sheet)
        let main = view.sheet.people.first { $0.part == .main }
        let name = context.seesNames ? main?.name : nil
        let number = context.head.number.description
        var page = Page(
            name.map { context.words("cases.case.title", ["number": number, "name": $0]) }
                ?? context.words("cases.case.title-without-name", ["number": number]),
            template: "cases.case",
            content: CaseFilePage(view, municipality: municipality, noteForm: note, beside: beside),
            breadcrumb: [Crumb(context.words("cases.menu.list"), context.link(CasesPaths.list))]
        )
        page.isWide = true
        return .page(page, status: note.isValid ? .ok : .unprocessableContent)
    }

    /// Other rooms' panels, while the case is worked on.
    private func beside(_ context: CaseFileContext, _ sheet: CaseSheet) async throws -> [BesidePanel] {
        guard context.seesNames, context.head.status.isRunning else { return [] }
        let household = SeekingHousehold(sheet, mayChange: context.permits(.write), on: context.today)
        var panels: [BesidePanel] = []
        for source in ports.beside {
            if let panel = try await source(context.staff, household) { panels.append(panel) }
        }
        return panels
    }

    private func view(_ context: CaseFileContext) async throws -> CaseView {
        let sheet = try await ports.store.read { try CaseSheet(context.head, from: $0) }
        return CaseView(
            context,
            sheet,
            names: try await ports.staff.names(of: sheet.accounts),
            recognition: try await ports.recognition.recognitionPeriods(of: context.head.alliance)
        )
    }

    private func municipality(_ context: CaseFileContext) async throws -> String? {
        guard let key = context.head.target else { return nil }
        guard let municipality = try await ports.network.municipality(key) else { return key.text }
        return [municipality.name, municipality.sorbianName].compactMap(\.self).joined(separator: " / ")
    }

    /// Entries of the timeline that no longer fit on the case's page.
    private func history(_ context: CaseFileContext) async throws -> Reply {
        let place = TimelineView.place(context.query["after"])
        let (entries, sheet) = try await ports.store.read { reader in
            (
                try TimelineStore.list(of: context.head.id, after: place, limit: 51, from: reader),
                try CaseSheet(tellingOf: context.head, from: reader)
            )
        }
        let shown = Array(entries.prefix(50))
        let told = CaseView(
            context,
            sheet,
            names: try await ports.staff.names(of: CaseSheet.accounts(in: shown)),
            recognition: try await ports.recognition.recognitionPeriods(of: context.head.alliance)
        )
        let older = entries.count > shown.count ? shown.last.map { TimelineView.query($0) } : nil
        let content = CaseHistoryPage(
            timeline: TimelineView.timeline(shown, told),
            olderPath: older.map { context.caseLink(CasesPaths.history) + "?" + $0 }
        )
        return .page(
            Page(
                context.words("cases.history.title"),
                template: "cases.history",
                content: content,
                breadcrumb: context.breadcrumb
            )
        )
    }

    private func addNote(_ context: CaseFileContext) async throws -> Reply {
        let form = CaseForms.note.reading(context.form)
        guard form.isValid, context.permits(.write) else {
            let refused = form.isValid ? form.adding(FormError("", "denied.wrong-state")) : form
            return try await show(context, note: refused)
        }
        let (once, target) = (context.once, context.caseLink(CasesPaths.one))
        _ = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                try NoteStore.insert(
                    form.text("text"),
                    author: context.account,
                    into: context.head,
                    in: transaction
                )
                return target
            }
        }
        return .redirect(target)
    }
}

/// Older entries of a case's timeline; template `cases.history`.
struct CaseHistoryPage: Sendable {
    let timeline: Timeline
    let olderPath: String?
}

/// The file's own fields and its state.
extension CaseFileRoutes {
    private func editFlow(_ context: CaseFileContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.head.title",
            action: context.caseLink(CasesPaths.edit),
            cancel: context.caseLink(CasesPaths.one)
        )
    }

    private func edit(_ context: CaseFileContext) async throws -> Reply {
        let form = try await headForm(context, values: CaseForms.values(context.head))
        return .page(editFlow(context).page(form))
    }

    private func headForm(_ context: CaseFileContext, values: [String: String]) async throws -> Form {
        let places = try await ports.network.municipalities(of: context.head.alliance, on: context.today)
        return CaseForms.head(CaseChoices(words: context.words), places, values: values)
    }

    private func update(_ context: CaseFileContext) async throws -> Reply {
        let form = try await headForm(context, values: [:]).reading(context.form)
        let target = context.caseLink(CasesPaths.one)
        let head = context.head.seen(at: form.number(CaseFormFlow.version))
        return try await editFlow(context).comparing {
            CaseForms.values(try CaseFileStore.find(head.id, in: head.alliance, from: $0))
        }
        .submit(form) { transaction in
            try CaseFileStore.update(head, to: CaseForms.draft(form), in: transaction)
            return target
        }
    }

    private func statusForm(_ context: CaseFileContext) -> Form {
        // Closing needs an outcome and reopening a reason: both have pages of their own.
        let next = context.head.status.next.filter { $0 != .closed && $0 != .reopened }
        return Form(
            "cases.status-change",
            [
                .required("status", .choice(CaseChoices(words: context.words).options("cases.status", next))),
                Field("remark", .longText(maxLength: 2000)), Field(CaseFormFlow.version, .hidden),
            ],
            values: [CaseFormFlow.version: "\(context.head.version)"]
        )
    }

    private func statusFlow(_ context: CaseFileContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.status-change.title",
            action: context.caseLink(CasesPaths.status),
            cancel: context.caseLink(CasesPaths.one)
        )
    }

    private func changeStatus(_ context: CaseFileContext) async throws -> Reply {
        let form = statusForm(context).reading(context.form)
        let target = context.caseLink(CasesPaths.one)
        let head = context.head.seen(at: form.number(CaseFormFlow.version))
        return try await statusFlow(context).comparing { reader in
            let now = try CaseFileStore.find(head.id, in: head.alliance, from: reader)
            return ["status": now.status.rawValue, CaseFormFlow.version: "\(now.version)"]
        }
        .submit(form, for: .changeStatus) { transaction in
            guard let status = form.choice("status", as: CaseFile.Status.self) else { throw CasesError.notFound }
            try CaseFileStore.change(head, to: status, remark: form.text("remark"), in: transaction)
            return target
        }
    }
}
