import Foundation
import LotseData

/// The file that holds the installation's key: `lotse.key` in the data folder, for its owner's eyes only.
///
/// `LOTSE_KEY` in the environment takes its place where a secret store hands keys out.
struct KeyFile {
    private let file: URL

    init(folder: URL) {
        file = folder.appending(path: "lotse.key")
    }

    private static var given: String? { ProcessInfo.processInfo.environment["LOTSE_KEY"] }

    /// Whether there is a key at all.
    var isThere: Bool { Self.given != nil || FileManager.default.fileExists(atPath: file.path) }

    /// The key; a new one where there is none yet.
    ///
    /// - Parameter isNew: whether the installation is; beside data that another key has sealed, none is made.
    /// - Returns: the key.
    /// - Throws: a `Problem` where there is none or it cannot be read or written.
    func open(isNew: Bool) throws -> Vault {
        do {
            if let key = Self.given { return try Vault(hexadecimalKey: key) }
            if FileManager.default.fileExists(atPath: file.path) {
                return try Vault(hexadecimalKey: String(contentsOf: file, encoding: .utf8))
            }
            guard isNew else {
                throw Installation.Problem(
                    description:
                        "There is no key file \(file.path), and the data do not open without. Restore it from your backup."
                )
            }
            let key = Vault.makeKey()
            let isWritten = FileManager.default.createFile(
                atPath: file.path,
                contents: Data((key + "\n").utf8),
                attributes: [.posixPermissions: 0o600]
            )
            guard isWritten else {
                throw Installation.Problem(description: "The key file \(file.path) cannot be written.")
            }
            return try Vault(hexadecimalKey: key)
        } catch Vault.Failure.unreadableKey {
            throw Installation.Problem(
                description:
                    "The key (\(file.path) or LOTSE_KEY) is not 64 hexadecimal digits. Restore it from your backup."
            )
        }
    }
}
