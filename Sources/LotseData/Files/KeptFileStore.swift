import Crypto
package import LotseCore

/// A file that the installation keeps as a whole.
package struct KeptFile: Sendable, Equatable {
    package let name: String
    /// What it is, in few words.
    package let summary: String
    /// SHA-256 of its bytes in hexadecimal: another digest is another file.
    package let digest: String
    package let byteCount: Int
    package let createdAt: Timestamp
}

/// Keeps whole files in the database, in pieces, so that the backup has them and several servers share them.
///
/// Not for what is personal: they are not sealed.
package enum KeptFileStore {
    /// Small enough for both engines to bind at once.
    private static let piece = 512 * 1024

    /// All files, by name.
    package static func list(_ reader: Reader) throws -> [KeptFile] {
        try reader.list(
            "SELECT name, summary, digest, byte_count, created_at FROM kept_file ORDER BY name",
            KeptFile.init
        )
    }

    /// Keeps a file in the place of the one of the same name.
    package static func put(
        _ name: String,
        summary: String,
        bytes: [UInt8],
        in transaction: Transaction
    ) throws {
        let digest = SHA256.hash(data: bytes).map { [$0].hexadecimal }.joined()
        try transaction.execute("DELETE FROM kept_file WHERE name = \(name)")
        try transaction.execute(
            """
            INSERT INTO kept_file (name, summary, digest, byte_count, created_at)
            VALUES (\(name), \(summary), \(digest), \(bytes.count), \(transaction.now))
            """
        )
        for (position, start) in stride(from: 0, to: bytes.count, by: piece).enumerated() {
            let content = Array(bytes[start..<min(start + piece, bytes.count)])
            try transaction.execute(
                "INSERT INTO kept_file_piece (name, position, content) VALUES (\(name), \(position), \(content))"
            )
        }
        let fields: JournalFields = ["summary": summary, "byte_count": bytes.count, "sha256": digest]
        transaction.journal(JournalEntry("keep", "kept_file", name, after: fields.json))
    }

    /// The bytes of a file; nil where there is none of the name, or where pieces are missing.
    package static func bytes(of name: String, _ reader: Reader) throws -> [UInt8]? {
        guard let row = try reader.row("SELECT byte_count FROM kept_file WHERE name = \(name)") else { return nil }
        let count: Int = try row.value("byte_count")
        let pieces: [[UInt8]] = try reader.list(
            "SELECT content FROM kept_file_piece WHERE name = \(name) ORDER BY position"
        ) { try $0.value("content") }
        let bytes = Array(pieces.joined())
        return bytes.count == count ? bytes : nil
    }
}

extension KeptFile {
    init(_ row: Row) throws {
        self.init(
            name: try row.value("name"),
            summary: try row.value("summary"),
            digest: try row.value("digest"),
            byteCount: try row.value("byte_count"),
            createdAt: try row.value("created_at")
        )
    }
}
