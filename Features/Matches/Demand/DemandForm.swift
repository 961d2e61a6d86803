import LotseCore
import LotseWeb

/// Whom a firm will need, and by when.
struct DemandForm {
    let words: Words
    let language: Language
    let occupations: any OccupationSource
    let places: [Municipality]
    let today: Day

    /// The fields, with what is asked back about the occupation.
    private func form(_ questions: [Field] = [], values: [String: String]) -> Form {
        let choices = Choices(words: words)
        let levels = [Field.Option("", words("matches.plan.any-level"))] + choices.requirementLevels
        return Form(
            "matches.plan",
            [.required("occupation-1", .text(maxLength: 120))]
                + questions
                + [
                    Field("level", .selection(levels)),
                    .required("people", .number(DemandLine.possiblePeople)), .required("needed-by", .day),
                    .required("municipality", .selection(choices.municipalities(places.filter { $0.position != nil }))),
                    Field("german", .selection(choices.levels)),
                    .required("hours-from", .number(1...60)), .required("hours-to", .number(1...60)),
                    Field(ProfileForm.version, .hidden),
                ],
            values: values
        )
    }

    func filled(_ line: DemandLine?) -> Form {
        let content = line?.content
        return form(
            values: [
                "occupation-1": content.map {
                    occupations.name(of: $0.occupation, in: language) ?? ProfileForm.code($0.occupation)
                } ?? "",
                "level": content.map { "\($0.occupation % 10)" } ?? "",
                "people": content.map { "\($0.people)" } ?? "",
                "needed-by": content?.neededBy.description ?? "",
                "municipality": content?.municipality.text ?? "", "german": content?.german?.rawValue ?? "",
                "hours-from": "\(content?.hours.lowerBound ?? 35)",
                "hours-to": "\(content?.hours.upperBound ?? 40)", ProfileForm.version: "\(line?.version ?? 0)",
            ]
        )
    }

    func read(_ data: FormData) -> (form: Form, content: DemandLine.Content?) {
        let answers = OccupationAnswers(1, of: data, language: language, words, occupations)
        var form = answers.asking(in: form(answers.questions[0], values: [:]).reading(data))
        if let from = form.number("hours-from"), let to = form.number("hours-to"), from > to {
            form = form.adding(FormError("hours-to", "matches.error.hours"))
        }
        if let day = form.day("needed-by"), day < today {
            form = form.adding(FormError("needed-by", "matches.error.past"))
        }
        guard form.isValid, let code = answers.codes.first ?? nil, let people = form.number("people"),
            let neededBy = form.day("needed-by"), let from = form.number("hours-from"),
            let to = form.number("hours-to"), let place = MunicipalityKey(form.text("municipality"))
        else { return (form, nil) }
        let level = form.number("level") ?? code % 10
        let content = DemandLine.Content(
            occupation: code / 10 * 10 + level,
            people: people,
            neededBy: neededBy,
            german: form.choice("german"),
            hours: from...to,
            municipality: place
        )
        return (form, content)
    }
}
