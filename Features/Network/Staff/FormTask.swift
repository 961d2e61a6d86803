import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// One question to staff: the form, and what happens with the answers.
struct FormTask: Sendable {
    let title: String
    var lead: String?
    let form: Form
    /// A choice that has to be made before the form, such as a district; sent by GET.
    var filter: Form?
    /// Whether that choice is made, so that the form can be asked.
    var isReady = true
    /// Where somebody goes who does not want to send it.
    let cancel: String
    /// The record as it is kept, to be shown where somebody else changed it meanwhile.
    var current: SummaryList?
    /// What else may be done with the record, such as removing it.
    var others: [Link] = []
    /// Makes the change and says where its result is to be seen.
    let perform: @Sendable (Form, Transaction) throws -> String
}

/// A form of the network on its page.
struct FormTaskPage: Sendable {
    let tabs: NetworkTabs?
    let lead: String?
    let conflict: SummaryList?
    let filter: FormView?
    let form: FormView?
    let actions: [Link]
    let hasActions: Bool
}

extension NetworkFeature {
    /// Serves a question under one path: shows it, takes the answers, shows it again with what was wrong.
    func addTask<Context: PageContext>(
        to routes: inout RouteTable,
        at path: Path,
        as authoriser: Authoriser<Context>,
        bodyLimit: Int = 256 * 1024,
        _ make: @escaping @Sendable (Context, Reader) throws -> FormTask
    ) {
        let store = store
        routes.get(path, as: authoriser) { context in
            let task = try await store.read { try make(context, $0) }
            return .page(Self.page(task, task.form, at: path, for: context))
        }
        routes.post(path, as: authoriser, bodyLimit: bodyLimit) { context in
            let task = try await store.read { try make(context, $0) }
            let form = task.form.reading(context.form)
            guard form.isValid else {
                return .page(Self.page(task, form, at: path, for: context), status: .unprocessableContent)
            }
            do {
                let target = try await store.write(as: context.actor) { transaction in
                    try transaction.once(context.once) { try task.perform(form, transaction) }
                }
                return .redirect(target)
            } catch let error as NetworkError {
                let refused = form.adding(error.formError)
                return .page(Self.page(task, refused, at: path, for: context), status: .unprocessableContent)
            } catch let refusal as FileRefusal {
                let refused = form.adding(FormError("file", "file.error.\(refusal.rawValue)"))
                return .page(Self.page(task, refused, at: path, for: context), status: .unprocessableContent)
            } catch StoreError.stale {
                return .page(
                    Self.conflictPage(task, form, at: path, for: context),
                    status: .conflict
                )
            }
        }
    }

    private static func page(
        _ task: FormTask,
        _ form: Form,
        at path: Path,
        for context: some PageContext,
        conflict: SummaryList? = nil
    ) -> Page {
        let here = context.link(path, context.visitor.parameters)
        let query = context.visitor.target.firstIndex(of: "?").map { String(context.visitor.target[$0...]) } ?? ""
        let content = FormTaskPage(
            tabs: NetworkTabs(for: context, at: nil),
            lead: task.lead,
            conflict: conflict,
            filter: task.filter.map { $0.view(for: context, action: here) },
            form: task.isReady ? form.view(for: context, action: here + query, cancel: task.cancel) : nil,
            actions: task.others,
            hasActions: !task.others.isEmpty
        )
        let crumbs = context.visitor.alliance == nil ? [] : [context.networkCrumb]
        return Page(task.title, template: "network.form-task", content: content, breadcrumb: crumbs)
    }

    /// Shows what somebody else wrote beside what was typed; sending again then counts for the newest version.
    private static func conflictPage(
        _ task: FormTask,
        _ form: Form,
        at path: Path,
        for context: some PageContext
    ) -> Page {
        let newest = task.form.text("version")
        let again = form.presetting("version", to: [newest]).adding(FormError("form", "network.error.stale"))
        return page(task, again, at: path, for: context, conflict: task.current)
    }
}

extension NetworkError {
    /// The refusal as an error of the question that it is about, of the whole form where it is about none.
    fileprivate var formError: FormError {
        let field =
            switch self {
            case .notASlug, .slugTaken, .slugReserved: "slug"
            case .nameMissing, .unitNameTaken: "name"
            case .endBeforeStart: "until"
            case .reasonNeeded: "reason"
            case .topicsMissing: "topics"
            case .placesMissing, .placeUnknown: "places"
            case .unitOfOtherOrganisation, .unitsInACircle: "parent"
            case .twoLeads: "lead-function"
            case .organisationUnknown, .partnershipOverlaps, .memberTwice: "organisation"
            case .notAPartner: "body"
            case .signedTwice: "function"
            case .notOfThisAlliance, .outsidePartnership, .signatoriesMissing, .alreadyEnded, .recognitionOverlaps:
                "form"
            }
        return FormError(field, "network.error.\(rawValue)")
    }
}
