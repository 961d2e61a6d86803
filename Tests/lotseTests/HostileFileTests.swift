import Foundation
import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import Testing

@testable import lotse

/// Damaged and forged files for the importer and the restore: all or nothing, with a sentence.
@Suite struct HostileFileTests {
    // MARK: - The register of municipalities

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a register with damaged bytes is taken whole or refused with sentences`(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        var bytes = MunicipalityImportTests.sample
        for _ in 0..<Int.random(in: 1...6, using: &random) { Self.damage(&bytes, &random) }
        let registry = KeptRegistry()
        let work = MunicipalityImport(registry: registry)
        do {
            let plan = try await work.plan(bytes)
            try await work.carryOut(plan)
            let kept = try await registry.known()
            #expect(kept.count == plan.register.municipalities.count)
        } catch let error as RefusedRows {
            #expect(!error.first.isEmpty)
            #expect(error.first.allSatisfy { !$0.problem.isEmpty && $0.mending.hasSuffix(".") })
            let isEmpty = try await registry.known().isEmpty
            #expect(isEmpty, "a refused register was half taken")
        }
    }

    /// Cuts, doubles, swaps or overwrites something.
    private static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard bytes.count > 300 else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes.removeLast(Int.random(in: 1...200, using: &random))
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 3: bytes.remove(at: place)
        case 4: bytes += bytes.suffix(221)
        default: bytes.replaceSubrange(place..<min(place + 4, bytes.count), with: [0xC3, 0x28, 0xFF, 0x00])
        }
    }

    @Test(arguments: [
        ("nothing", 0), ("one line without an end", 16 * 1024 * 1024), ("more than agreed", 16 * 1024 * 1024 + 1),
    ])
    func `a file of one character is refused whatever its size`(name: String, size: Int) async throws {
        let registry = KeptRegistry()
        let bytes = [UInt8](repeating: UInt8(ascii: "6"), count: size)
        await #expect(throws: RefusedRows.self, "\(name)") {
            try await MunicipalityImport(registry: registry).plan(bytes)
        }
        let isEmpty = try await registry.known().isEmpty
        #expect(isEmpty)
    }

    @Test func `a file of a gigabyte is not read further than agreed`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "lotse-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let handle = try FileHandle(forWritingTo: file)
        // A hole: it has the size and takes no room.
        try handle.truncate(atOffset: 1 << 30)
        try handle.close()
        let limit = GV100AD.Limits().bytes
        let bytes = try GuardedFile.read(file.path, limit: limit)
        #expect(bytes.count == limit + 1)
        #expect(throws: RefusedRows.self) { try GV100AD.read(bytes) }
    }

    // MARK: - Backups

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `a backup with damaged bytes is refused with a sentence and changes nothing`(seed: UInt64) async throws {
        try await TestInstallation.with { installation in
            try await TestInstallation.journal(20, into: installation.store)
            let file = installation.settings.dataFolder.appending(path: "../saved.lotse").standardized
            _ = try await Backup(store: installation.store, file: file).write()
            try await installation.store.close()
            var random = SplitMix64(seed: seed)
            var bytes = [UInt8](try Data(contentsOf: file))
            let start = Int.random(in: 0..<bytes.count, using: &random)
            switch seed % 4 {
            case 0: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
            case 1: bytes.insert(contentsOf: [0, 255, 13, 10], at: start)
            case 2: bytes = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
            default: for place in start..<min(start + 64, bytes.count) { bytes[place] ^= 0x5A }
            }
            try Data(bytes).write(to: file)
            let settings = installation.settings
            let work = Restore(
                settings: settings,
                file: file,
                sources: .seeded(2, at: TestStore.moment),
                isReplacing: true
            )
            // Damaged on the way: the checksum tells. Forged with its checksum: the content does.
            for isForged in [false, true] {
                if isForged { try ChecksumFile(of: file).write() }
                let sentence = await Self.refusal { _ = try await work.run() }
                guard isForged, sentence == nil else {
                    #expect(sentence?.hasSuffix(".") == true, "\(sentence ?? "taken")")
                    continue
                }
                // Bytes that no table uses may differ: then everything that counts is there.
                #expect(try await TestInstallation.journal(in: settings).entries == 21)
                return
            }
            #expect(try await TestInstallation.journal(in: settings).entries == 20)
            let names = try FileManager.default.contentsOfDirectory(atPath: settings.dataFolder.path)
            #expect(!names.contains { $0.contains("restor") })
        }
    }

    /// The sentence with which something is refused, as the console says it; nil where it is not.
    private static func refusal(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch {
            return Sentence.of(error)
        }
    }
}

/// A registry in memory.
private actor KeptRegistry: MunicipalityRegistry {
    private var places: [MunicipalityKey: Municipality] = [:]

    func known() async throws -> [MunicipalityKey: Municipality] { places }

    func upsert(_ municipalities: [Municipality]) async throws {
        for place in municipalities { places[place.key] = place }
    }
}
