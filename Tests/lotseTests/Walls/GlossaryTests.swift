import Foundation
import LotseTestSupport
import Testing

/// The glossary names what there is: a type or a table that was renamed is renamed there too.
@Suite struct GlossaryTests {
    private struct Term {
        let english: String
        let types: [String]
        let tables: [String]
    }

    private static func terms() throws -> [Term] {
        let text = try String(contentsOf: SourceTree.top.appending(path: "GLOSSARY.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        return rows.map { row in
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return Term(english: cells[0], types: quoted(cells[3]), tables: quoted(cells[4]))
        }
    }

    private static func quoted(_ cell: String) -> [String] {
        cell.matches(of: /`([^`]+)`/).map { String($0.1) }
    }

    private static func text(ofFilesEnding ending: String) throws -> String {
        try ["Sources", "Features"].flatMap { try SourceTree.files(ending: ending, below: $0) }
            .map { try String(contentsOf: $0.url, encoding: .utf8) }.joined(separator: "\n")
    }

    @Test func `every type of the glossary is declared`() throws {
        let declared = Set(
            try Self.text(ofFilesEnding: "swift")
                .matches(of: /\b(?:struct|enum|class|protocol|actor|typealias|case) (\w+)/).map { $0.1.lowercased() }
        )
        for term in try Self.terms() {
            for type in term.types {
                let parts = type.split(separator: ".").map { $0.lowercased() }
                #expect(declared.isSuperset(of: parts), "\(term.english): there is no \(type)")
            }
        }
    }

    @Test func `every table of the glossary is created`() throws {
        let created = Set(
            try Self.text(ofFilesEnding: "sql").matches(of: /CREATE TABLE (\w+)/).map { String($0.1) }
        )
        let terms = try Self.terms()
        #expect(terms.count > 20)
        for term in terms {
            for table in term.tables { #expect(created.contains(table), "\(term.english): there is no table \(table)") }
        }
    }

    @Test func `no term stands twice`() throws {
        let names = try Self.terms().map(\.english)
        #expect(Set(names).count == names.count)
    }
}
