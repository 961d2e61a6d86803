import LotseCore

/// The page that offers what was typed into an expired form: one button leads to the form, filled in.
struct FormAgainPage: Sendable {
    let action: String
    let token: String
    let values: [Value]
    let texts: [String]
    let hasTexts: Bool
    let hadFiles: Bool
    /// Where it can be thrown away; nil where it lies nowhere but on this page.
    let discardPath: String?

    struct Value: Sendable {
        let name: String
        let value: String
    }

    static func page(_ typed: TypedForm, isKept: Bool, for visitor: VisitorContext) -> Page {
        let content = FormAgainPage(
            action: typed.target,
            token: visitor.newToken(),
            values: typed.values.sorted { $0.key < $1.key }.flatMap { name, values in
                values.map { Value(name: name, value: $0) }
            },
            texts: typed.texts,
            hasTexts: !typed.texts.isEmpty,
            hadFiles: typed.hadFiles,
            discardPath: isKept ? visitor.link(FloorPaths.keptForm) : nil
        )
        return Page(visitor.words("form.again.title"), template: "form-again", content: content)
    }

    /// When nothing is kept any more.
    static func nothing(for visitor: VisitorContext) -> Page {
        let content = ErrorPage(
            title: visitor.words("form.again.nothing-title"),
            text: visitor.words("form.again.nothing"),
            incident: nil,
            homePath: visitor.link(FloorPaths.start)
        )
        return Page(content.title, template: "error-page", content: content)
    }
}
