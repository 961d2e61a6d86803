import Foundation
import LotseTestSupport

/// The sources as the checks of the house's rules read them.
enum SourceCheck {
    struct File {
        let name: String
        let text: String
    }

    static func text(of name: String) throws -> String {
        try String(contentsOf: SourceTree.top.appending(path: name), encoding: .utf8)
    }

    static func swiftFiles() throws -> [File] { try files(ending: "swift") }

    /// Every file of an ending in the folders that belong to the product, tests too.
    static func files(ending: String) throws -> [File] {
        var files: [File] = []
        for folder in ["Sources", "Features", "Tests", "docs", "Scripts"] {
            let root = SourceTree.top.appending(path: folder)
            for path in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
            where path.hasSuffix(".\(ending)") {
                let name = "\(folder)/\(path)"
                files.append(File(name: name, text: try text(of: name)))
            }
        }
        return files
    }

    /// The modules that a source imports; Swift's own that do no input or output are left out.
    static func imports(in source: String) -> [String] {
        let harmless: Set<Substring> = ["Swift", "Synchronization"]
        return source.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
                words[..<place].allSatisfy({ ["package", "private", "internal", "public", "@testable"].contains($0) })
            else { return nil }
            let module = words[place + 1].prefix { $0 != "." }
            return harmless.contains(module) ? nil : String(module)
        }
    }

    /// Where rooms are joined.
    static func isComposition(_ name: String) -> Bool {
        name.hasPrefix("Sources/lotse/") || name.hasPrefix("Tests/lotseTests/")
    }

    static func maySpeakSQL(_ name: String) -> Bool {
        let file = name.split(separator: "/").last ?? ""
        return file.hasSuffix("Store.swift") || file.contains("Store+") || name.contains("Tests/")
            || ["Sources/LotseData/", "Sources/LotsePostgres/", "Sources/LotseTestSupport/"].contains {
                name.hasPrefix($0)
            }
    }

    /// Whether a literal is a statement or a part of one; SQL's words are upper-case in this house.
    static func isSQL(_ literal: String) -> Bool {
        if literal.contains("SELECT ") || literal.contains("SELECT\n") { return true }
        let words = literal.split { !$0.isLetter && $0 != "_" }.map(String.init)
        return zip(words, words.dropFirst()).contains { first, second in
            switch first {
            case "INSERT": second == "INTO"
            case "DELETE": second == "FROM"
            case "CREATE", "ALTER", "DROP": ["TABLE", "INDEX"].contains(second)
            case "UPDATE": words.contains("SET")
            default: false
            }
        }
    }

    /// Whether a source names something, not as the end of another name and not in a comment.
    static func uses(_ name: String, _ source: String) -> Bool {
        let code = code(of: source)
        return code.ranges(of: name).contains { range in
            guard range.lowerBound > code.startIndex else { return true }
            return !code[code.index(before: range.lowerBound)].isLetter
        }
    }

    /// A source without its comments.
    static func code(of source: String) -> String {
        source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    }
}

extension SourceTree {
    /// Every template of the floor and the rooms.
    static func templates() throws -> [(name: String, url: URL)] {
        try files(ending: "mustache", below: "Sources") + files(ending: "mustache", below: "Features")
    }
}

/// Words that stand in a template itself instead of a catalogue.
enum TemplateCheck {
    /// Attributes that people read or hear.
    private static let spoken: Set<String> = [
        "alt", "title", "placeholder", "label", "aria-label", "aria-description", "aria-roledescription",
        "aria-valuetext", "abbr", "summary",
    ]

    /// - Parameters:
    ///   - template: its text.
    ///   - isInsideElement: for a part that stands between `<` and `>`.
    /// - Returns: what people would read or hear.
    static func words(in template: String, isInsideElement: Bool = false) -> [String] {
        if isInsideElement { return spokenWords(in: withoutTags(template)[...]) }
        var words: [String] = []
        var rest = withoutTags(template)[...]
        while !rest.isEmpty {
            let text = rest.prefix { $0 != "<" }
            words += readable(text)
            rest = rest[text.endIndex...]
            guard !rest.isEmpty else { break }
            let element = rest.prefix { $0 != ">" }
            words += spokenWords(in: element)
            rest = rest[element.endIndex...].dropFirst()
        }
        return words
    }

    /// The template without `{{…}}`.
    private static func withoutTags(_ template: String) -> String {
        var result = ""
        var rest = template[...]
        while let open = rest.firstRange(of: "{{") {
            result += rest[..<open.lowerBound]
            let behind = rest[open.upperBound...]
            guard let close = behind.firstRange(of: "}}") else { return result }
            rest = behind[close.upperBound...]
            if rest.hasPrefix("}") { rest = rest.dropFirst() }
        }
        return result + rest
    }

    /// Runs of letters; character references such as `&nbsp;` are none.
    private static func readable(_ text: Substring) -> [String] {
        var plain = ""
        var rest = text
        while let mark = rest.firstIndex(of: "&") {
            plain += rest[..<mark]
            let name = rest[mark...].prefix { $0 != ";" && !$0.isWhitespace }
            rest = rest[name.endIndex...]
            if rest.hasPrefix(";") { rest = rest.dropFirst() } else { plain += name }
        }
        plain += rest
        return plain.split { !$0.isLetter }.map(String.init)
    }

    private static func spokenWords(in element: Substring) -> [String] {
        var words: [String] = []
        var rest = element
        while let assignment = rest.firstRange(of: "=\"") {
            let name = rest[..<assignment.lowerBound].split { $0.isWhitespace }.last ?? ""
            let value = rest[assignment.upperBound...].prefix { $0 != "\"" }
            if spoken.contains(name.lowercased()) { words += readable(value) }
            rest = rest[value.endIndex...].dropFirst()
        }
        return words
    }
}
