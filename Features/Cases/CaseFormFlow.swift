import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// One page with one question or one group of questions; template `cases.form`.
struct CaseFormPage: Sendable {
    let form: FormView
    /// What to know before answering.
    let lead: String?
    /// What somebody else saved meanwhile.
    let conflict: Table?
    let button: ButtonView?
}

/// How forms of a case are shown, sent, refused and sent again.
struct CaseFormFlow: Sendable {
    let context: CaseFileContext
    let ports: CasesPorts
    let titleKey: String
    /// Where the form is sent to.
    let action: String
    /// Where somebody lands who does not send it.
    let cancel: String
    var leadKey: String?
    /// What the page is about, where that is no catalogue's word.
    var lead: String?
    /// What the record's fields hold now, for a form that somebody else was faster with.
    private var current: @Sendable (Reader) throws -> [String: String] = { _ in [:] }

    init(
        context: CaseFileContext,
        ports: CasesPorts,
        titleKey: String,
        action: String,
        cancel: String,
        leadKey: String? = nil,
        lead: String? = nil
    ) {
        self.context = context
        self.ports = ports
        self.titleKey = titleKey
        self.action = action
        self.cancel = cancel
        self.leadKey = leadKey
        self.lead = lead
    }

    /// The same flow for a form that changes a record which others may change too.
    func comparing(_ current: @escaping @Sendable (Reader) throws -> [String: String]) -> CaseFormFlow {
        var flow = self
        flow.current = current
        return flow
    }

    /// The page of a form.
    ///
    /// - Parameters:
    ///   - form: as it is to be shown.
    ///   - conflict: what somebody else saved meanwhile.
    ///   - button: another thing that can be done here.
    /// - Returns: the page.
    func page(_ form: Form, conflict: Table? = nil, button: ButtonView? = nil) -> Page {
        Page(
            context.words(titleKey),
            template: "cases.form",
            content: CaseFormPage(
                form: form.view(for: context, action: action, cancel: cancel),
                lead: leadKey.map { context.words($0) } ?? lead,
                conflict: conflict,
                button: button
            ),
            breadcrumb: context.breadcrumb
        )
    }

    /// Makes the change that a sent form asks for, or shows the form again with what stands against it.
    ///
    /// - Parameters:
    ///   - form: as it was read; its errors are shown at once.
    ///   - action: the right that the change needs.
    ///   - change: makes the change and says where its result is to be seen.
    /// - Returns: a redirect, or the form again.
    /// - Throws: what is no expected refusal.
    func submit(
        _ form: Form,
        for action: CaseFileAccess.Action = .write,
        _ change: @escaping @Sendable (Transaction) throws -> String
    ) async throws -> Reply {
        if case .denied(let reason) = context.access.permits(action, on: context.head) {
            return refused(form.adding(FormError("", "denied.\(reason.rawValue)")))
        }
        guard form.isValid else { return refused(form) }
        do {
            let once = context.once
            let target = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) { try change(transaction) }
            }
            return .redirect(target)
        } catch StoreError.stale {
            return try await overtaken(form)
        } catch let error as CasesError {
            return refused(form.adding(try Self.sentence(for: error)))
        }
    }

    private func refused(_ form: Form) -> Reply { .page(page(form), status: .unprocessableContent) }

    /// Both versions side by side; what was typed stays in the form, which now builds on the newer version.
    private func overtaken(_ form: Form) async throws -> Reply {
        let values = try await ports.store.read(current)
        let differing = form.fields.filter { field in
            guard let value = values[field.name], field.name != Self.version else { return false }
            return value != form.text(field.name)
        }
        let words = context.words
        let table = Table(
            words("cases.conflict.caption"),
            columns: [
                .text(words("cases.conflict.field")), .text(words("cases.conflict.saved")),
                .text(words("cases.conflict.yours")),
            ],
            rows: differing.map { field in
                [
                    .text(words("\(form.key).\(field.name).label")),
                    .text(shown(values[field.name] ?? "", field)), .text(shown(form.text(field.name), field)),
                ]
            },
            emptyText: words("cases.conflict.none")
        )
        let again = form.presetting(Self.version, to: [values[Self.version] ?? ""])
            .adding(FormError("", "cases.error.stale"))
        return .page(page(again, conflict: table), status: .conflict)
    }

    private func shown(_ value: String, _ field: Field) -> String {
        switch field.kind {
        case .choice(let options), .selection(let options):
            options.first { $0.value == value }?.label ?? value
        case .day: Day(value).map { context.words.day($0) } ?? value
        case .tick: context.words(value.isEmpty ? "form.no" : "form.yes")
        default: value
        }
    }

    /// The hidden field that carries the version a form was made from.
    static let version = "version"

    private static func sentence(for error: CasesError) throws -> FormError {
        switch error {
        case .notFound: throw PageError.notFound
        case .denied(let reason): FormError("", "denied.\(reason.rawValue)")
        case .personStillNeeded: FormError("", "cases.error.person-still-needed")
        case .document(let error): FormError("file", "file.error.\(error.rawValue)")
        case .merge(let error): FormError("", "cases.merge-error.\(error.rawValue)")
        }
    }
}
