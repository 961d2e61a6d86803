import LotseCore
import LotseWeb

/// The form with which an adviser passes a need on.
struct ReferForm: Sendable {
    let situation: ReferralSituation
    let words: Words
    let day: Day

    private static let other = "other"

    var form: Form {
        var recipient: [Field] = []
        if !situation.bodies.isEmpty {
            let named = situation.bodies.enumerated().map { place, body in
                Field.Option("\(place)", words("cases.refer.body", ["body": body.name, "day": body.since]))
            }
            let other = Field.Option(Self.other, words("cases.refer.other-body"))
            recipient.append(.required("body", .choice(named + [other])))
        }
        recipient.append(
            Field(
                "organisation",
                .selection(
                    [Field.Option("", words("cases.refer.nobody"))]
                        + situation.organisations.map { Field.Option($0.id.text, $0.name) }
                )
            )
        )
        var request: [Field] = [Field("message", .longText(maxLength: 2000))]
        if !situation.proposals.isEmpty {
            let options = situation.proposals.map { Field.Option($0.id.text, $0.title) }
            request.append(
                Field("proposal", .selection([Field.Option("", words("cases.refer.no-proposal"))] + options))
            )
        }
        let consent: [Field] = [
            .required(
                "consent",
                .choice(
                    Consenting.allCases.map {
                        Field.Option($0.rawValue, words("cases.refer.consent.\($0.rawValue)"))
                    }
                )
            ),
            Field("consent-day", .day),
            Field("fields", .choices(CaseChoices(words: words).options("cases.field", of: CaseField.self))),
        ]
        return Form(
            "cases.refer",
            sections: [
                Form.Section("cases.refer.recipient", recipient), Form.Section("cases.refer.request", request),
                Form.Section("cases.refer.consent-section", consent + [Field("as-draft", .tick)]),
            ],
            values: [
                "body": situation.bodies.count == 1 ? "0" : "", "consent-day": day.description,
                "consent": situation.bodies.contains { !situation.permitted($0.organisation, on: day).isEmpty }
                    ? Consenting.given.rawValue : "",
            ]
        ).presetting("fields", to: CaseField.proposed(for: situation.need.topic).map(\.rawValue))
    }

    /// Where the consent comes from.
    enum Consenting: String, CaseIterable, Sendable {
        /// It was given before.
        case given
        case paper
        case oral

        var way: ConsentWay? {
            switch self {
            case .given: nil
            case .paper: .paper
            case .oral: .oral
            }
        }
    }

    /// What was sent and fits together.
    struct Order: Sendable {
        let organisation: Identifier<Organisation>
        let name: String
        let mail: String
        let message: String
        let proposal: Identifier<Proposal>?
        /// A consent to be noted with the referral; nil where one is in force.
        let consent: (way: ConsentWay, day: Day, fields: Set<CaseField>)?
        let isDraft: Bool
    }

    func reading(_ data: FormData) -> (form: Form, order: Order?) {
        var read = form.reading(data)
        // Nobody may be asked whom the adviser did not mean: the consent would be noted for the wrong body.
        if read.number("body") != nil, !read.text("organisation").isEmpty {
            read = read.adding(FormError("body", "cases.refer.error.two-bodies"))
            return (read, nil)
        }
        guard let body = body(in: read) else {
            read = read.adding(FormError("organisation", "cases.refer.error.nobody"))
            return (read, nil)
        }
        let consenting = read.choice("consent", as: Consenting.self)
        var consent: (way: ConsentWay, day: Day, fields: Set<CaseField>)?
        if let way = consenting?.way {
            let fields = Set(read.chosen("fields").compactMap(CaseField.init(rawValue:)))
            if fields.isEmpty { read = read.adding(FormError("fields", "cases.refer.error.fields")) }
            if let given = read.day("consent-day"), given <= day {
                consent = (way, given, fields)
            } else if read.isValid {
                read = read.adding(FormError("consent-day", "cases.refer.error.consent-day"))
            }
        } else if consenting == .given, situation.permitted(body.organisation, on: day).isEmpty {
            read = read.adding(FormError("consent", "cases.refer.error.no-consent"))
        }
        guard read.isValid else { return (read, nil) }
        let order = Order(
            organisation: body.organisation,
            name: body.name,
            mail: body.mail,
            message: read.text("message"),
            proposal: read.identifier("proposal"),
            consent: consent,
            isDraft: read.isTicked("as-draft")
        )
        return (read, order)
    }

    private func body(in form: Form) -> (organisation: Identifier<Organisation>, name: String, mail: String)? {
        if let place = form.number("body"), situation.bodies.indices.contains(place) {
            let body = situation.bodies[place]
            return (body.organisation, body.name, body.contact.mail)
        }
        let id: Identifier<Organisation>? = form.identifier("organisation")
        return situation.organisations.first { $0.id == id }.map { ($0.id, $0.name, $0.contact.mail) }
    }
}
