import Foundation
import LotseCore

/// Whether the words of the house are complete, alike in all languages and written as we write.
///
/// German is the source. Public words are in all public languages, staff words in German and English.
package struct CatalogueCheck: Sendable {
    private let files: [CatalogueFile]
    private let use: WordUse?

    /// - Parameters:
    ///   - files: all catalogues of the house.
    ///   - use: what asks for words; nil leaves out what needs it.
    package init(_ files: [CatalogueFile], use: WordUse? = nil) {
        self.files = files
        self.use = use
    }

    /// All problems, by file and key.
    package var problems: [CatalogueProblem] {
        let all = files.flatMap(wording) + sets.flatMap(completeness) + duplicates + usage
        return Set(all).sorted { ($0.file, $0.key, "\($0.fault)") < ($1.file, $1.key, "\($1.fault)") }
    }
}

/// Completeness: the files of one folder against its German one.
extension CatalogueCheck {
    private struct FileSet {
        let german: CatalogueFile?
        let others: [CatalogueFile]
        let missingFiles: [String]
    }

    private var sets: [FileSet] {
        let keys = Set(files.map { [$0.owner, $0.isForStaff ? "staff" : ""] })
        return keys.map { key in
            let own = files.filter { $0.owner == key[0] && $0.isForStaff == (key[1] == "staff") }
            let needed = key[1] == "staff" ? Language.staffLanguages : Language.publicLanguages
            let absent = needed.filter { language in !own.contains { $0.language == language } }
            return FileSet(
                german: own.first { $0.language == .german },
                others: own.filter { $0.language != .german },
                missingFiles: absent.map {
                    ([key[0], key[1], "\($0.tag).json"].filter { $0 != "" }).joined(separator: "/")
                }
            )
        }
    }

    private func completeness(of set: FileSet) -> [CatalogueProblem] {
        var problems = set.missingFiles.map { CatalogueProblem($0, "", .noFile) }
        guard let german = set.german else { return problems }
        for file in set.others {
            for (key, source) in german.catalogue.entries {
                guard let entry = file.catalogue.entries[key] else {
                    problems.append(.init(file.name, key, .missing))
                    continue
                }
                problems += Self.differences(of: entry, from: source).map { .init(file.name, key, $0) }
            }
            for key in file.catalogue.entries.keys where german.catalogue.entries[key] == nil {
                problems.append(.init(file.name, key, .surplus))
            }
        }
        return problems
    }

    private static func differences(of entry: Catalogue.Entry, from source: Catalogue.Entry) -> [CatalogueProblem.Fault]
    {
        switch (entry, source) {
        case (.text, .plural), (.plural, .text): return [.otherKind]
        default: break
        }
        let names = placeholders(in: entry).symmetricDifference(placeholders(in: source))
        return names.isEmpty ? [] : [.placeholders(names.sorted())]
    }

    /// The names in braces of any wording: some plural forms say the number in words.
    static func placeholders(in entry: Catalogue.Entry) -> Set<String> {
        var names: Set<String> = []
        for wording in entry.wordings {
            var rest = wording[...]
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
                names.insert(String(rest[rest.index(after: open)..<close]))
                rest = rest[rest.index(after: close)...]
            }
        }
        return names
    }

    private var duplicates: [CatalogueProblem] {
        var owners: [[String]: String] = [:]
        var problems: [CatalogueProblem] = []
        for file in files {
            problems += file.repeatedKeys.map { .init(file.name, $0, .repeated) }
            for key in file.catalogue.entries.keys {
                if let other = owners[[file.language.tag, key]] {
                    problems.append(.init(file.name, key, .duplicate(of: other)))
                } else {
                    owners[[file.language.tag, key]] = file.name
                }
            }
        }
        return problems
    }
}

/// Wording: each file by itself.
extension CatalogueCheck {
    private func wording(in file: CatalogueFile) -> [CatalogueProblem] {
        file.catalogue.entries.flatMap { key, entry in
            let faults =
                entry.wordings.flatMap { Self.faults(in: $0, language: file.language) }
                + Self.pluralFaults(in: entry, language: file.language)
            return faults.map { CatalogueProblem(file.name, key, $0) }
        }
    }

    private static func faults(in text: String, language: Language) -> [CatalogueProblem.Fault] {
        var faults: [CatalogueProblem.Fault] = []
        // A space that does not break is a wording: Polish and Ukrainian part thousands by it.
        if text.allSatisfy({ $0 == " " || $0.isNewline }) { return [.empty] }
        if text.contains("  ") || text.hasPrefix(" ") || text.hasSuffix(" ") { faults.append(.spaces) }
        guard language.primary == "de" else { return faults }
        if text.contains("\"") || text.contains("'") { faults.append(.straightQuotes) }
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        faults += words.filter(familiarWords.contains).map { .familiar($0) }
        return faults
    }

    private static let familiarWords: Set<String> = [
        "du", "dich", "dir", "dein", "deine", "deinem", "deinen", "deiner", "deines", "euch", "euer", "eure", "eurem",
        "euren", "eurer",
    ]

    private static func pluralFaults(in entry: Catalogue.Entry, language: Language) -> [CatalogueProblem.Fault] {
        guard case .plural(let forms) = entry else { return [] }
        let needed = PluralCategory.needed(in: language)
        let missing = PluralCategory.allCases.filter { needed.contains($0) && forms[$0] == nil }
        let surplus = PluralCategory.allCases.filter { !needed.contains($0) && forms[$0] != nil }
        return missing.isEmpty && surplus.isEmpty ? [] : [.pluralForms(missing: missing, surplus: surplus)]
    }
}

/// Use: the German words against what asks for them.
extension CatalogueCheck {
    private var usage: [CatalogueProblem] {
        guard let use else { return [] }
        let german = files.filter { $0.language == .german }
        let known = Set(german.flatMap(\.catalogue.entries.keys))
        var problems = use.asked.filter { !known.contains($0.key) }.map { CatalogueProblem($0.value, $0.key, .unknown) }
        for form in use.forms {
            let button = form.needsButton ? ["\(form.key).submit"] : []
            let words = form.fields.map { "\(form.key).\($0).label" } + button
            problems += words.filter { !known.contains($0) }.map { CatalogueProblem(form.file, $0, .unknown) }
        }
        for file in german {
            let keys = file.catalogue.entries.keys
            problems += keys.filter { !use.includes($0) }.map { .init(file.name, $0, .unused) }
        }
        return problems
    }
}

extension CatalogueCheck {
    /// The check of an installed house, which has its catalogues and templates beside it but no sources.
    ///
    /// Finds words that templates ask for in vain; which words nobody uses only the sources can tell.
    package static func problems(of features: [any Feature]) throws -> [CatalogueProblem] {
        let owners = [("LotseWeb", House.resources)] + features.map { ($0.name, $0.resources) }
        var files: [CatalogueFile] = []
        var use = WordUse()
        for (owner, resources) in owners {
            guard let resources else { continue }
            files += try CatalogueFile.list(in: resources.appending(path: "Locales"), of: owner)
            let folder = resources.appending(path: "Templates")
            for name in try Templates.files(in: folder) {
                let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                use.read(template: text, named: "\(owner)/\(name)")
            }
        }
        return CatalogueCheck(files, use: use).problems.filter { $0.fault != .unused }
    }
}
