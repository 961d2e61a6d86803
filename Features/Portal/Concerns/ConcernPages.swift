import LotseCore
import LotseWeb

/// The second or third door from inside: what happens with a concern, and the form.
struct ConcernFormPage: Sendable {
    let lead: String
    let form: FormView
    let privacyPath: String

    static func page(_ kind: Concern.Kind, _ form: Form, for context: AllianceContext, action: Path) -> Page {
        let content = ConcernFormPage(
            lead: context.words("portal.\(kind.rawValue).lead"),
            form: form.view(
                for: context,
                action: context.link(action),
                cancel: context.link(FloorPaths.allianceStart)
            ),
            privacyPath: context.link(FloorPaths.privacy)
        )
        return Page(
            context.words("portal.\(kind.rawValue).title"),
            template: "portal.concern-form",
            content: content,
            breadcrumb: [Crumb(context.words("layout.home"), context.link(FloorPaths.allianceStart))]
        )
    }
}

/// What a sender sees of a concern over the secret link.
struct OwnConcernPage: Sendable {
    let status: Tag
    let sentence: String
    let answer: String?
    let summary: SummaryList
    let text: String
    let withdrawal: FormView

    static func page(for context: OwnConcernContext) -> Page {
        let (concern, words) = (context.concern, context.words)
        let content = OwnConcernPage(
            status: Tag(concern.status, words("portal.own.status.\(concern.status.rawValue)")),
            sentence: words("portal.own.sentence.\(concern.status.rawValue)"),
            answer: concern.answer,
            summary: SummaryList(rows(of: concern, words)),
            text: concern.subject.text,
            withdrawal: Form("portal.withdraw", []).view(
                for: context,
                action: context.link(PortalPaths.withdrawal, ["link": context.link]),
                weight: .grave
            )
        )
        return Page(words("portal.own.title"), template: "portal.own-concern", content: content)
    }

    private static func rows(of concern: Concern, _ words: Words) -> [SummaryList.Row] {
        let recipient =
            switch concern.recipient {
            case .office: words("portal.concern.office")
            case .organisation(_, let name): name
            }
        return [
            SummaryList.Row(words("portal.own.received"), [words.moment(concern.receivedAt)]),
            SummaryList.Row(words("portal.own.recipient"), [recipient]),
            SummaryList.Row(
                words("portal.concern.topic.label"),
                [ConcernForm.name(of: concern.subject.topic, in: concern.kind, words)]
            ),
            SummaryList.Row(words("portal.concern.place.label"), [concern.subject.place]),
        ]
    }
}

/// After the data of a concern are gone.
struct WithdrawnPage: Sendable {
    let homePath: String
}

extension Tag {
    /// The state of a concern in the words of whoever reads it.
    init(_ status: Concern.Status, _ text: String) {
        let kind: Kind =
            switch status {
            case .new: .waiting
            case .taken: .info
            case .answered: .good
            case .setAside: .neutral
            }
        self.init(kind, text)
    }
}
