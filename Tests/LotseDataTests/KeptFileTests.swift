import LotseCore
import LotseData
import LotseTestSupport
import Testing

/// Whole files in the database, on both engines.
@Suite struct KeptFileTests {
    private static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    @Test(arguments: TestStore.engines, [0, 1, 512 * 1024, 1_300_000])
    func `a file comes back as it was, however large`(engine: Dialect, count: Int) async throws {
        try await TestStore.with(engine) { store in
            let bytes = Self.bytes(count, seed: 1)
            try await store.write(as: .system) {
                try KeptFileStore.put("words", summary: "Words.", bytes: bytes, in: $0)
            }
            #expect(try await store.read { try KeptFileStore.bytes(of: "words", $0) } == bytes)
            #expect(try await store.read { try KeptFileStore.bytes(of: "others", $0) } == nil)
            let kept = try #require(try await store.read { try KeptFileStore.list($0) }.first)
            #expect((kept.name, kept.summary, kept.byteCount) == ("words", "Words.", count))
            #expect(kept.digest.count == 64)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a file takes the place of the one of its name, and the journal knows both`(engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            for seed in [2, 3] as [UInt64] {
                let bytes = Self.bytes(700_000, seed: seed)
                try await store.write(as: .system) {
                    try KeptFileStore.put("words", summary: "Words \(seed).", bytes: bytes, in: $0)
                }
            }
            let kept = try await store.read { try KeptFileStore.list($0) }
            #expect(kept.map(\.summary) == ["Words 3."])
            #expect(try await store.read { try KeptFileStore.bytes(of: "words", $0) } == Self.bytes(700_000, seed: 3))
            #expect(try await store.read { try $0.number("SELECT count(*) FROM kept_file_piece") } == 2)
            #expect(try await store.read { try $0.number("SELECT count(*) FROM journal") } == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a file that lost a piece is none`(engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            try await store.write(as: .system) {
                try KeptFileStore.put("words", summary: "x", bytes: Self.bytes(700_000, seed: 4), in: $0)
                try $0.execute("DELETE FROM kept_file_piece WHERE position = 1")
            }
            #expect(try await store.read { try KeptFileStore.bytes(of: "words", $0) } == nil)
        }
    }
}
