import Foundation
import LotseTestSupport
import Testing

@testable import lotse

/// What a newcomer finds by the folders alone.
@Suite struct FolderWallTests {
    private static func text(of name: String) throws -> String {
        try String(contentsOf: SourceTree.top.appending(path: name), encoding: .utf8)
    }

    /// Every text file of the folders that belong to the product, tests too.
    private static func files(ending endings: [String]) throws -> [(name: String, text: String)] {
        try ["Sources", "Features", "Tests", "docs", "Scripts"].flatMap { folder in
            let root = SourceTree.top.appending(path: folder)
            return try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
                .filter { path in endings.contains { path.hasSuffix(".\($0)") } }
                .map { ("\(folder)/\($0)", try text(of: "\(folder)/\($0)")) }
        }
    }

    @Test func `every folder of Features is a room that is built, joined and described`() throws {
        let folder = SourceTree.top.appending(path: "Features")
        let package = try Self.text(of: "Package.swift")
        let root = try Self.text(of: "Sources/lotse/Rooms.swift")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.contains(".") }
        #expect(names.count >= 4)
        for name in names {
            let sources = try Self.files(ending: ["swift"]).filter { $0.name.hasPrefix("Features/\(name)/") }
            guard sources.contains(where: { $0.text.contains(": Feature {") }) else { continue }
            let module = name == "Network" ? "AllianceNetwork" : name
            #expect(package.contains("room(\"\(module)\""), "Package.swift does not build \(module)")
            #expect(root.contains("import \(module)\n"), "Rooms.swift does not join \(module)")
            let lines = try Self.text(of: "Features/\(name)/README.md").split(separator: "\n")
            #expect(lines.count >= 3, "Features/\(name)/README.md says too little")
        }
    }

    @Test func `outside of the rooms only the floor's stores and engines speak SQL`() throws {
        let speakers = ["Sources/LotseData/", "Sources/LotsePostgres/", "Sources/LotseTestSupport/"]
        let statement = /\b(?:SELECT\s|INSERT INTO |UPDATE \w+ SET |DELETE FROM |CREATE TABLE )/
        for (name, text) in try Self.files(ending: ["swift"]) where name.hasPrefix("Sources/") {
            guard !speakers.contains(where: { name.hasPrefix($0) }), !name.hasSuffix("Store.swift") else { continue }
            let found = SwiftLiterals.list(in: text).flatMap(\.parts).first { $0.contains(statement) }
            #expect(found == nil, "\(name) speaks SQL: \(found ?? "")")
        }
    }

    @Test func `nothing is left for later and nothing is known of one machine`() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "/wo" + "rk/"]
        let endings = ["swift", "mustache", "sql", "md", "json", "py", "js", "css", "txt"]
        for (name, text) in try Self.files(ending: endings) {
            let found = marks.filter { text.contains($0) }
            #expect(found == [], "\(name) holds \(found)")
        }
    }

    @Test func `no text of the product is longer than 400 lines, tests and templates too`() throws {
        for (name, text) in try Self.files(ending: ["swift", "mustache", "sql", "js", "py"]) {
            let lines = text.count { $0 == "\n" }
            #expect(lines <= 400, "\(name) has \(lines) lines")
        }
    }
}
