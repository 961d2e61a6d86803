import LotseCore
import LotseWeb

/// One question of the public intake as a form: how it is asked, and how its answer is read.
struct IntakeForm: Sendable {
    let step: IntakeStep
    /// The answers to the other questions.
    let answers: IntakeAnswers
    let words: Words
    let day: Day
    let choices: Choices

    /// What may be chosen, beside what the catalogue knows.
    struct Choices: Sendable {
        /// The municipalities of the alliance's territory, by name.
        var places: [Municipality]
        /// The bodies that answer for the chosen topics at the chosen place.
        var offers: [ConsentOffer]

        static let none = Choices(places: [], offers: [])
    }

    static let mostChildren = 8
    /// Nobody plans a move further ahead than this.
    private static let farthestArrivalInMonths = 60

    /// The form with what was answered before.
    var form: Form {
        let form = Form("cases.intake.\(step.rawValue)", fields, values: values)
        return switch step {
        case .topics: form.presetting("topics", to: (answers.topics ?? []).map(\.rawValue))
        case .consent: form.presetting("bodies", to: (consentInForce?.bodies ?? []).map(\.formValue))
        default: form
        }
    }

    /// What was sent: the form with its errors, and the answers where there are none.
    func reading(_ data: FormData) -> (form: Form, answers: IntakeAnswers?) {
        var read = form.reading(data)
        for error in furtherErrors(in: read) { read = read.adding(error) }
        guard read.isValid else { return (read, nil) }
        return (read, taking(read))
    }

    // MARK: - Asking

    private var fields: [Field] {
        switch step {
        case .intention:
            [
                .required("intention", .choice(options(IntakeAnswers.Intention.allCases, "cases.intention"))),
                Field(IntakeGuard.trap, .trap),
            ]
        case .name:
            [
                Field("given-name", .text(maxLength: 100), autocomplete: "given-name"),
                Field("family-name", .text(maxLength: 100), autocomplete: "family-name"),
            ]
        case .people:
            [.required("adults", .number(1...20)), .required("children", .number(0...Self.mostChildren))]
        case .children: (1...max(1, answers.people?.children ?? 1)).map { .required("child-\($0)", .day) }
        case .origin:
            [
                .required("country", .selection(countries), autocomplete: "country"),
                Field("place", .text(maxLength: 100), autocomplete: "address-level2"),
            ]
        case .destination: [.required("municipality", .selection(places))]
        case .arrival: [.required("arrival", .choice(arrivals)), Field("day", .day)]
        case .topics: [.required("topics", .choices(options(Topic.allCases, "topic")))]
        case .urgent: [.required("urgent", .choice(options(answers.topics ?? [], "topic")))]
        case .occupation: [Field("occupation", .longText(maxLength: 300))]
        case .message: [Field("message", .longText(maxLength: 2000))]
        case .contact:
            [
                Field("mail", .mail, autocomplete: "email"), Field("phone", .phone, autocomplete: "tel"),
                .required("language", .selection(Self.languages)), Field("interpreter", .tick),
            ]
        case .consent: consentFields
        case .check: []
        }
    }

    private var consentFields: [Field] {
        let offers = choices.offers.map { offer in
            Field.Option(
                offer.body.formValue,
                words(
                    "cases.intake.consent.body",
                    ["body": offer.name, "topic": words("topic.\(offer.body.topic.rawValue)")]
                )
            )
        }
        let bodies = offers.isEmpty ? [] : [Field("bodies", .choices(offers))]
        return [.required("advice", .tick)] + bodies + [Field("follow-up", .tick)]
    }

    private var values: [String: String] {
        switch step {
        case .intention: ["intention": answers.intention?.rawValue ?? ""]
        case .name: ["given-name": answers.name?.given ?? "", "family-name": answers.name?.family ?? ""]
        case .people: answers.people.map { ["adults": "\($0.adults)", "children": "\($0.children)"] } ?? [:]
        case .children:
            Dictionary(
                uniqueKeysWithValues: (answers.children ?? []).enumerated().map { ("child-\($0 + 1)", "\($1)") }
            )
        case .origin: ["country": answers.origin?.country ?? "", "place": answers.origin?.place ?? ""]
        case .destination:
            ["municipality": answers.destination.map { $0.municipality?.text ?? "open" } ?? ""]
        case .arrival:
            [
                "arrival": answers.arrival?.choice.rawValue ?? "",
                "day": answers.arrival?.day.map(\.description) ?? "",
            ]
        case .urgent: ["urgent": answers.mostUrgent?.rawValue ?? ""]
        case .occupation: ["occupation": answers.occupation ?? ""]
        case .message: ["message": answers.message ?? ""]
        case .contact:
            [
                "mail": answers.contact?.mail ?? "", "phone": answers.contact?.phone ?? "",
                "language": (answers.contact?.language ?? words.language).tag,
                "interpreter": answers.contact?.wantsInterpreter == true ? "yes" : "",
            ]
        case .consent:
            [
                "advice": consentInForce?.advice == true ? "yes" : "",
                "follow-up": consentInForce?.followUp == true ? "yes" : "",
            ]
        case .topics, .check: [:]
        }
    }

