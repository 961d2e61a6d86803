import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct DocumentTests {
    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test(arguments: TestStore.engines)
    func `a document comes back as it was and lies sealed in between`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let documents = DocumentStore(TestHouse.vault)
            let head = try await store.openFile()
            let content = Self.bytes("%PDF-1.7\n") + (0..<1_300_000).map { UInt8(truncatingIfNeeded: $0 * 31) }
            let id = try await store.write(as: .member(Sample.adviser)) {
                try documents.insert("Diplom.pdf", content, uploader: Sample.adviser, into: head, in: $0)
            }
            let opened = try await store.write(as: .member(Sample.adviser)) { try documents.open(id, of: head, in: $0) }
            #expect(opened.bytes == content)
            #expect(opened.document.name == "Diplom.pdf")
            let pieces: [[UInt8]] = try await store.read { reader in
                try reader.list("SELECT sealed FROM case_document_chunk ORDER BY position") { try $0.value("sealed") }
            }
            #expect(pieces.count == 3)
            #expect(pieces.allSatisfy { !$0.starts(with: Self.bytes("%PDF")) })
        }
    }

    @Test(
        arguments: [
            "DELETE FROM case_document_chunk WHERE position = 2",
            "UPDATE case_document_chunk SET position = 5 - position",
            "UPDATE case_document SET byte_count = 7",
        ] as [SQL]
    )
    func `a document that was tampered with does not open`(_ damage: SQL) async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations()) { store in
            let documents = DocumentStore(TestHouse.vault)
            let head = try await store.openFile()
            let content = Self.bytes("%PDF-1.7\n") + Array(repeating: 7, count: 1_100_000)
            let id = try await store.write(as: .system) {
                try documents.insert("a.pdf", content, uploader: Sample.adviser, into: head, in: $0)
            }
            try await store.exclusively { connection in
                try connection.execute(damage)
                return
            }
            await #expect(throws: CasesError.document(.damaged)) {
                try await store.write(as: .system) { _ = try documents.open(id, of: head, in: $0) }
            }
        }
    }

    @Test func `empty, too large and unknown files are told apart`() {
        #expect(throws: CasesError.document(.empty)) { try DocumentStore.check([]) }
        #expect(throws: CasesError.document(.tooLarge)) {
            try DocumentStore.check(Array(repeating: 65, count: FileSealer.largest + 1))
        }
        #expect(throws: CasesError.document(.unknownFormat)) { try DocumentStore.check([0, 1, 2]) }
    }

    @Test(arguments: TestStore.engines)
    func `a document of another file is not found`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let documents = DocumentStore(TestHouse.vault)
            let (head, other) = (try await store.openFile(), try await store.openFile())
            let id = try await store.write(as: .system) {
                try documents.insert("a.txt", Self.bytes("Hallo"), uploader: Sample.adviser, into: head, in: $0)
            }
            await #expect(throws: CasesError.notFound) {
                try await store.write(as: .system) { _ = try documents.open(id, of: other, in: $0) }
            }
        }
    }
}
