import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct DocumentTests {
    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
    static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + Array(repeating: 0, count: 26)

    @Test func `files are told by their bytes`() {
        #expect(FileFormat(sniffing: Self.bytes("%PDF-1.7\n")) == .pdf)
        #expect(FileFormat(sniffing: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]) == .png)
        #expect(FileFormat(sniffing: [0xFF, 0xD8, 0xFF, 0xE0]) == .jpeg)
        #expect(FileFormat(sniffing: Self.bytes("RIFF____WEBPVP8 ")) == .webp)
        #expect(FileFormat(sniffing: Self.zip + Self.bytes("[Content_Types].xml word/document.xml")) == .docx)
        #expect(FileFormat(sniffing: Self.zip + Self.bytes("mimetypeapplication/vnd.oasis.opendocument.text")) == .odt)
        #expect(FileFormat(sniffing: Self.bytes("Grüße aus Forst\r\n")) == .txt)
    }

    @Test(
        arguments: [
            "<html><script>alert(1)</script>", "\u{FEFF} <svg onload=alert(1)>", "MZ\u{90}\0", "\u{7F}ELF\u{2}\0", "",
            "   ", "#!/bin/sh\u{1B}",
        ]
    )
    func `what a machine would run is not taken`(_ text: String) {
        #expect(FileFormat(sniffing: Self.bytes(text)) == nil)
    }

    @Test func `archives and office files with macros are not taken`() {
        #expect(FileFormat(sniffing: Self.zip + Self.bytes("evil.exe")) == nil)
        let macro = "[Content_Types].xml word/document.xml word/vbaProject.bin"
        #expect(FileFormat(sniffing: Self.zip + Self.bytes(macro)) == nil)
    }

    @Test(
        arguments: [
            ("Zeugnis.pdf", "Zeugnis.pdf"), ("../../etc/passwd", "passwd.pdf"), ("C:\\x\\Pass.PDF", "Pass.pdf"),
            ("", "datei.pdf"), ("...", "datei.pdf"), ("a\u{202E}fdp.exe", "afdp.exe.pdf"), ("диплом.pdf", "диплом.pdf"),
            ("x\"; rm.pdf", "x rm.pdf"), ("a\r\nSet-Cookie: b", "aSet-Cookie b.pdf"),
        ]
    )
    func `names are safe to show and to save`(_ sent: String, _ kept: String) {
        #expect(DocumentName.safe(sent, as: .pdf) == kept)
    }

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
            try DocumentStore.check(Array(repeating: 65, count: CaseDocument.largest + 1))
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
