package import Foundation
package import LotseCore

/// One file of words as the check sees it: where it lies, for whom it is, what stands in it.
package struct CatalogueFile: Sendable {
    /// The folder that the file belongs to: a room's name, or `LotseWeb` for the floor's.
    package let owner: String
    /// Staff pages are in German and English only.
    package let isForStaff: Bool
    package let catalogue: Catalogue
    /// Keys that stand in the file more than once: readers of JSON take the last and say nothing.
    package let repeatedKeys: [String]

    package init(owner: String, isForStaff: Bool, catalogue: Catalogue, repeatedKeys: [String] = []) {
        self.owner = owner
        self.isForStaff = isForStaff
        self.catalogue = catalogue
        self.repeatedKeys = repeatedKeys
    }

    package var language: Language { catalogue.language }
    /// Such as `cases/staff/de.json`.
    package var name: String { "\(owner)/\(isForStaff ? "staff/" : "")\(language.tag).json" }

    /// Reads the `Locales` folder of one owner.
    package static func list(in folder: URL, of owner: String) throws -> [CatalogueFile] {
        try [(folder, false), (folder.appending(path: "staff"), true)].flatMap { folder, isForStaff in
            guard FileManager.default.fileExists(atPath: folder.path) else { return [CatalogueFile]() }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            return try names.filter { $0.hasSuffix(".json") }.map { name in
                let file = folder.appending(path: name)
                return CatalogueFile(
                    owner: owner,
                    isForStaff: isForStaff,
                    catalogue: try Catalogue(file: file),
                    repeatedKeys: repeatedKeys(in: try Data(contentsOf: file))
                )
            }
        }
    }

    /// The names that the outermost object of a JSON text has more than once, in a text that is known to be JSON.
    static func repeatedKeys(in json: some Sequence<UInt8>) -> [String] {
        var seen: Set<[UInt8]> = []
        var repeated: [String] = []
        var depth = 0
        var text: [UInt8]?
        var isEscaped = false
        var last: [UInt8] = []
        for byte in json {
            if var open = text {
                if byte == UInt8(ascii: "\""), !isEscaped {
                    last = open
                    text = nil
                } else {
                    isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
                    open.append(byte)
                    text = open
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): text = []
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ":") where depth == 1 && !seen.insert(last).inserted:
                repeated.append(String(decoding: last, as: UTF8.self))
            default: break
            }
        }
        return repeated
    }
}
