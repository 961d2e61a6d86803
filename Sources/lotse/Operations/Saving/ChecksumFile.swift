import Crypto
import Foundation
import LotseData

/// The SHA-256 of a file, kept beside it as `FILE.sha256` in the words of `sha256sum`.
struct ChecksumFile {
    let file: URL
    private let sum: URL

    init(of file: URL) {
        self.file = file
        sum = URL(filePath: file.path + ".sha256")
    }

    /// Writes the sum of the file as it is.
    func write() throws {
        let line = "\(try Self.checksum(of: file))  \(file.lastPathComponent)\n"
        try Data(line.utf8).write(to: sum, options: .atomic)
    }

    /// Throws a `Problem` unless the sum is there and is the file's.
    func verify() throws {
        let kept: String
        do {
            kept = String(decoding: try GuardedFile.read(sum.path, limit: 4096), as: UTF8.self)
        } catch {
            throw Installation.Problem(
                description: """
                    There is no checksum \(sum.path). Where you trust the file, make one: \
                    cd \(file.deletingLastPathComponent().path) && sha256sum \(file.lastPathComponent) > \
                    \(sum.lastPathComponent)
                    """
            )
        }
        let digits = kept.prefix { !$0.isWhitespace }.lowercased()
        guard digits == (try Self.checksum(of: file)) else {
            throw Installation.Problem(
                description: "The checksum \(sum.path) is not that of the file: it was altered or is not complete."
            )
        }
    }

    static func checksum(of file: URL) throws -> String {
        let handle = try GuardedFile.open(file.path)
        defer { try? handle.close() }
        var hasher = SHA256()
        while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty { hasher.update(data: part) }
        return hasher.finalize().hexadecimal
    }
}
