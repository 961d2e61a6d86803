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
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        // Style sheets name pictures, so pictures get their names first.
        for name in names.filter({ !$0.hasSuffix(".css") }) + names.filter({ $0.hasSuffix(".css") }) {
            guard let dot = name.lastIndex(of: "."), let type = Self.types[String(name[name.index(after: dot)...])]
            else { continue }
            var bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            if name.hasSuffix(".css") { bytes = Self.linking(bytes, to: paths) }
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

    /// The style sheet with `url("icon.svg")` made into the path under which the picture is served.
    private static func linking(_ bytes: [UInt8], to paths: [String: String]) -> [UInt8] {
        var text = String(decoding: bytes, as: UTF8.self)
        for (name, path) in paths { text = text.replacing("url(\"\(name)\")", with: "url(\"\(path)\")") }
        return Array(text.utf8)
    }

    private static let types = [
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml",
    ]
}
