import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Writing answers of special categories down and opening them, each opening with its reason.
struct SensitiveNoteRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(CasesPaths.newSensitive, as: ports.caseFile(to: .write)) { context in
            .page(newFlow(context).page(try await form(context)))
        }
        routes.post(CasesPaths.newSensitive, as: ports.caseFile(to: .write)) { try await insert($0) }
        routes.get(CasesPaths.sensitive, as: ports.caseFile(to: .readSensitive)) { context in
            .page(try await openFlow(context).page(Self.reasonForm))
        }
        routes.post(CasesPaths.sensitive, as: ports.caseFile(to: .readSensitive)) { try await open($0) }
        routes.post(CasesPaths.removeSensitive, as: ports.caseFile(to: .write)) { try await remove($0) }
    }

    private static let reasonForm = Form("cases.sensitive-open", [.required("reason", .text())])

    private func form(_ context: CaseFileContext) async throws -> Form {
        let household = try await ports.store.read { try HouseholdStore.list(of: context.head.id, from: $0) }
        let choices = CaseChoices(words: context.words)
        return Form(
            "cases.sensitive-note",
            [
                .required(
                    "category",
                    .choice(choices.options("cases.sensitive-category", of: SensitiveNote.Category.self))
                ),
                Field("person", .selection(choices.orNone("cases.whole-household", choices.people(household)))),
                .required("text", .longText()),
            ]
        )
    }

    private func newFlow(_ context: CaseFileContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.sensitive.add",
            action: context.caseLink(CasesPaths.newSensitive),
            cancel: context.caseLink(CasesPaths.one),
            leadKey: "cases.sensitive.lead"
        )
    }

    private func insert(_ context: CaseFileContext) async throws -> Reply {
        let form = try await form(context).reading(context.form)
        let (head, target, notes) = (context.head, context.caseLink(CasesPaths.one), ports.sensitiveNotes)
        return try await newFlow(context).submit(form) { transaction in
            try notes.insert(
                form.text("text"),
                category: form.choice("category") ?? .other,
                person: form.identifier("person"),
                author: context.account,
                into: head,
                in: transaction
            )
            return target
        }
    }

    private func note(_ context: CaseFileContext) async throws -> SensitiveNote {
        let id = try context.visitor.identifier("note", of: SensitiveNote.self)
        let notes = try await ports.store.read { try SensitiveNoteStore.list(of: context.head.id, from: $0) }
        guard let note = notes.first(where: { $0.id == id }) else { throw PageError.notFound }
        return note
    }

    private func openFlow(_ context: CaseFileContext) async throws -> CaseFormFlow {
        let note = try await note(context)
        return CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.sensitive-category.\(note.category.rawValue)",
            action: context.caseLink(CasesPaths.sensitive, ["note": note.id.text]),
            cancel: context.caseLink(CasesPaths.one),
            leadKey: "cases.sensitive-open.lead"
        )
    }

    private func open(_ context: CaseFileContext) async throws -> Reply {
        let note = try await note(context)
        let form = Self.reasonForm.reading(context.form)
        guard form.isValid else {
            return .page(try await openFlow(context).page(form), status: .unprocessableContent)
        }
        let notes = ports.sensitiveNotes
        let text = try await ports.store.write(as: context.actor) { transaction in
            try notes.open(note.id, of: context.head, because: form.text("reason"), in: transaction).text
        }
        let name = try await ports.staff.names(of: [note.author])[note.author]
        let button = ButtonView(
            context.words("cases.sensitive.remove"),
            to: context.caseLink(CasesPaths.removeSensitive, ["note": note.id.text]),
            hidden: [(CaseFormFlow.version, "\(note.version)")],
            for: context
        )
        let content = SensitiveNotePage(
            text: text,
            source: context.words(
                "cases.sensitive.written",
                ["name": name ?? context.words("cases.somebody"), "day": Berlin.day(at: note.createdAt)]
            ),
            backPath: context.caseLink(CasesPaths.one),
            button: context.permits(.write) ? button : nil
        )
        let title = context.words("cases.sensitive-category.\(note.category.rawValue)")
        return .page(Page(title, template: "cases.sensitive-note", content: content, breadcrumb: context.breadcrumb))
    }

    private func remove(_ context: CaseFileContext) async throws -> Reply {
        guard context.permits(.readSensitive) else { throw PageError.notFound }
        let note = try await note(context)
        let (once, head, target) = (context.once, context.head, context.caseLink(CasesPaths.one))
        _ = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                try SensitiveNoteStore.remove(note, of: head, in: transaction)
                return target
            }
        }
        return .redirect(target)
    }
}

/// What a sensitive note says, once; template `cases.sensitive-note`.
struct SensitiveNotePage: Sendable {
    let text: String
    let source: String
    let backPath: String
    let button: ButtonView?
}
