import Foundation
import LotseData

/// The data folder: whether it is there, is kept from other users and has room, and holds a key.
struct FolderCheck {
    let settings: Settings
    let environment: [String: String]

    /// The areas without which there is nothing to open.
    static let essentials: Set<String> = ["data folder", "key", "database"]

    private var path: String { settings.dataFolder.path }

    var findings: [Finding] {
        guard FileManager.default.isWritableFile(atPath: path) else {
            return [
                .problem(
                    "data folder",
                    "\(path) is not there or cannot be written",
                    "Name it by --data or LOTSE_DATA; `lotse migrate` makes it."
                )
            ] + missingDatabase
        }
        return privacy(of: settings.dataFolder, "data folder") + key + room + database
    }

    /// Whether only the owner may open it.
    private func privacy(of file: URL, _ area: String) -> [Finding] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        guard let mode = attributes?[.posixPermissions] as? Int else {
            return [.problem("permissions", "\(file.path) cannot be looked at", "Check who owns it.")]
        }
        guard mode & 0o077 == 0 else {
            return [
                .problem(
                    "permissions",
                    "other users of this machine may open \(file.path) (mode \(String(mode, radix: 8)))",
                    "chmod go= \(file.path)"
                )
            ]
        }
        return [.good(area, file.path)]
    }

    private var key: [Finding] {
        if let key = environment["LOTSE_KEY"] {
            guard (try? Vault(hexadecimalKey: key)) != nil else {
                return [
                    .problem("key", "LOTSE_KEY is not 64 hexadecimal digits", "Take it from your secret store again.")
                ]
            }
            return [.good("key", "from LOTSE_KEY")]
        }
        let file = settings.dataFolder.appending(path: "lotse.key")
        guard FileManager.default.fileExists(atPath: file.path) else {
            return [
                .problem(
                    "key",
                    "there is no key file \(file.path)",
                    "Restore it from your backup; a new installation makes its own with `lotse migrate`."
                )
            ]
        }
        guard let text = try? String(contentsOf: file, encoding: .utf8), (try? Vault(hexadecimalKey: text)) != nil
        else {
            return [.problem("key", "\(file.path) is not 64 hexadecimal digits", "Restore it from your backup.")]
        }
        return privacy(of: file, "key")
    }

    /// A backup and the log of a busy day have to fit beside the database.
    private var room: [Finding] {
        let free = (try? FileManager.default.attributesOfFileSystem(forPath: path))?[.systemFreeSize] as? Int
        let size = (try? FileManager.default.attributesOfItem(atPath: settings.databaseFile.path))?[.size] as? Int
        guard let free else { return [.problem("disk", "the free space of \(path) is unknown", "Check the disk.")] }
        let needed = max(1 << 30, (size ?? 0) * 2)
        guard free >= needed else {
            return [
                .problem(
                    "disk",
                    "\(free >> 20) MiB are free, \(needed >> 20) MiB should be",
                    "Make room, or move the data folder to a larger disk."
                )
            ]
        }
        return [.good("disk", "\(free >> 20) MiB are free")]
    }

    private var database: [Finding] {
        FileManager.default.fileExists(atPath: settings.databaseFile.path) ? [] : missingDatabase
    }

    private var missingDatabase: [Finding] {
        guard settings.databaseURL == nil else { return [] }
        return [
            .problem(
                "database",
                "there is no file \(settings.databaseFile.path)",
                "Run `lotse migrate` for a new installation, or `lotse restore` with a backup."
            )
        ]
    }
}
