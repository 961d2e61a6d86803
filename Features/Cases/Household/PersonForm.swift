import LotseCore
import LotseWeb

/// The questions about a member of a household, and the draft that the answers make.
enum PersonForm {
    /// - Parameters:
    ///   - choices: in the reader's language.
    ///   - isMain: the main person stays the main person.
    ///   - values: what stands in the fields at first.
    /// - Returns: the form.
    static func form(_ choices: CaseChoices, isMain: Bool, values: [String: String]) -> Form {
        let parts = Person.Part.allCases.filter { $0 != .main }
        let levels = choices.options("cases.level", of: Person.LanguageLevel.self)
        var fields: [Field] = isMain ? [] : [.required("part", .choice(choices.options("cases.part", parts)))]
        fields += nameFields
        fields += [
            Field("born", .day), Field("sex", .choice(choices.options("cases.sex", of: Person.Sex.self))),
            Field("occupation", .text()),
        ]
        fields += contactFields
        fields += [
            Field("german", .selection(levels)),
            Field("first", .selection(choices.orNone("form.unknown", choices.languages))),
            Field("other", .selection(choices.orNone("cases.none", choices.languages))),
            Field("other-level", .selection(levels)), Field(CaseFormFlow.version, .hidden),
        ]
        return Form("cases.person", fields, values: values)
    }

    static var nameFields: [Field] { [.required("given", .text()), Field("family", .text())] }
    static var contactFields: [Field] { [Field("phone", .phone), Field("mail", .mail)] }

    static func values(_ person: Person) -> [String: String] {
        let skills = Skills(person.languages)
        return [
            "part": person.part.rawValue, "given": person.givenName, "family": person.familyName,
            "born": person.bornOn?.description ?? "", "sex": person.sex.rawValue, "occupation": person.occupation,
            "phone": person.phone, "mail": person.mail, "german": skills.german.rawValue,
            "first": skills.first?.tag ?? "", "other": skills.other?.language.tag ?? "",
            "other-level": skills.other?.level.rawValue ?? Person.LanguageLevel.unknown.rawValue,
            CaseFormFlow.version: "\(person.version)",
        ]
    }

    static func draft(_ form: Form, part: Person.Part, keeping before: [Person.LanguageSkill]) -> Person.Draft {
        Person.Draft(
            part: part,
            givenName: form.text("given"),
            familyName: form.text("family"),
            bornOn: form.day("born"),
            sex: form.choice("sex") ?? .unknown,
            occupation: form.text("occupation"),
            mail: form.text("mail"),
            phone: form.text("phone"),
            languages: Skills(form).merged(into: before)
        )
    }

    /// The language skills that the form asks about; others of a person stay as they are.
    private struct Skills {
        var german = Person.LanguageLevel.unknown
        /// What the person grew up with.
        var first: Language?
        var other: Person.LanguageSkill?

        init(_ skills: [Person.LanguageSkill]) {
            german = skills.first { $0.language == .german }?.level ?? .unknown
            first = skills.first { $0.level == .native }?.language
            other = skills.first { $0.language != .german && $0.level != .native }
        }

        init(_ form: Form) {
            german = form.choice("german") ?? .unknown
            first = Language(form.text("first"))
            if let language = Language(form.text("other")) {
                other = Person.LanguageSkill(language: language, level: form.choice("other-level") ?? .unknown)
            }
        }

        func merged(into before: [Person.LanguageSkill]) -> [Person.LanguageSkill] {
            let asked = Skills(before)
            let untouched = before.filter { skill in
                skill.language != .german && skill.language != asked.first && skill.language != asked.other?.language
            }
            var levels = Dictionary(untouched.map { ($0.language, $0.level) }, uniquingKeysWith: { first, _ in first })
            if let other { levels[other.language] = other.level }
            if german != .unknown { levels[.german] = german }
            if let first { levels[first] = .native }
            return levels.map { Person.LanguageSkill(language: $0.key, level: $0.value) }
                .sorted { $0.language.tag < $1.language.tag }
        }
    }
}
