import LotseCore
import LotseData
import LotseWeb

/// What staff fill in about a concern; each form names the version that it was shown with.
enum ConcernDeskForm {
    static func taking(_ concern: Concern) -> Form {
        Form("portal.take", [version], values: ["version": "\(concern.version)"])
    }

    static func settingAside(_ concern: Concern) -> Form {
        Form("portal.set-aside", [version], values: ["version": "\(concern.version)"])
    }

    static func answer(_ concern: Concern, text: String = "") -> Form {
        Form(
            "portal.answer",
            [version, .required("text", .longText(maxLength: 4000))],
            values: ["version": "\(concern.version)", "text": text]
        )
    }

    static func passing(_ concern: Concern, _ organisations: [OrganisationProfile], _ words: Words) -> Form {
        let office = Field.Option("office", words("portal.concern.office"))
        let all = [office] + organisations.map { Field.Option($0.id.text, $0.name) }
        let own = concern.recipient.organisation?.text ?? "office"
        return Form(
            "portal.pass-on",
            [version, .required("recipient", .selection(all.filter { $0.value != own }))],
            values: ["version": "\(concern.version)"]
        )
    }

    private static let version = Field("version", .hidden)
}

/// The concerns that somebody of the staff may see.
struct ConcernListPage: Sendable {
    /// Nobody reads more; what is settled leaves after months.
    static let longest = 200

    let rows: [ConcernRow]
    let hasRows: Bool
    let summary: String
    let otherPath: String
    let otherLabel: String

    struct ConcernRow: Sendable {
        let path: String
        let title: String
        let facts: String
        let status: Tag
    }

    static func page(_ concerns: [Concern], isOpen: Bool, for staff: StaffContext) -> Page {
        let (words, list) = (staff.words, staff.link(PortalPaths.concerns))
        let content = ConcernListPage(
            rows: concerns.map { row(of: $0, for: staff) },
            hasRows: !concerns.isEmpty,
            summary: words(isOpen ? "portal.concerns.open" : "portal.concerns.settled", ["count": concerns.count]),
            otherPath: isOpen ? "\(list)?settled=1" : list,
            otherLabel: words(isOpen ? "portal.concerns.show-settled" : "portal.concerns.show-open")
        )
        return Page(words("portal.concerns.title"), template: "portal.concerns", content: content)
    }

    private static func row(of concern: Concern, for staff: StaffContext) -> ConcernRow {
        let (words, sender) = (staff.words, concern.sender)
        let facts = [
            sender.organisation.isEmpty ? sender.name : "\(sender.name), \(sender.organisation)",
            concern.subject.place, ConcernPage.recipient(of: concern, words), words.moment(concern.receivedAt),
        ]
        return ConcernRow(
            path: staff.link(PortalPaths.concern, ["concern": concern.id.text]),
            title: ConcernPage.title(of: concern, words),
            facts: facts.filter { !$0.isEmpty }.joined(separator: " · "),
            status: Tag(concern.status, words("portal.concern.status.\(concern.status.rawValue)"))
        )
    }
}

/// One concern, with what can be done about it.
struct ConcernPage: Sendable {
    let status: Tag
    let text: String
    /// In which it is probably written.
    let language: String
    let summary: SummaryList
    let answer: String?
    /// An answer that came too late, so that it is not lost.
    let unsent: String?
    let actions: Actions?

    struct Actions: Sendable {
        let taking: FormView?
        let answer: FormView
        let passing: FormView
        let settingAside: FormView
    }

    struct Forms: Sendable {
        let answer: Form
        let passing: Form
        let unsent: String
    }

    static func page(_ concern: Concern, _ forms: Forms, for context: ConcernContext) -> Page {
        let words = context.words
        let content = ConcernPage(
            status: Tag(concern.status, words("portal.concern.status.\(concern.status.rawValue)")),
            text: concern.subject.text,
            language: concern.sender.language.tag,
            summary: SummaryList(rows(of: concern, words)),
            answer: concern.answer,
            unsent: forms.unsent.isEmpty ? nil : forms.unsent,
            actions: concern.status.isOpen ? actions(for: concern, forms, context) : nil
        )
        return Page(
            title(of: concern, words),
            template: "portal.concern",
            content: content,
            breadcrumb: [Crumb(words("portal.concerns.title"), context.link(PortalPaths.concerns))]
        )
    }

    static func title(of concern: Concern, _ words: Words) -> String {
        let topic = ConcernForm.name(of: concern.subject.topic, in: concern.kind, words)
        return "\(words("portal.concern.kind.\(concern.kind.rawValue)")): \(topic)"
    }

    static func recipient(of concern: Concern, _ words: Words) -> String {
        switch concern.recipient {
        case .office: words("portal.concern.office")
        case .organisation(_, let name): name
        }
    }

    private static func rows(of concern: Concern, _ words: Words) -> [SummaryList.Row] {
        let sender = concern.sender
        return [
            SummaryList.Row(words("portal.concerns.name"), [sender.name]),
            SummaryList.Row(words("portal.concern.organisation.label"), [sender.organisation]),
            SummaryList.Row(words("portal.concern.mail.label"), [sender.mail]),
            SummaryList.Row(words("portal.concern.phone.label"), [sender.phone]),
            SummaryList.Row(words("portal.concerns.language"), [words.languageName(sender.language)]),
            SummaryList.Row(words("portal.concern.place.label"), [concern.subject.place]),
            SummaryList.Row(words("portal.concerns.recipient"), [recipient(of: concern, words)]),
            SummaryList.Row(words("portal.concerns.received"), [words.moment(concern.receivedAt)]),
        ]
    }

    private static func actions(for concern: Concern, _ forms: Forms, _ context: ConcernContext) -> Actions {
        func view(_ form: Form, _ path: Path, _ weight: FormView.Weight = .plain) -> FormView {
            form.view(for: context, action: context.link(path, ["concern": concern.id.text]), weight: weight)
        }
        let isOwn = concern.handler == context.staff.member.account
        return Actions(
            taking: isOwn ? nil : view(ConcernDeskForm.taking(concern), PortalPaths.taking),
            answer: view(forms.answer, PortalPaths.answer, .main),
            passing: view(forms.passing, PortalPaths.passing),
            settingAside: view(ConcernDeskForm.settingAside(concern), PortalPaths.settingAside, .grave)
        )
    }
}
