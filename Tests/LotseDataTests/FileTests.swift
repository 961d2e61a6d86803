import LotseData
import LotseTestSupport
import Testing

@Suite struct FileTests {
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
        #expect(FileName.safe(sent, as: .pdf) == kept)
    }

    @Test func `a file opens only as what it was sealed as`() throws {
        let sealer = FileSealer(TestHouse.vault, kind: "case-document")
        let content = Self.bytes("%PDF-1.7\n") + Array(repeating: 7, count: 1_100_000)
        let pieces = try sealer.seal(content, of: "one")
        #expect(pieces.count == 3)
        #expect(try sealer.open(pieces, of: "one", count: 3, byteCount: content.count) == content)
        let other = FileSealer(TestHouse.vault, kind: "agreement-file")
        #expect(throws: FileRefusal.damaged) {
            try other.open(pieces, of: "one", count: 3, byteCount: content.count)
        }
        #expect(throws: FileRefusal.damaged) {
            try sealer.open(pieces, of: "two", count: 3, byteCount: content.count)
        }
        #expect(throws: FileRefusal.damaged) {
            try sealer.open(pieces.reversed(), of: "one", count: 3, byteCount: content.count)
        }
        #expect(throws: FileRefusal.damaged) {
            try sealer.open(Array(pieces.dropLast()), of: "one", count: 3, byteCount: content.count)
        }
    }
}
