package import LotseCore

/// The words for one reader: looks a key up along the language's fallbacks and fills in the arguments.
package struct Words: Sendable {
    package let language: Language
    private let chain: [Catalogue]

    /// - Parameters:
    ///   - language: the reader's.
    ///   - catalogues: of all languages.
    package init(_ language: Language, from catalogues: [Language: Catalogue]) {
        self.language = language
        chain = language.fallbacks.compactMap { catalogues[$0] }
    }

    /// The sentence of a key with its placeholders filled in; a key that nobody knows shows itself in brackets.
    package func callAsFunction(_ key: String, _ arguments: [String: any Sendable] = [:]) -> String {
        guard let (entry, language) = fetch(key) else { return "⟦\(key)⟧" }
        let pattern =
            switch entry {
            case .text(let text): text
            case .plural(let forms):
                forms[PluralCategory(of: arguments["count"] as? Int ?? 0, in: language)] ?? forms[.other]
                    ?? forms[.many] ?? ""
            }
        return arguments.isEmpty ? pattern : filled(pattern, arguments)
    }

    /// Whether some language of the chain has the key.
    package func has(_ key: String) -> Bool { fetch(key) != nil }

    /// The language that a key's words really come from.
    package func languageOf(_ key: String) -> Language? { fetch(key)?.1 }

    private func fetch(_ key: String) -> (Catalogue.Entry, Language)? {
        for catalogue in chain {
            if let entry = catalogue.entries[key] { return (entry, catalogue.language) }
        }
        return nil
    }

    private func filled(_ pattern: String, _ arguments: [String: any Sendable]) -> String {
        var result = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            result += arguments[name].map(text) ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private func text(_ argument: any Sendable) -> String {
        switch argument {
        case let number as Int: self.number(number)
        case let day as Day: self.day(day)
        case let money as Money: self.money(money)
        case let text as String: text
        default: "\(argument)"
        }
    }
}
