import Foundation
import Testing

/// An article of the documentation, held beside the test that runs its code.
///
/// In the article stand pieces of Swift and, in pieces of text, what they print. In the test the same lines of Swift
/// stand between the marks `// article:` with its name and `// end`; what they print the test hands over.
struct Article {
    private let name: String
    private let lines: [Substring]

    /// - Parameter name: of the file, without its ending.
    /// - Throws: where there is no such file.
    init(_ name: String) throws {
        self.name = name
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let file = root.appending(path: "Sources/LotseMatching/LotseMatching.docc/\(name).md")
        lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Says where code or outcome differ from the article.
    ///
    /// - Parameters:
    ///   - printed: what the code printed, line by line.
    ///   - test: the file in which the code stands.
    /// - Throws: where that cannot be read.
    func check(_ printed: [String], in test: String = #filePath) throws {
        let source = try String(contentsOf: URL(filePath: test), encoding: .utf8)
        #expect(pieces("swift") == marked(source.split(separator: "\n", omittingEmptySubsequences: false)))
        #expect(pieces("text").flatMap(\.self) == printed)
    }

    /// The fenced pieces of one kind.
    private func pieces(_ kind: String) -> [[String]] {
        var pieces: [[String]] = []
        var isOpen = false
        for line in lines {
            if line.hasPrefix("```") {
                isOpen = line == "```\(kind)"
                if isOpen { pieces.append([]) }
            } else if isOpen {
                pieces[pieces.count - 1].append(String(line))
            }
        }
        return pieces
    }

    /// The pieces of a test that belong to this article, moved to the left edge.
    private func marked(_ source: [Substring]) -> [[String]] {
        var pieces: [[String]] = []
        var indentation: Int?
        for line in source {
            let text = line.drop { $0 == " " }
            if text == "// article: \(name)" {
                indentation = line.count - text.count
                pieces.append([])
            } else if text == "// end" {
                indentation = nil
            } else if let indentation {
                pieces[pieces.count - 1].append(String(line.dropFirst(indentation)))
            }
        }
        return pieces
    }
}
