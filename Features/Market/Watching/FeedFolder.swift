package import Foundation
package import LotseFormats

/// The folder on the server below which each alliance has its own, and in that one for each watch.
///
/// Nothing outside of it is ever opened: names are checked, and no link is followed on the way below it.
package struct FeedFolder: Sendable {
    /// As the operator named it.
    package let root: URL

    package init(_ root: URL) {
        self.root = root
    }

    /// The name of a watch's folder: lower-case letters, digits, hyphens; never a path.
    package struct Name: Sendable, Hashable {
        package let text: String

        package init?(_ text: String) {
            let letters = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
            guard letters, (1...40).contains(text.utf8.count), !text.hasPrefix("-") else { return nil }
            self.text = text
        }
    }

    /// A file that lies in a folder.
    package struct Entry: Sendable, Hashable {
        package let name: String
        package let byteCount: Int
        /// Seconds and nanoseconds since 1970.
        package let changedAt: Moment

        package struct Moment: Sendable, Hashable, Comparable {
            package let seconds: Int
            package let nanoseconds: Int

            package static func < (left: Self, right: Self) -> Bool {
                (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
            }
        }

        /// Tells a file from the next one of the same name.
        package var mark: String { "\(byteCount):\(changedAt.seconds).\(changedAt.nanoseconds)" }
    }

    /// Why a folder or file gives nothing; its sentence stands under `market.watch.trouble.<raw value>`.
    package enum Trouble: String, Error, CaseIterable, Sendable {
        /// The folder is not there, cannot be made or entered, or is a link.
        case folderClosed = "folder-closed"
        /// The file is gone, cannot be read, or was written to while it was read.
        case fileClosed = "file-closed"
        case tooManyFiles = "too-many-files"
    }

    /// More entries than this in one folder are looked at by nobody.
    static let mostEntries = 2000

    /// The files of a folder that look finished, the oldest first; makes the folder where there is none.
    ///
    /// Names that begin with a dot or end like those of files on their way are passed over.
    package func entries(of alliance: String, in name: Name) throws(Trouble) -> [Entry] {
        let folder = try Opened(folder: name, of: alliance, below: root)
        defer { folder.close() }
        // `fdopendir` takes its descriptor with it.
        guard let stream = fdopendir(dup(folder.descriptor)) else { throw .folderClosed }
        defer { closedir(stream) }
        var (entries, count): ([Entry], Int) = ([], 0)
        while let found = readdir(stream) {
            count += 1
            guard count <= Self.mostEntries else { throw .tooManyFiles }
            let name = withUnsafeBytes(of: &found.pointee.d_name) { bytes in
                String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let name, Self.isFinished(name), let entry = folder.entry(name) else { continue }
            entries.append(entry)
        }
        return entries.sorted { ($0.changedAt, $0.name) < ($1.changedAt, $1.name) }
    }

    /// Opens a file for `body`, which reads it piece by piece.
    ///
    /// - Throws: `Trouble.fileClosed` where the file is not the one that was seen, before or after; what `body` throws.
    package func withFile<Value>(
        _ entry: Entry,
        of alliance: String,
        in name: Name,
        _ body: (FeedBytes) throws -> Value
    ) throws -> Value {
        let folder = try Opened(folder: name, of: alliance, below: root)
        defer { folder.close() }
        let file = openat(folder.descriptor, entry.name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw Trouble.fileClosed }
        defer { _ = Foundation.close(file) }
        guard Opened.entry(entry.name, of: file) == entry else { throw Trouble.fileClosed }
        let value = try body(
            FeedBytes(count: entry.byteCount) { range in
                var piece = [UInt8](repeating: 0, count: range.count)
                var filled = 0
                while filled < range.count {
                    let (rest, start) = (range.count - filled, off_t(range.lowerBound + filled))
                    let count = piece.withUnsafeMutableBytes { bytes in
                        pread(file, bytes.baseAddress?.advanced(by: filled), rest, start)
                    }
                    guard count > 0 else { throw Trouble.fileClosed }
                    filled += count
                }
                return piece[...]
            }
        )
        guard Opened.entry(entry.name, of: file) == entry else { throw Trouble.fileClosed }
        return value
    }

    /// Whether a name is not one that programs give to files while they write them.
    static func isFinished(_ name: String) -> Bool {
        guard !name.hasPrefix("."), !name.hasPrefix("~"), !name.hasSuffix("~") else { return false }
        let lower = name.lowercased()
        return ![".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", ".upload", ".swp"]
            .contains { lower.hasSuffix($0) }
    }

    /// A folder that was entered step by step.
    private struct Opened {
        let descriptor: Int32

        init(folder: Name, of alliance: String, below root: URL) throws(Trouble) {
            // The root itself may be a link: the operator made it.
            var current = Foundation.open(root.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard current >= 0 else { throw .folderClosed }
            for step in [alliance, folder.text] {
                _ = mkdirat(current, step, 0o770)
                let next = openat(current, step, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
                _ = Foundation.close(current)
                guard next >= 0 else { throw .folderClosed }
                current = next
            }
            descriptor = current
        }

        func close() { _ = Foundation.close(descriptor) }

        /// Nil for everything that is no plain file; links are not followed.
        func entry(_ name: String) -> Entry? {
            var status = stat()
            guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
            return Self.entry(name, status)
        }

        static func entry(_ name: String, of file: Int32) -> Entry? {
            var status = stat()
            return fstat(file, &status) == 0 ? entry(name, status) : nil
        }

        private static func entry(_ name: String, _ status: stat) -> Entry? {
            guard status.st_mode & S_IFMT == S_IFREG else { return nil }
            #if canImport(Darwin)
                let time = status.st_mtimespec
            #else
                let time = status.st_mtim
            #endif
            return Entry(
                name: name,
                byteCount: Int(status.st_size),
                changedAt: .init(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
            )
        }
    }
}
