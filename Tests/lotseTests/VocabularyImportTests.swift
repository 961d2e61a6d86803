import Foundation
import Logging
import LotseCore
import LotseData
import LotseTestSupport
import LotseVocabulary
import Testing

@testable import lotse

/// Official vocabularies, from a folder to the answer to a title.
@Suite struct VocabularyImportTests {
    private static let heading = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status\n"

    private static func row(_ name: String) -> String {
        "Occupation,http://data.europa.eu/esco/occupation/x-1,9334,\(name),,released\n"
    }

    private static func write(_ text: String, _ name: String, _ folder: URL) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private static func read(_ folder: URL) throws -> OfficialVocabulary {
        try OfficialESCO.read(
            try OfficialFolder.files(in: folder.path, limit: 1_000_000, takes: OfficialESCO.takes)
        )
    }

    @Test(arguments: TestStore.engines)
    func `what is imported is understood, and an import takes the place of the last`(engine: Dialect) async throws {
        try await TestStore.withFolder { folder in
            try await TestStore.with(engine, migrations: try Schema.roomSteps()) { store in
                let occupations = LiveOccupations(store, Logger(label: "test")) { nil }
                let swedish = try #require(Language("sv"))
                try await occupations.refresh()
                #expect(occupations.reading(of: "fyrfyllare", in: swedish) == .unsupported)
                for name in ["fyrfyllare", "lampskötare"] {
                    try Self.write(Self.heading + Self.row(name), "deep/occupations_sv.csv", folder)
                    try Self.write("nothing", "deep/readme.csv", folder)
                    try await VocabularyImport(store: store).carryOut([try Self.read(folder)])
                    try await occupations.refresh()
                    // Without a German name it has no unit, so that nothing is proposed; but the language is known.
                    #expect(occupations.reading(of: name, in: swedish) == .unknown)
                }
                try Self.write(Self.heading + Self.row("Leuchtturmfüller"), "occupations_de.csv", folder)
                try await VocabularyImport(store: store).carryOut([try Self.read(folder)])
                try await occupations.refresh()
                guard case .clear(let found) = occupations.reading(of: "lampskötare", in: swedish) else {
                    Issue.record("not found")
                    return
                }
                #expect(found.name == "lampskötare")
                #expect(occupations.reading(of: "fyrfyllare", in: swedish) == .unknown)
                let names = try await store.read { try KeptFileStore.list($0) }.map(\.name)
                #expect(names == ["vocabulary-made", "vocabulary/esco"])
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `what was made of an import is kept, and made anew for another one`(engine: Dialect) async throws {
        try await TestStore.withFolder { folder in
            try await TestStore.with(engine, migrations: try Schema.roomSteps()) { store in
                func digest() async throws -> String? {
                    try await store.read { try KeptFileStore.list($0) }.first { $0.name == "vocabulary-made" }?.digest
                }
                func refresh() async throws {
                    try await LiveOccupations(store, Logger(label: "test")) { nil }.refresh()
                }
                try await refresh()
                #expect(try await digest() == nil)
                try Self.write(Self.heading + Self.row("Leuchtturmfüller"), "occupations_de.csv", folder)
                try await VocabularyImport(store: store).carryOut([try Self.read(folder)])
                try await refresh()
                let first = try #require(try await digest())
                let count = try await Self.entries(store)
                try await refresh()
                #expect(try await Self.entries(store) == count)
                try Self.write(Self.heading + Self.row("Lampenfüller"), "occupations_de.csv", folder)
                try await VocabularyImport(store: store).carryOut([try Self.read(folder)])
                try await refresh()
                #expect(try await digest() != first)
            }
        }
    }

    private static func entries(_ store: any Store) async throws -> Int {
        try await store.read { try $0.number("SELECT count(*) FROM journal") }
    }

    @Test func `a folder that is none, one without concepts and a file with faults are refused with sentences`()
        async throws
    {
        try await TestStore.withFolder { folder in
            #expect(throws: Installation.Problem.self) { try Self.read(folder.appending(path: "gone")) }
            #expect(throws: OfficialESCO.NoConcepts.self) { try Self.read(folder) }
            try Self.write(Self.heading + Self.row("Koch") + Self.row("Köchin"), "occupations_de.csv", folder)
            let error = #expect(throws: (any Error).self) { try Self.read(folder) }
            #expect(
                Sentence.of(try #require(error)).hasPrefix("occupations_de.csv, line 3: the concept stands in line 2")
            )
        }
    }
}
