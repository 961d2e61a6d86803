import LotseWeb

/// A page of a few sentences, a form, and where to go from here.
struct TextPage: Sendable {
    let paragraphs: [String]
    let form: FormView?
    let links: [Link]

    init(_ paragraphs: [String] = [], form: FormView? = nil, links: [Link] = []) {
        self.paragraphs = paragraphs
        self.form = form
        self.links = links
    }

    func page(_ title: String, breadcrumb: [Crumb] = []) -> Page {
        Page(title, template: "members.text-page", content: self, breadcrumb: breadcrumb)
    }
}

extension Form {
    /// The form with what this room answered where something could not be done.
    func adding(_ error: MembersError, to field: String, _ words: Words) -> Form {
        var arguments: [String: String] = [:]
        if case .locked(let end) = error { arguments["until"] = words.time(end) }
        return adding(FormError(field, error.key, arguments))
    }
}
