import Foundation
import SystemPackage

/// Files whose appearance under their name means that they are whole and on disk.
enum SafeFile {
    /// Waits until the file's bytes are on disk.
    static func sync(_ file: URL) throws {
        let descriptor = try FileDescriptor.open(FilePath(file.path), .readOnly)
        defer { try? descriptor.close() }
        guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }

    /// Puts a file under another name, in one step and for good; whatever had the name is gone.
    static func move(_ file: URL, to target: URL) throws {
        try sync(file)
        guard rename(file.path, target.path) == 0 else { throw Errno(rawValue: errno) }
        try sync(target.deletingLastPathComponent())
    }

    /// Makes an empty file that only its owner may read; throws where there is one.
    static func makePrivate(_ file: URL) throws {
        let descriptor = try FileDescriptor.open(
            FilePath(file.path),
            .writeOnly,
            options: [.create, .exclusiveCreate],
            permissions: [.ownerReadWrite]
        )
        try descriptor.close()
    }

    /// Removes a database file of an earlier try, and what belongs to it.
    static func removeDatabase(_ file: URL) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            try? FileManager.default.removeItem(atPath: file.path + ending)
        }
    }
}
