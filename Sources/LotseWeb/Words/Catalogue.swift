package import Foundation
package import LotseCore

/// The words of one language: sentences by dotted key, with placeholders and plural forms.
///
/// A file is flat JSON. Keys that begin with `@` describe the file (`@language`, `@status`). A value is a text with
/// `{placeholders}`, or an object of CLDR plural categories whose count is the argument `count`.
package struct Catalogue: Sendable {
    package let language: Language
    package private(set) var entries: [String: Entry]

    package enum Entry: Sendable, Equatable {
        case text(String)
        case plural([PluralCategory: String])

        /// Every wording of the entry, for checks.
        package var wordings: [String] {
            switch self {
            case .text(let text): [text]
            case .plural(let forms): forms.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
            }
        }
    }

    package enum Failure: Error, Equatable {
        case unreadable(file: String, reason: String)
        case duplicate(key: String, language: String)
    }

    package init(language: Language, entries: [String: Entry]) {
        self.language = language
        self.entries = entries
    }

    /// Reads `<language>.json`.
    package init(file: URL) throws {
        let name = file.lastPathComponent
        guard let language = Language(name.dropLast(5)) else {
            throw Failure.unreadable(file: name, reason: "the name is not a language tag")
        }
        guard let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] else {
            throw Failure.unreadable(file: name, reason: "not a JSON object")
        }
        var entries: [String: Entry] = [:]
        for (key, value) in object where !key.hasPrefix("@") {
            if let text = value as? String {
                entries[key] = .text(text)
            } else if let forms = value as? [String: String] {
                entries[key] = .plural(try Self.forms(forms, key: key, file: name))
            } else {
                throw Failure.unreadable(file: name, reason: "\(key) is neither text nor plural forms")
            }
        }
        self.init(language: language, entries: entries)
    }

    private static func forms(
        _ forms: [String: String],
        key: String,
        file: String
    ) throws -> [PluralCategory: String] {
        var result: [PluralCategory: String] = [:]
        for (name, text) in forms {
            guard let category = PluralCategory(rawValue: name) else {
                throw Failure.unreadable(file: file, reason: "\(key): \(name) is no plural category")
            }
            result[category] = text
        }
        return result
    }

    /// Adds another file's words of the same language; a key may stand in one file only.
    package mutating func add(_ other: Catalogue) throws {
        for (key, entry) in other.entries {
            guard entries.updateValue(entry, forKey: key) == nil else {
                throw Failure.duplicate(key: key, language: language.tag)
            }
        }
    }
}
