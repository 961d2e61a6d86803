import Foundation
import Mustache

/// All templates of the house: the floor's by file name, a room's as `<room>.<file>`.
struct Templates: Sendable {
    let library: MustacheLibrary
    let names: Set<String>

    enum Failure: Error {
        case unreadable(template: String, reason: String)
    }

    init(folders: [(room: String?, folder: URL)]) throws {
        var library = MustacheLibrary()
        var names: Set<String> = []
        for (room, folder) in folders {
            for file in try Self.files(in: folder) {
                let name = [room, String(file.dropLast(9))].compactMap(\.self).joined(separator: ".")
                let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                do {
                    try library.register(text, named: name)
                } catch {
                    throw Failure.unreadable(template: name, reason: "\(error)")
                }
                names.insert(name)
            }
        }
        self.library = library
        self.names = names
    }

    /// The names of a folder's template files, none where there is no folder.
    static func files(in folder: URL) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".mustache") }
            .sorted()
    }
}
