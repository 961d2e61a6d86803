import LotseCore

/// A form as its template sees it.
package struct FormView: Sendable {
    let action: String
    let isMultipart: Bool
    let token: String
    let errors: [ErrorView]
    let hasErrors: Bool
    let sections: [SectionView]
    let submitLabel: String
    let buttonClass: String
    let cancelPath: String?
    /// Whether leaving the page would lose more than is quickly typed again.
    let isDraft: Bool

    /// How much a form's button matters on its page.
    package enum Weight: String, Sendable {
        /// The one action of the page, in the signal colour.
        case main = "button-main"
        /// One among others.
        case plain = "button"
        /// Takes something away for good.
        case grave = "button-grave"
    }

    struct ErrorView: Sendable {
        let fieldID: String
        let text: String
    }

    struct SectionView: Sendable {
        let legend: String
        let hasLegend: Bool
        let fields: [FieldView]
    }
}

extension Form {
    /// The form for a page.
    ///
    /// - Parameters:
    ///   - context: whose reader's words and session are used.
    ///   - action: the path it is sent to.
    ///   - submit: catalogue key of the button, `<form>.submit` unless said.
    ///   - cancel: where somebody goes who does not want to send it.
    ///   - weight: how much its button matters on the page.
    /// - Returns: the value for the template `form`.
    package func view(
        for context: some PageContext,
        action: String,
        submit: String? = nil,
        cancel: String? = nil,
        weight: FormView.Weight = .main
    ) -> FormView {
        let words = context.words
        let sentences = Dictionary(
            errors.map { ($0.field, words($0.key, $0.arguments)) },
            uniquingKeysWith: { first, _ in first }
        )
        let views = sections.map { section in
            FormView.SectionView(
                legend: section.legendKey.isEmpty ? "" : words(section.legendKey),
                hasLegend: !section.legendKey.isEmpty,
                fields: section.fields.map {
                    FieldView($0, formKey: key, typed: typed, error: sentences[$0.name], words: words)
                }
            )
        }
        let isMultipart = fields.contains { if case .file = $0.kind { true } else { false } }
        return FormView(
            action: action,
            isMultipart: isMultipart,
            token: context.visitor.newToken(),
            errors: errors.map { error in
                FormView.ErrorView(
                    fieldID: fieldID(error.field),
                    text: "\(label(error.field, words)): \(words(error.key, error.arguments))"
                )
            },
            hasErrors: !errors.isEmpty,
            sections: views,
            submitLabel: words(submit ?? "\(key).submit"),
            buttonClass: weight.rawValue,
            cancelPath: cancel,
            isDraft: isDraft
        )
    }

    /// Neither a search nor a sign-in: those hold one line, or a secret that is typed anew each time.
    var isDraft: Bool {
        let asked = fields.filter { field in
            switch field.kind {
            case .hidden, .trap: false
            default: true
            }
        }
        let hasSecret = asked.contains { field in
            switch field.kind {
            case .password, .code: true
            default: false
            }
        }
        let isOneLine =
            asked.count == 1
            && asked.allSatisfy { field in
                switch field.kind {
                case .longText, .choices, .file: false
                default: true
                }
            }
        return !asked.isEmpty && !hasSecret && !isOneLine
    }

    /// Errors of a group of boxes lead to the first box.
    private func fieldID(_ name: String) -> String {
        guard let field = fields.first(where: { $0.name == name }) else { return "form" }
        return switch field.kind {
        case .choice(let options), .choices(let options): options.isEmpty ? name : "\(name)-0"
        default: name
        }
    }

    private func label(_ name: String, _ words: Words) -> String {
        guard let field = fields.first(where: { $0.name == name }) else { return words("form.error.general") }
        return field.label ?? words("\(key).\(name).label")
    }
}
