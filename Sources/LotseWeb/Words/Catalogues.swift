package import Foundation
package import LotseCore

/// All words of the house: the floor's and every room's.
///
/// `Locales/<language>.json` holds words of public pages, which all public languages must have;
/// `Locales/staff/<language>.json` holds words of staff pages, in German and English.
package struct Catalogues: Sendable {
    package let byLanguage: [Language: Catalogue]

    package init(folders: [URL]) throws {
        var merged: [Language: Catalogue] = [:]
        for folder in folders.flatMap({ [$0, $0.appending(path: "staff")] }) {
            for file in try Self.files(in: folder) {
                let catalogue = try Catalogue(file: file)
                if merged[catalogue.language] == nil {
                    merged[catalogue.language] = catalogue
                } else {
                    try merged[catalogue.language]?.add(catalogue)
                }
            }
        }
        byLanguage = merged
    }

    /// The words of the floor and of one room, where no page is asked for: in letters and in tasks for later.
    ///
    /// Traps where a catalogue cannot be read: the house, which reads all of them, does not open without it.
    package static func outsidePages(of room: URL?) -> Catalogues {
        let folders = [House.resources, room].compactMap { $0?.appending(path: "Locales") }
        do {
            return try Catalogues(folders: folders)
        } catch {
            preconditionFailure("a catalogue cannot be read: \(error)")
        }
    }

    package func words(_ language: Language) -> Words { Words(language, from: byLanguage) }

    private static func files(in folder: URL) throws -> [URL] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }
            .sorted()
            .map { folder.appending(path: $0) }
    }
}
