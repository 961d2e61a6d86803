import LotseCore

/// One question of a form: what may be answered, and how it is asked.
///
/// Its words stand in the catalogue under `<form>.<name>.label`, `.hint` and `.why`; hint and why only where
/// they exist. Where what is asked comes from somewhere else, `label` says it.
package struct Field: Sendable {
    package let name: String
    package let kind: Kind
    package var isRequired = false
    /// The HTML autocomplete token, so that browsers and helpers know what is asked (WCAG 1.3.5).
    package var autocomplete = ""
    /// What is asked, in the reader's language; nil for the catalogue's word.
    package var label: String?

    package enum Kind: Sendable {
        case text(maxLength: Int = 200)
        case mail
        case phone
        case longText(maxLength: Int = 4000)
        case day
        case number(ClosedRange<Int>)
        /// Euros, with cents after a comma or point.
        case money(ClosedRange<Int64>)
        /// One of few, all of them shown.
        case choice([Option])
        /// One of many, in a list to open.
        case selection([Option])
        /// Any number of few.
        case choices([Option])
        case tick
        case password(isNew: Bool)
        case code
        /// A file, judged by the handler.
        case file(accept: String)
        case hidden
        /// A text field that people do not see and scripts fill in; the handler looks whether it is empty.
        case trap
        /// Text with suggestions that a browser can offer.
        case suggested([String], maxLength: Int = 200)
    }

    /// One possible answer.
    package struct Option: Sendable, Equatable {
        package let value: String
        package let label: String
        /// What explains it, under its label.
        package let line: String?

        package init(_ value: String, _ label: String, line: String? = nil) {
            self.value = value
            self.label = label
            self.line = line
        }
    }

    package init(
        _ name: String,
        _ kind: Kind,
        isRequired: Bool = false,
        autocomplete: String = "",
        label: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.autocomplete = autocomplete
        self.label = label
    }

    /// A question that must be answered.
    package static func required(_ name: String, _ kind: Kind, autocomplete: String = "") -> Field {
        Field(name, kind, isRequired: true, autocomplete: autocomplete)
    }
}
