import LotseCore

/// Something wrong with the words of the house: in which file, at which key, what.
package struct CatalogueProblem: Sendable, Hashable {
    package let file: String
    package let key: String
    package let fault: Fault

    package enum Fault: Sendable, Hashable {
        /// A template or a source file asks for the word, and German has none.
        case unknown
        /// Nothing asks for the word.
        case unused
        /// The German file beside it has the word.
        case missing
        /// The German file beside it does not have the word.
        case surplus
        /// A language that must be there has no file.
        case noFile
        /// The word stands in another file of the same language too.
        case duplicate(of: String)
        /// The word stands in this file more than once.
        case repeated
        case empty
        /// Placeholders of the German wording that are missing here, or that German does not have.
        case placeholders([String])
        /// A text here, plural forms in German, or the other way round.
        case otherKind
        case pluralForms(missing: [PluralCategory], surplus: [PluralCategory])
        case spaces
        case straightQuotes
        /// "Du" where the house says "Sie".
        case familiar(String)
    }

    package init(_ file: String, _ key: String, _ fault: Fault) {
        self.file = file
        self.key = key
        self.fault = fault
    }
}

extension CatalogueProblem: CustomStringConvertible {
    package var description: String { key.isEmpty ? "\(file): \(sentence)" : "\(file): \(key): \(sentence)" }

    private var sentence: String {
        switch fault {
        case .unknown: "is asked for, but there is no such German word"
        case .unused: "nothing asks for it"
        case .missing: "is missing; the German file has it"
        case .surplus: "the German file does not have it"
        case .noFile: "this file is missing"
        case .duplicate(let other): "stands in \(other) too"
        case .repeated: "stands in this file more than once"
        case .empty: "has an empty text"
        case .placeholders(let names): "differs from German in \(names.map { "{\($0)}" }.joined(separator: ", "))"
        case .otherKind: "is a plain text in one language and has plural forms in the other"
        case .pluralForms(let missing, let surplus):
            [("lacks", missing), ("must not have", surplus)].filter { !$0.1.isEmpty }
                .map { verb, forms in "\(verb) the plural forms \(forms.map(\.rawValue).joined(separator: ", "))" }
                .joined(separator: " and ")
        case .spaces: "has two spaces in a row, or space at an end"
        case .straightQuotes: "has straight quotes; German has „ and “"
        case .familiar(let word): "says “\(word)”; the house says “Sie”"
        }
    }
}
