import Foundation
import LotseData
import LotseVocabulary

/// Takes official vocabularies into the installation, each in the place of the one of its name.
struct VocabularyImport {
    let store: any Store

    private static let prefix = "vocabulary/"

    /// The vocabulary that a kept file is; nil for another one.
    ///
    /// - Parameter name: of the kept file.
    /// - Returns: the name that it was imported under.
    static func vocabulary(keptAs name: String) -> String? {
        name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
    }

    /// The kept file of what was made of all of them.
    static let made = "vocabulary-made"

    /// Keeps all of them, or none.
    func carryOut(_ vocabularies: [OfficialVocabulary]) async throws {
        try await store.write(as: .system) { transaction in
            for vocabulary in vocabularies {
                try KeptFileStore.put(
                    Self.prefix + vocabulary.name,
                    summary: vocabulary.summary,
                    bytes: vocabulary.bytes,
                    in: transaction
                )
            }
        }
    }
}

/// The files below a folder that somebody names on the command line.
enum OfficialFolder {
    /// More than every download has.
    private static let mostFiles = 10_000

    /// Reads the files whose names `takes` lets in, in folders below too; links are not followed.
    ///
    /// - Throws: `Installation.Problem` for what is no folder or cannot be read.
    static func files(in path: String, limit: Int, takes: (String) -> Bool) throws -> [OfficialFile] {
        let top = URL(filePath: path, directoryHint: .isDirectory)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: top.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw Installation.Problem(
                description: "\(path) is no folder. Name the one that the download was unpacked to."
            )
        }
        guard let walk = FileManager.default.enumerator(atPath: top.path) else {
            throw Installation.Problem(description: "The folder \(path) cannot be read.")
        }
        var names: [String] = []
        while let name = walk.nextObject() as? String {
            guard names.count < mostFiles else {
                throw Installation.Problem(
                    description: "\(path) has more than \(mostFiles) files; name the right folder."
                )
            }
            if takes(URL(filePath: name).lastPathComponent) { names.append(name) }
        }
        return try names.sorted().map { try file(top.appending(path: $0).path, limit: limit) }
    }

    /// Reads one file.
    static func file(_ path: String, limit: Int) throws -> OfficialFile {
        OfficialFile(name: URL(filePath: path).lastPathComponent, bytes: try GuardedFile.read(path, limit: limit))
    }
}
