import Crypto
import Foundation
import LotseData

/// The few static files, each under a name that carries its content's hash, so that it may be kept for ever.
struct Assets: Sendable {
    struct File: Sendable {
        let mediaType: String
        let bytes: [UInt8]
    }

    private let pathByName: [String: String]
    private let fileByPathName: [String: File]

    init(folder: URL) throws {
        var paths: [String: String] = [:]
        var files: [String: File] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            guard let dot = name.lastIndex(of: "."), let type = Self.types[String(name[name.index(after: dot)...])]
            else { continue }
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            let hash = SHA256.hash(data: bytes).hexadecimal.prefix(12)
            let pathName = "\(name[..<dot]).\(hash)\(name[dot...])"
            paths[name] = "/assets/\(pathName)"
            files[pathName] = File(mediaType: type, bytes: bytes)
        }
        pathByName = paths
        fileByPathName = files
    }

    /// Where a page finds an asset.
    func path(_ name: String) -> String {
        guard let path = pathByName[name] else { preconditionFailure("no asset \(name)") }
        return path
    }

    func file(_ pathName: String) -> File? { fileByPathName[pathName] }

    private static let types = [
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml",
    ]
}
