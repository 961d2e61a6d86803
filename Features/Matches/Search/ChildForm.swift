import LotseCore
import LotseWeb

/// What a child needs of its Kita or school, as a form.
struct ChildForm {
    let words: Words

    private var form: Form {
        let languages = ChildNeeds.languages.map { Field.Option($0.tag, words.languageName($0)) }
        return Form(
            "matches.child",
            [
                Field("language", .selection([Field.Option("", words("matches.child.any-language"))] + languages)),
                Field("inclusion", .tick), Field("agreed", .tick), Field(ProfileForm.version, .hidden),
            ]
        )
    }

    func filled(_ kept: Kept<ChildNeeds>?) -> Form {
        let isTicked = kept?.value.needsInclusion == true ? "1" : ""
        return form.presetting("language", to: [kept?.value.language?.tag ?? ""])
            .presetting("inclusion", to: [isTicked]).presetting("agreed", to: [isTicked])
            .presetting(ProfileForm.version, to: ["\(kept?.version ?? 0)"])
    }

    func read(_ data: FormData) -> (form: Form, needs: ChildNeeds?) {
        var form = form.reading(data)
        if form.isTicked("inclusion"), !form.isTicked("agreed") {
            form = form.adding(FormError("agreed", "matches.error.agreed"))
        }
        guard form.isValid else { return (form, nil) }
        let needs = ChildNeeds(language: Language(form.text("language")), needsInclusion: form.isTicked("inclusion"))
        return (form, needs)
    }
}
