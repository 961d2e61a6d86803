import LotseCore
import LotseWeb

/// What is asked when an adviser opens a case: the main person, the wish, the needs; the rest comes later.
enum CaseOpeningForm {
    static func form(
        _ choices: CaseChoices,
        _ places: [Municipality],
        _ houses: [OrganisationProfile],
        values: [String: String]
    ) -> Form {
        // Whoever works for one organisation only is not asked which.
        let house: [Field] =
            houses.count > 1
            ? [.required("organisation", .selection(houses.map { Field.Option($0.id.text, $0.name) }))] : []
        return Form(
            "cases.open",
            sections: [
                .init("cases.open.person", PersonForm.nameFields + [Field("born", .day)] + PersonForm.contactFields),
                .init("cases.open.wish", CaseForms.headFields(choices, places) + house),
                .init("cases.open.needs", [Field("topics", .choices(choices.topics))]),
            ],
            values: values
        )
    }

    static func defaults(_ staff: StaffContext) -> [String: String] {
        ["language": staff.language.primary, "source": CaseFile.Source.visit.rawValue]
    }

    /// Nil where the member works for no organisation that the form could mean.
    static func opening(_ form: Form, by staff: StaffContext) -> CaseFile.Opening? {
        let houses = staff.organisations(as: Role.caseworkers)
        let chosen = form.identifier("organisation", of: Organisation.self) ?? houses.first
        guard let organisation = chosen, houses.contains(organisation) else { return nil }
        let person = Person.Draft(
            part: .main,
            givenName: form.text("given"),
            familyName: form.text("family"),
            bornOn: form.day("born"),
            mail: form.text("mail"),
            phone: form.text("phone")
        )
        return CaseFile.Opening(
            alliance: staff.alliance.id,
            organisation: organisation,
            owner: staff.member.account,
            draft: CaseForms.draft(form),
            household: [person],
            needs: form.chosen("topics").compactMap(Topic.init(rawValue:)).map { Need.Draft(topic: $0) }
        )
    }
}
