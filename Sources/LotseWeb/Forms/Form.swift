package import LotseCore

/// A form: its questions in sections, what was typed, and what is wrong with it.
///
/// One declaration asks, reads and asks again: `Form("cases.note", …)` is rendered empty, `reading(context.form)`
/// checks what was sent, and a form with errors is rendered with everything that was typed.
package struct Form: Sendable {
    package let key: String
    package let sections: [Section]
    package private(set) var typed: FormData
    package private(set) var errors: [FormError]

    /// Questions that belong together; the legend is a catalogue key, empty for none.
    package struct Section: Sendable {
        let legendKey: String
        let fields: [Field]

        package init(_ legendKey: String = "", _ fields: [Field]) {
            self.legendKey = legendKey
            self.fields = fields
        }
    }

    /// - Parameters:
    ///   - key: where the form's words begin in the catalogue.
    ///   - sections: the questions.
    ///   - values: what stands in the fields at first.
    package init(_ key: String, sections: [Section], values: [String: String] = [:]) {
        self.key = key
        self.sections = sections
        typed = FormData(values.mapValues { [$0] })
        errors = []
    }

    package init(_ key: String, _ fields: [Field], values: [String: String] = [:]) {
        self.init(key, sections: [Section("", fields)], values: values)
    }

    package var fields: [Field] { sections.flatMap(\.fields) }
    package var isValid: Bool { errors.isEmpty }

    /// The form with several values in one field, for boxes that are ticked at first.
    package func presetting(_ name: String, to values: [String]) -> Form {
        var form = self
        var all = typed.values
        all[name] = values
        form.typed = FormData(all)
        return form
    }

    /// The form as it was sent, with an error for each answer that does not do.
    package func reading(_ data: FormData) -> Form {
        var form = self
        form.typed = data
        let expired = data.isOfferedAgain ? [FormError("form", "form.error.expired")] : []
        form.errors = expired + fields.compactMap { FieldRule.error(in: $0, of: data) }
        return form
    }

    /// The form with one more error, found by a rule that looks at more than one field.
    package func adding(_ error: FormError) -> Form {
        var form = self
        form.errors.append(error)
        return form
    }
}

/// What is wrong with one answer.
package struct FormError: Sendable, Equatable {
    package let field: String
    /// Catalogue key of the sentence.
    package let key: String
    package let arguments: [String: String]

    package init(_ field: String, _ key: String, _ arguments: [String: String] = [:]) {
        self.field = field
        self.key = key
        self.arguments = arguments
    }
}

/// Answers as typed values. Ask only a form that is valid.
extension Form {
    package func text(_ name: String) -> String { typed[name] }
    package func optionalText(_ name: String) -> String? { typed[name].isEmpty ? nil : typed[name] }
    package func day(_ name: String) -> Day? { FieldRule.day(typed[name]) }
    package func number(_ name: String) -> Int? { Int(typed[name]) }
    package func money(_ name: String) -> Money? { FieldRule.money(typed[name]) }
    package func isTicked(_ name: String) -> Bool { !typed[name].isEmpty }
    package func chosen(_ name: String) -> [String] { typed.all(name).filter { !$0.isEmpty } }
    package func file(_ name: String) -> FormData.SentFile? { typed.files[name] }
    package func identifier<Subject>(_ name: String, of _: Subject.Type = Subject.self) -> Identifier<Subject>? {
        Identifier(typed[name])
    }
    package func choice<Value: RawRepresentable>(_ name: String, as _: Value.Type = Value.self) -> Value?
    where Value.RawValue == String {
        Value(rawValue: typed[name])
    }
}
