import LotseCore
import LotseWeb

/// The forms of a case file as a whole: what they ask, and how answers become a draft.
enum CaseForms {
    static let note = Form("cases.note", [.required("text", .longText(maxLength: NoteStore.longest))])

    static func head(_ choices: CaseChoices, _ places: [Municipality], values: [String: String]) -> Form {
        Form("cases.head", headFields(choices, places) + [Field(CaseFormFlow.version, .hidden)], values: values)
    }

    static func headFields(_ choices: CaseChoices, _ places: [Municipality]) -> [Field] {
        [
            .required("language", .selection(choices.languages)),
            Field("interpreter", .tick),
            Field("country", .selection(choices.countries)),
            Field("place", .text()),
            Field("target", .selection(choices.municipalities(places))),
            Field("arrival", .day),
            .required("source", .selection(choices.options("cases.source", of: CaseFile.Source.self))),
        ]
    }

    static func values(_ head: CaseFile.Head) -> [String: String] {
        [
            "language": head.language.tag, "interpreter": head.wantsInterpreter ? "yes" : "",
            "country": head.origin.country?.code ?? "", "place": head.origin.place,
            "target": head.target?.text ?? "", "arrival": head.wishedArrival?.description ?? "",
            "source": head.source.rawValue, CaseFormFlow.version: "\(head.version)",
        ]
    }

    /// The draft that a valid form spells.
    static func draft(_ form: Form) -> CaseFile.Draft {
        CaseFile.Draft(
            language: Language(form.text("language")) ?? .german,
            wantsInterpreter: form.isTicked("interpreter"),
            origin: CaseFile.Origin(country: Country(form.text("country")), place: form.text("place")),
            target: MunicipalityKey(form.text("target")),
            wishedArrival: form.day("arrival"),
            source: form.choice("source") ?? .other
        )
    }
}
