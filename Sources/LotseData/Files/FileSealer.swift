/// How uploaded files lie in the database: in pieces, sealed with a key of their own.
///
/// Each piece is bound to the file, its place and the number of pieces, so that none can be left out, swapped or put
/// beside another file (`docs/decisions/0004-documents-lie-sealed-in-the-database.md`).
package struct FileSealer: Sendable {
    /// The most bytes that a file may have.
    package static let largest = 10 * 1024 * 1024
    static let pieceSize = 512 * 1024

    private let vault: Vault
    private let kind: String

    /// - Parameters:
    ///   - vault: the installation's key.
    ///   - kind: what the files are, such as `case-document`; files of one kind do not open as another.
    package init(_ vault: Vault, kind: String) {
        self.vault = vault
        self.kind = kind
    }

    /// What the bytes are, or why they are not taken.
    package static func check(_ bytes: [UInt8]) throws(FileRefusal) -> FileFormat {
        if bytes.isEmpty { throw .empty }
        if bytes.count > largest { throw .tooLarge }
        guard let format = FileFormat(sniffing: bytes) else { throw .unknownFormat }
        return format
    }

    /// The file's sealed pieces in order; never none.
    ///
    /// - Parameters:
    ///   - bytes: the content.
    ///   - id: of the file's record.
    /// - Returns: the pieces.
    /// - Throws: what the library throws, which does not happen with keys of this size.
    package func seal(_ bytes: [UInt8], of id: String) throws -> [[UInt8]] {
        let starts = Array(stride(from: 0, to: bytes.count, by: Self.pieceSize))
        return try starts.enumerated().map { position, start in
            let piece = Array(bytes[start..<min(start + Self.pieceSize, bytes.count)])
            return try vault.seal(piece, for: purpose(id), bindingTo: binding(id, position, of: starts.count))
        }
    }

    /// The content of sealed pieces.
    ///
    /// - Parameters:
    ///   - pieces: as they lie in the database, in order.
    ///   - id: of the file's record.
    ///   - count: how many pieces the record names.
    ///   - byteCount: how many bytes the record names.
    /// - Returns: the bytes as they were.
    /// - Throws: `FileRefusal.damaged` where anything is missing, altered or out of place.
    package func open(
        _ pieces: [[UInt8]],
        of id: String,
        count: Int,
        byteCount: Int
    ) throws(FileRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        for (position, sealed) in pieces.enumerated() {
            let opened = try? vault.open(sealed, for: purpose(id), bindingTo: binding(id, position, of: count))
            guard let opened else { throw .damaged }
            bytes.append(contentsOf: opened)
        }
        guard pieces.count == count, bytes.count == byteCount else { throw .damaged }
        return bytes
    }

    private func purpose(_ id: String) -> String { "\(kind)/\(id)" }

    private func binding(_ id: String, _ position: Int, of count: Int) -> String { "\(id)/\(position)/\(count)" }
}

/// Why a file is not taken, or does not open.
package enum FileRefusal: String, Error, Equatable, Sendable, CaseIterable {
    case empty
    case tooLarge = "too-large"
    /// Its bytes are none of the kinds that Lotse takes.
    case unknownFormat = "unknown-format"
    /// What is stored does not open: altered, or another installation's key.
    case damaged
}
