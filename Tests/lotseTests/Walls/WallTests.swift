import Foundation
import LotseTestSupport
import Testing

/// The walls of the house, each an absence (see ARCHITECTURE.md).
@Suite struct WallTests {
    /// A source without its comments.
    private struct Source {
        let name: String
        let code: String

        /// `Features/Cases/Needs/Need.swift` is of `Cases`.
        var room: String? {
            let parts = name.split(separator: "/")
            return parts[0] == "Features" ? String(parts[1]) : nil
        }
    }

    private static func sources(below folders: [String]) throws -> [Source] {
        try folders.flatMap { try SourceTree.files(ending: "swift", below: $0) }.map { name, url in
            let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            let code = lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            return Source(name: name, code: code.joined(separator: "\n"))
        }
    }

    /// Room folders, and the modules they are.
    private static func rooms() throws -> [String: String] {
        let folder = SourceTree.top.appending(path: "Features")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
        return Dictionary(uniqueKeysWithValues: names.map { ($0, $0 == "Network" ? "AllianceNetwork" : $0) })
    }

    private static func imports(_ source: Source) -> Set<String> {
        Set(source.code.matches(of: /(?m)^(?:package |public |@testable )?import (\w+)/).map { String($0.1) })
    }

    @Test func `no room imports a room, and the floor knows none`() throws {
        let rooms = try Self.rooms()
        for source in try Self.sources(below: ["Features", "Sources"]) where !source.name.hasPrefix("Sources/lotse/") {
            let own = source.room.flatMap { rooms[$0] }
            let foreign = Self.imports(source).intersection(rooms.values).subtracting([own].compactMap(\.self))
            #expect(foreign.isEmpty, "\(source.name) imports \(foreign.sorted())")
        }
    }

    @Test func `the words of the domain import nothing`() throws {
        for source in try Self.sources(below: ["Sources/LotseCore"]) {
            #expect(Self.imports(source).isEmpty, "\(source.name) imports \(Self.imports(source).sorted())")
        }
    }

    @Test func `in rooms only stores speak SQL`() throws {
        let statement = /(?m)(?:"|^\s*)(?:SELECT |INSERT INTO |UPDATE \w+ SET |DELETE FROM )/
        let store = /(?:struct|enum|class|extension) \w*Store\b/
        for source in try Self.sources(below: ["Features"]) where source.code.contains(statement) {
            let isStore = source.name.hasSuffix("Store.swift") || source.code.contains(store)
            #expect(isStore, "\(source.name) speaks SQL and is no store")
        }
    }

    @Test func `time and chance come from their one source`() throws {
        let asked =
            /\b(?:Date|UUID|ContinuousClock|SystemRandomNumberGenerator)\(\)|\bDate\.now\b|\bCalendar\(|\.random\(in:(?![^\n]*using:)/
        let allowed = [
            "Sources/LotseData/SystemSources.swift",
            // A pause of no certain length: nobody ever sees it.
            "Sources/LotsePostgres/PostgresWriter.swift",
        ]
        let offenders = try Self.sources(below: ["Features", "Sources"])
            .filter { !$0.name.hasPrefix("Sources/LotseTestSupport/") && !allowed.contains($0.name) }
            .filter { $0.code.contains(asked) }
        #expect(offenders.map(\.name) == [])
    }

    @Test func `files stay short`() throws {
        let lengths = try Self.sources(below: ["Features", "Sources"]).map { source in
            (name: source.name, lines: source.code.split(separator: "\n", omittingEmptySubsequences: false).count)
        }
        #expect(lengths.filter { $0.lines > 400 }.map(\.name) == [])
        let sorted = lengths.map(\.lines).sorted()
        #expect(sorted[sorted.count / 2] <= 80)
    }
}
