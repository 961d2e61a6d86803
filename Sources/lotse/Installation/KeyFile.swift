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

    /// The key; a new one where there is none yet.
    func open() throws -> Vault {
        do {
            if let key = ProcessInfo.processInfo.environment["LOTSE_KEY"] { return try Vault(hexadecimalKey: key) }
            if FileManager.default.fileExists(atPath: file.path) {
                return try Vault(hexadecimalKey: String(contentsOf: file, encoding: .utf8))
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
