/// Which words the templates and the sources ask for.
package struct WordUse: Sendable {
    /// Words that must exist, each with a file that asks for it.
    package private(set) var asked: [String: String] = [:]
    /// Texts in sources that may be the key of a word: such a word is used, but need not exist.
    package private(set) var mentioned: Set<String> = []
    package private(set) var families: Set<Family> = []
    package private(set) var forms: [FormUse] = []
    /// Names of questions of any form: whose they are cannot always be told.
    package private(set) var fields: Set<String> = []

    /// Words whose key is put together: `words("topic.\(topic.rawValue)")` asks for the family of `topic.…`.
    package struct Family: Sendable, Hashable {
        package let prefix: String
        package let suffix: String

        package init(prefix: String, suffix: String = "") {
            self.prefix = prefix
            self.suffix = suffix
        }

        func contains(_ key: String) -> Bool {
            key.count > prefix.count + suffix.count && key.hasPrefix(prefix) && key.hasSuffix(suffix)
        }
    }

    /// A form and the questions that surely are its own.
    package struct FormUse: Sendable, Hashable {
        package let key: String
        package let fields: Set<String>
        package let file: String
        /// Whether its button surely has the form's own word.
        package let needsButton: Bool

        package init(key: String, fields: Set<String>, file: String, needsButton: Bool) {
            self.key = key
            self.fields = fields
            self.file = file
            self.needsButton = needsButton
        }
    }

    package init() {}

    package mutating func ask(_ key: String, in file: String) { asked[key] = asked[key] ?? file }
    package mutating func mention(_ text: String) { mentioned.insert(text) }
    package mutating func ask(_ family: Family) { families.insert(family) }
    package mutating func ask(_ form: FormUse) { forms.append(form) }
    package mutating func mention(field: String) { fields.insert(field) }

    /// Adds what a template asks for: every `{{t.some.key}}`.
    package mutating func read(template: String, named file: String) {
        var rest = template[...]
        while let open = rest.firstRange(of: "{{") {
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else { return }
            let tag = rest[..<close.lowerBound].drop { "#^/&{ ".contains($0) }.prefix { $0 != " " && $0 != "}" }
            if tag.hasPrefix("t.") { ask(String(tag.dropFirst(2)), in: file) }
            rest = rest[close.upperBound...]
        }
    }

    /// Whether anything asks for the word, or may do.
    func includes(_ key: String) -> Bool {
        if asked[key] != nil || mentioned.contains(key) { return true }
        return families.contains { $0.contains(key) } || forms.contains { isWord(key, of: $0) }
    }

    private func isWord(_ key: String, of form: FormUse) -> Bool {
        guard key.hasPrefix("\(form.key).") else { return false }
        let parts = key.dropFirst(form.key.count + 1).split(separator: ".")
        if parts == ["submit"] { return true }
        return parts.count == 2 && fields.contains(String(parts[0])) && ["label", "hint", "why"].contains(parts[1])
    }
}
