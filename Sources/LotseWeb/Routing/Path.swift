package import LotseCore

/// Where a page lives, in German and in English words: `faelle/{caseFile}` and `cases/{caseFile}`.
///
/// Every path begins with a language. Paths of an alliance have its slug next:
/// `/de/nexus-hub/faelle/…`; paths of the installation do not: `/de/anmelden`.
package struct Path: Sendable, Hashable {
    package enum Scope: Sendable, Hashable {
        case installation
        case alliance
    }

    package let scope: Scope
    package let german: String
    package let english: String

    /// - Parameters:
    ///   - german: components joined by `/`, parameters in braces, without a leading slash; may be empty.
    ///   - english: the same in English words.
    ///   - scope: below an alliance, or of the whole installation.
    package init(_ german: String, _ english: String, in scope: Scope = .alliance) {
        self.german = german
        self.english = english
        self.scope = scope
    }

    /// Readers of German get German paths, all others English ones.
    func components(in language: Language) -> [Substring] {
        (language.primary == "de" ? german : english).split(separator: "/")
    }

    /// The router's pattern: `/de/:alliance/faelle/:caseFile`.
    func pattern(in language: Language) -> String {
        let middle: [Substring] = scope == .alliance ? [":alliance"] : []
        let rest = components(in: language).map { component in
            component.hasPrefix("{") ? ":" + component.dropFirst().dropLast() : component
        }
        return "/" + ([Substring(language.tag)] + middle + rest).joined(separator: "/")
    }

    /// The names of the parameters in braces.
    package var parameters: [String] {
        german.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// A concrete link.
    ///
    /// - Parameters:
    ///   - language: the reader's.
    ///   - alliance: the slug; needed for paths of an alliance.
    ///   - values: one for each parameter.
    /// - Returns: a path that begins with `/`.
    package func link(_ language: Language, alliance: String?, _ values: [String: String] = [:]) -> String {
        var parts = [language.tag]
        if scope == .alliance {
            guard let alliance else { preconditionFailure("\(english) lies below an alliance") }
            parts.append(alliance)
        }
        for component in components(in: language) {
            guard component.hasPrefix("{") else {
                parts.append(String(component))
                continue
            }
            guard let value = values[String(component.dropFirst().dropLast())] else {
                preconditionFailure("\(english) needs a value for \(component)")
            }
            parts.append(value)
        }
        return "/" + parts.joined(separator: "/")
    }
}
