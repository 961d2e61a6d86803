import Foundation
import LotseCore
import LotseFormats
import LotseMatching
import Testing

@testable import LotseVocabulary

/// What is kept of an import, and when it is made anew.
@Suite struct MadeVocabularyTests {
    private static func encoder(seed: UInt64) throws -> WordEncoder {
        var random = SplitMix64(seed: seed)
        let vectors = (0..<(64 * WordEncoder.dimension)).map { _ in Float.random(in: -1...1, using: &random) }
        return try WordEncoder(vectors: vectors, bits: 6)
    }

    private static func imported(_ names: String...) throws -> [OfficialVocabulary] {
        let rows = names.enumerated().map { number, name in
            "Occupation,http://data.europa.eu/esco/occupation/x-\(number),9334,\(name),,released\n"
        }
        let text = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status\n" + rows.joined()
        return [try OfficialESCO.read([OfficialFile(name: "occupations_de.csv", bytes: Array(text.utf8))])]
    }

    private static func catalogue(
        _ imported: [OfficialVocabulary],
        made: [UInt8]? = nil,
        _ encoder: WordEncoder?
    ) throws -> OccupationCatalogue {
        try OccupationCatalogue(core: try core.get(), imported: imported, made: made, encoder: encoder)
    }

    /// The first of the shipped occupations: each test makes several catalogues.
    private static let core = Result {
        let shipped = try #require(CoreVocabulary.folder)
        let folder = FileManager.default.temporaryDirectory.appending(path: "lotse-few-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, count) in [("skills.tsv", Int.max), ("occupations.tsv", 40)] {
            let text = try String(contentsOf: shipped.appending(path: name), encoding: .utf8)
            let lines = text.split(separator: "\n").prefix(count).joined(separator: "\n") + "\n"
            try Data(lines.utf8).write(to: folder.appending(path: name))
        }
        return try CoreVocabulary(folder: folder)
    }

    @Test func `what was kept is taken, and answers are the same`() throws {
        let (imported, encoder) = (try Self.imported("Leuchtturmfüller", "Lampenputzer"), try Self.encoder(seed: 3))
        let first = try Self.catalogue(imported, encoder)
        let made = try #require(first.made)
        let second = try Self.catalogue(imported, made: made.bytes, encoder)
        #expect(second.made == nil)
        #expect(second.units == first.units)
        for title in ["Leuchtturmfüllerin", "Lampen putzen", "Bürgermeister", "Leuchte"] {
            #expect(first.reading(of: title, in: .german) == second.reading(of: title, in: .german), "\(title)")
        }
    }

    @Test func `another vocabulary, another model, and damaged bytes are made anew`() throws {
        let imported = try Self.imported("Leuchtturmfüller", "Lampenputzer")
        let encoder = try Self.encoder(seed: 3)
        let bytes = try #require(try Self.catalogue(imported, encoder).made).bytes
        let other = try Self.imported("Leuchtturmfüller", "Lampenputzerin")
        #expect(try Self.catalogue(other, made: bytes, encoder).made != nil)
        #expect(try Self.catalogue(imported, made: bytes, try Self.encoder(seed: 4)).made != nil)
        #expect(try Self.catalogue(imported, made: bytes, nil).made != nil)
        for count in [0, 9, bytes.count / 2, bytes.count - 1] {
            #expect(try Self.catalogue(imported, made: Array(bytes.prefix(count)), encoder).made != nil, "\(count)")
        }
    }

    @Test func `directions that would now be others are made anew`() throws {
        let (imported, encoder) = (try Self.imported("Leuchtturmfüller"), try Self.encoder(seed: 3))
        var bytes = try #require(try Self.catalogue(imported, encoder).made).bytes
        // The last scale of the directions; one of many concepts may go unseen, one of these few not.
        bytes[bytes.count - 2] ^= 1
        #expect(try Self.catalogue(imported, made: bytes, encoder).made != nil)
    }

    @Test func `nothing is kept of the core alone`() throws {
        #expect(try Self.catalogue([], try Self.encoder(seed: 3)).made == nil)
    }
}
