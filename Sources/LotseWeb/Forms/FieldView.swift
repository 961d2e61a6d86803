import LotseCore

/// A question as its template sees it.
struct FieldView: Sendable {
    let name: String
    let id: String
    let label: String
    let hint: String?
    let why: String?
    let error: String?
    let describedBy: String?
    let isRequired: Bool
    let autocomplete: String?
    let value: String
    let type: String
    let inputMode: String?
    let maxLength: Int?
    let accept: String?
    let options: [OptionView]
    let suggestions: [String]
    let isText: Bool
    let isTextarea: Bool
    let isSelect: Bool
    let isRadios: Bool
    let isCheckboxes: Bool
    let isCheckbox: Bool
    let isFile: Bool
    let isHidden: Bool
    let isTrap: Bool
    let hasSuggestions: Bool
    let isChecked: Bool

    struct OptionView: Sendable {
        let id: String
        let value: String
        let label: String
        let line: String?
        let isSelected: Bool
    }

    init(_ field: Field, formKey: String, typed: FormData, error: String?, words: Words) {
        let base = "\(formKey).\(field.name)"
        name = field.name
        id = field.name
        isHidden = if case .hidden = field.kind { true } else { false }
        label = isHidden ? "" : field.label ?? words("\(base).label")
        hint = words.has("\(base).hint") ? words("\(base).hint") : nil
        why = words.has("\(base).why") ? words("\(base).why") : nil
        self.error = error
        let described = [(hint, "hint"), (error, "error")].compactMap { $0.0 == nil ? nil : "\(field.name)-\($0.1)" }
        describedBy = described.isEmpty ? nil : described.joined(separator: " ")
        isRequired = field.isRequired
        autocomplete = field.autocomplete.isEmpty ? nil : field.autocomplete
        let look = Look(field.kind)
        type = look.type
        inputMode = look.inputMode
        maxLength = look.maxLength
        accept = look.accept
        suggestions = look.suggestions
        hasSuggestions = !look.suggestions.isEmpty
        value = look.type == "password" ? "" : typed[field.name]
        isText = look.shape == .text
        isTextarea = look.shape == .textarea
        isSelect = look.shape == .select
        isRadios = look.shape == .radios
        isCheckboxes = look.shape == .checkboxes
        isCheckbox = look.shape == .checkbox
        isFile = look.shape == .file
        isTrap = look.shape == .trap
        isChecked = look.shape == .checkbox && !typed[field.name].isEmpty
        let chosen = Set(typed.all(field.name))
        options = look.options.enumerated().map { position, option in
            OptionView(
                id: "\(field.name)-\(position)",
                value: option.value,
                label: option.label,
                line: option.line,
                isSelected: chosen.contains(option.value)
            )
        }
    }

    private enum Shape {
        case text, textarea, select, radios, checkboxes, checkbox, file, hidden, trap
    }

    /// How a kind of question looks in HTML.
    private struct Look {
        var shape = Shape.text
        var type = "text"
        var inputMode: String?
        var maxLength: Int?
        var accept: String?
        var options: [Field.Option] = []
        var suggestions: [String] = []

        init(_ kind: Field.Kind) {
            switch kind {
            case .text(let limit): maxLength = limit
            case .suggested(let list, let limit): (suggestions, maxLength) = (list, limit)
            case .mail: (type, inputMode, maxLength) = ("email", "email", 254)
            case .phone: (type, inputMode, maxLength) = ("tel", "tel", 40)
            case .longText(let limit): (shape, maxLength) = (.textarea, limit)
            case .day: type = "date"
            case .number: inputMode = "numeric"
            case .money: inputMode = "decimal"
            case .choice(let list): (shape, options) = (.radios, list)
            case .selection(let list): (shape, options) = (.select, list)
            case .choices(let list): (shape, options) = (.checkboxes, list)
            case .tick: shape = .checkbox
            case .password: type = "password"
            case .code: (inputMode, maxLength) = ("numeric", 64)
            case .file(let types): (shape, accept) = (.file, types)
            case .hidden: shape = .hidden
            case .trap: shape = .trap
            }
        }
    }
}
