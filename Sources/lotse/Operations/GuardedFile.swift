import Foundation

/// A file that somebody names on the command line: read whole, but never more of it than agreed.
enum GuardedFile {
    /// The file's bytes.
    ///
    /// - Parameters:
    ///   - path: as typed.
    ///   - limit: the most bytes it may have; one more is read, so that the reader behind can tell.
    /// - Returns: at most `limit` + 1 bytes.
    /// - Throws: `Installation.Problem` for what is no file or cannot be read.
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        let handle = try open(path)
        defer { try? handle.close() }
        do {
            return Array(try handle.read(upToCount: limit + 1) ?? Data())
        } catch {
            throw Installation.Problem(description: "The file \(path) cannot be read.")
        }
    }

    /// Opens a file for reading; folders and devices are refused.
    static func open(_ path: String) throws -> FileHandle {
        let kind = try? FileManager.default.attributesOfItem(atPath: resolved(path))[.type] as? FileAttributeType
        switch kind {
        case .typeRegular: break
        case nil: throw Installation.Problem(description: "There is no file \(path).")
        default: throw Installation.Problem(description: "\(path) is no file that can be read.")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Installation.Problem(description: "The file \(path) cannot be read; check its permissions.")
        }
        return handle
    }

    private static func resolved(_ path: String) -> String {
        URL(filePath: path).resolvingSymlinksInPath().path
    }
}
