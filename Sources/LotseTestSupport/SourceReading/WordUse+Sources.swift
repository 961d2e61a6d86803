package import Foundation
package import LotseWeb

extension WordUse {
    /// Adds what a Swift source asks for, as far as its literals tell.
    package mutating func read(source: String, named file: String) {
        let literals = SwiftLiterals.list(in: source)
        let isShown = source.contains(".view(for:") && !literals.contains { $0.label == "submit" }
        var form: String?
        var fieldsByForm: [String: Set<String>] = [:]
        for literal in literals {
            let text = literal.parts[0]
            guard literal.parts.count == 1 else {
                if text.contains(".") { ask(Family(prefix: text, suffix: literal.parts.last ?? "")) }
                continue
            }
            switch (literal.call, literal.position) {
            case ("words", 0), ("self", 0), ("MenuEntry", 0), ("FormError", 1): ask(text, in: file)
            case ("Section", 0) where !text.isEmpty: ask(text, in: file)
            case ("Form", 0):
                form = text
                fieldsByForm[text] = fieldsByForm[text] ?? []
            case ("Field", 0), ("required", 0):
                guard !literal.rest.trimmingPrefix(", ").hasPrefix(".hidden") else { break }
                mention(field: text)
                if let form { fieldsByForm[form]?.insert(text) }
            default:
                if literal.label == "submit" { ask(text, in: file) } else { mention(text) }
            }
        }
        for (key, fields) in fieldsByForm {
            ask(FormUse(key: key, fields: fields, file: file, needsButton: isShown && fieldsByForm.count == 1))
        }
    }
}

/// The whole source tree as the checks of its rules read it.
package enum SourceTree {
    /// The top of the checkout that the tests were built from.
    package static var top: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// Every file of an extension below a folder, in order, by its path from the top; tests left out.
    package static func files(ending: String, below folder: String) throws -> [(name: String, url: URL)] {
        let root = top.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return paths.sorted().filter { path in
            path.hasSuffix(".\(ending)") && !path.split(separator: "/").contains("Tests")
        }.map { ("\(folder)/\($0)", root.appending(path: $0)) }
    }
}
