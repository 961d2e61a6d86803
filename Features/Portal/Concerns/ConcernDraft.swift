import LotseCore
import LotseWeb

/// A concern that was sent and read, before it has an identifier.
struct ConcernDraft: Sendable, Equatable {
    let alliance: Identifier<Alliance>
    let kind: Concern.Kind
    let sender: Concern.Sender
    let subject: Concern.Subject
    let consentVersion: String
    let recipient: Concern.Recipient
}

/// The form behind the second and third door.
enum ConcernForm {
    static func form(_ kind: Concern.Kind, places: [String], words: Words) -> Form {
        Form(
            "portal.concern",
            sections: [
                .init(
                    "portal.concern.section.subject",
                    [
                        .required("topic", .choice(topics(of: kind, words))),
                        Field("place", .suggested(places, maxLength: 100), isRequired: kind == .employer),
                        .required("text", .longText(maxLength: 3000)),
                    ]
                ),
                .init(
                    "portal.concern.section.sender",
                    [
                        .required("name", .text(maxLength: 100), autocomplete: "name"),
                        Field(
                            "organisation",
                            .text(maxLength: 200),
                            isRequired: kind == .employer,
                            autocomplete: "organization"
                        ),
                        Field("mail", .mail, autocomplete: "email"),
                        Field("phone", .phone, autocomplete: "tel"),
                        .required("consent", .tick),
                    ]
                ),
            ]
        )
    }

    /// The form with what several fields together, or a text as a whole, get wrong.
    static func checked(_ form: Form) -> Form {
        var form = form
        let isReachable = form.optionalText("mail") != nil || form.optionalText("phone") != nil
        if !isReachable { form = form.adding(FormError("mail", "portal.concern.error.unreachable")) }
        if countOfAddresses(in: form.text("text")) > mostAddresses {
            form = form.adding(FormError("text", "portal.concern.error.addresses"))
        }
        return form
    }

    /// What was said about the subject.
    static func subject(of form: Form, among municipalities: [Municipality]) -> Concern.Subject {
        Concern.Subject(
            topic: form.choice("topic"),
            place: form.text("place"),
            municipality: PlaceReading.municipality(form.text("place"), among: municipalities)?.key,
            text: form.text("text")
        )
    }

    static func sender(of form: Form, language: Language) -> Concern.Sender {
        Concern.Sender(
            name: form.text("name"),
            organisation: form.text("organisation"),
            mail: form.text("mail"),
            phone: form.text("phone"),
            language: language
        )
    }

    /// The topic's name as a sender of this kind of concern is asked for it.
    static func name(of topic: Topic?, in kind: Concern.Kind, _ words: Words) -> String {
        guard let topic else { return words("portal.concern.topic.other") }
        return switch kind {
        case .employer: words("portal.employer.topic.\(topic.rawValue)")
        case .idea: words("topic.\(topic.rawValue)")
        }
    }

    /// One web address is a firm's own; a text with many of them is an advertisement.
    private static let mostAddresses = 2

    private static func countOfAddresses(in text: String) -> Int {
        text.lowercased().split(whereSeparator: \.isWhitespace).count { $0.contains("://") || $0.hasPrefix("www.") }
    }

    private static func topics(of kind: Concern.Kind, _ words: Words) -> [Field.Option] {
        kind.topics.map { Field.Option($0.rawValue, name(of: $0, in: kind, words)) }
            + [Field.Option("other", name(of: nil, in: kind, words))]
    }
}