    /// The consents given before, unless the topics or the place are others now.
    private var consentInForce: IntakeAnswers.ConsentChoice? {
        answers.consent.flatMap { $0.basis == answers.consentBasis ? $0 : nil }
    }

    private func options<Value: RawRepresentable<String>>(_ values: [Value], _ key: String) -> [Field.Option] {
        values.map { Field.Option($0.rawValue, words("\(key).\($0.rawValue)")) }
    }

    private var countries: [Field.Option] {
        [Field.Option("", words("cases.intake.choose"))]
            + words.countries().map { Field.Option($0.country.code, $0.name) }
    }

    private var places: [Field.Option] {
        let open = [
            Field.Option("", words("cases.intake.choose")),
            Field.Option("open", words("cases.intake.destination.open")),
        ]
        return open
            + choices.places.map { place in
                let names = [place.name, place.sorbianName].compactMap(\.self).joined(separator: " / ")
                return Field.Option(place.key.text, names)
            }
    }

    private var arrivals: [Field.Option] {
        options(IntakeAnswers.Arrival.Choice.allCases, "cases.intake.arrival.choice")
    }

    /// Languages that a conversation can be asked for in, by their own names.
    private static let languages: [Field.Option] = [
        "de", "de-x-leicht", "en", "pl", "uk", "ar", "cs", "ru", "vi", "hsb", "dsb", "fr", "es", "fa", "tr", "ro",
    ].compactMap { tag in Language(tag).map { Field.Option($0.tag, $0.ownName) } }

    // MARK: - Reading

    private func furtherErrors(in form: Form) -> [FormError] {
        switch step {
        case .name where form.text("given-name").isEmpty && form.text("family-name").isEmpty:
            // Many people have one name only.
            [FormError("given-name", "form.error.missing")]
        case .children: childErrors(in: form)
        case .arrival where form.text("arrival") == "by": arrivalErrors(in: form)
        case .contact where form.text("mail").isEmpty && form.text("phone").isEmpty:
            [FormError("mail", "cases.intake.contact.error.no-way")]
        default: []
        }
    }

    private func childErrors(in form: Form) -> [FormError] {
        fields.compactMap { field in
            guard let born = form.day(field.name) else { return nil }
            if born > day { return FormError(field.name, "cases.intake.children.error.future") }
            return born.age(on: day) > 25 ? FormError(field.name, "cases.intake.children.error.grown-up") : nil
        }
    }

    private func arrivalErrors(in form: Form) -> [FormError] {
        guard let wished = form.day("day") else {
            return form.text("day").isEmpty ? [FormError("day", "form.error.missing")] : []
        }
        if wished < day { return [FormError("day", "cases.intake.arrival.error.past")] }
        let farthest = day.adding(months: Self.farthestArrivalInMonths)
        return wished > farthest ? [FormError("day", "cases.intake.arrival.error.too-far")] : []
    }

    private func taking(_ form: Form) -> IntakeAnswers {
        var new = answers
        switch step {
        case .intention: new.intention = form.choice("intention")
        case .name: new.name = .init(given: form.text("given-name"), family: form.text("family-name"))
        case .people:
            new.people = .init(adults: form.number("adults") ?? 1, children: form.number("children") ?? 0)
        case .children: new.children = fields.compactMap { form.day($0.name) }
        case .origin: new.origin = .init(country: form.text("country"), place: form.text("place"))
        case .destination:
            let key = form.text("municipality")
            new.destination = key == "open" ? .open : .municipality(key)
        case .arrival:
            new.arrival = form.choice("arrival", as: IntakeAnswers.Arrival.Choice.self)
                .map { IntakeAnswers.Arrival($0, day: form.day("day")) }
        case .topics:
            let ticked = Set(form.chosen("topics"))
            new.topics = Topic.allCases.filter { ticked.contains($0.rawValue) }
        case .urgent: new.mostUrgent = form.choice("urgent")
        case .occupation: new.occupation = form.text("occupation")
        case .message: new.message = form.text("message")
        case .contact:
            new.contact = .init(
                mail: form.text("mail"),
                phone: form.text("phone"),
                language: Language(form.text("language")) ?? words.language,
                wantsInterpreter: form.isTicked("interpreter")
            )
        case .consent:
            let ticked = Set(form.chosen("bodies"))
            new.consent = .init(
                advice: form.isTicked("advice"),
                followUp: form.isTicked("follow-up"),
                bodies: choices.offers.map(\.body).filter { ticked.contains($0.formValue) },
                basis: answers.consentBasis
            )
        case .check: break
        }
        return new
    }
}

/// A body that somebody may consent to pass a need to, as the page of consents names it.
struct ConsentOffer: Sendable, Equatable {
    let body: IntakeAnswers.ConsentChoice.Body
    let name: String
}

extension IntakeAnswers.ConsentChoice.Body {
    /// How the page of consents names the body's box.
    var formValue: String { "\(topic.rawValue):\(organisation.text)" }
}
