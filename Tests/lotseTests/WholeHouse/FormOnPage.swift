import Foundation

/// A form as a browser finds it on a page: its fields, and for each an answer that would do.
struct FormOnPage: Sendable {
    struct Field: Sendable {
        enum Kind: Sendable {
            case text
            case longText
            case day
            case number
            case mail
            case phone
            case password
            case file
            /// Radio buttons, lists and boxes: one of the values that the page offers.
            case choice
            case hidden
        }

        let name: String
        let kind: Kind
        var offered: [String]

        /// Whether people type into it and expect to find again what they typed.
        var isTyped: Bool { (kind == .text || kind == .longText) && name != Self.trap }

        /// People never see it; what stands in it is a machine's.
        private static let trap = "website"

        /// An answer in good faith.
        var answer: String {
            switch kind {
            case .text: "Ein Wort"
            case .longText: "Ein ganzer Satz."
            case .day: "2026-11-24"
            case .number: "1"
            case .mail: "jemand@example.org"
            case .phone: "0355 123456"
            case .password: "moewen-am-hafen-2"
            case .file: ""
            case .choice, .hidden: offered.first { !$0.isEmpty } ?? ""
            }
        }
    }

    let fields: [Field]

    /// The form that is sent to `action`, with or without a query; nil where the page has none.
    init?(sentTo action: String, on page: String) {
        var rest = page[...]
        while let start = rest.firstRange(of: "<form ") {
            rest = rest[start.lowerBound...]
            let end = rest.firstRange(of: "</form>")?.lowerBound ?? rest.endIndex
            let form = rest[..<end]
            rest = rest[end...]
            let head = form.prefix { $0 != ">" }
            guard let target = Self.attribute("action", of: head), head.contains("method=\"post\""),
                target == action || target.hasPrefix(action + "?")
            else { continue }
            fields = Self.fields(of: form)
            return
        }
        return nil
    }

    private static func fields(of form: Substring) -> [Field] {
        var fields: [Field] = []
        var list: String?
        func add(_ name: String, _ kind: Field.Kind, _ value: String) {
            if let place = fields.firstIndex(where: { $0.name == name }) {
                fields[place].offered.append(value)
            } else {
                fields.append(Field(name: name, kind: kind, offered: [value]))
            }
        }
        for piece in form.split(separator: "<") {
            let tag = piece.prefix { $0 != ">" }
            let value = attribute("value", of: tag) ?? ""
            if tag.hasPrefix("option "), let list { add(list, .choice, value) }
            if tag.hasPrefix("/select") { list = nil }
            guard let name = attribute("name", of: tag), name != "_token" else { continue }
            if tag.hasPrefix("select ") { list = name }
            if tag.hasPrefix("textarea ") { add(name, .longText, "") }
            if tag.hasPrefix("input ") { add(name, kind(attribute("type", of: tag) ?? "text"), value) }
        }
        return fields
    }

    private static func kind(_ type: String) -> Field.Kind {
        switch type {
        case "hidden": .hidden
        case "radio", "checkbox": .choice
        case "date": .day
        case "number": .number
        case "email": .mail
        case "tel": .phone
        case "password": .password
        case "file": .file
        default: .text
        }
    }

    private static func attribute(_ name: String, of tag: Substring) -> String? {
        guard let start = tag.firstRange(of: " \(name)=\"") else { return nil }
        return unescaped(String(tag[start.upperBound...].prefix { $0 != "\"" }))
    }

    private static func unescaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&amp;", with: "&")
    }
}
