/// Takes the one file of a feed out of a ZIP in which senders pack it together with pictures.
///
/// Nothing is written anywhere, and pictures are not unpacked. An archive is refused as a whole when one of its names
/// leads out of it, when it holds no feed or several, or when what it holds would be larger than agreed.
package enum FeedArchive {
    /// Whether a file is a ZIP.
    package static func isArchive(_ head: ArraySlice<UInt8>) -> Bool { head.starts(with: [0x50, 0x4B, 3, 4]) }

    /// Unpacks the feed.
    ///
    /// - Parameters:
    ///   - bytes: the archive.
    ///   - limits: what it may cost; `heldBytes` for the archive, and four times that for what it holds.
    /// - Returns: the unpacked file.
    /// - Throws: `FeedFailure` with the reason `archive`, `unsafeArchive` or `tooLarge`, or what reading throws.
    package static func feed(of bytes: FeedBytes, limits: FeedLimits = FeedLimits()) throws -> FeedBytes {
        let whole = try bytes.whole(limits)
        let entries = try entries(of: whole)
        for entry in entries where !isSafe(entry.name) { throw FeedFailure(.unsafeArchive) }
        let feeds = entries.filter { entry in
            endings.contains { entry.name.lowercased().hasSuffix($0) } && !entry.name.hasPrefix("__MACOSX/")
        }
        guard feeds.count == 1, let entry = feeds.first else { throw FeedFailure(.archive) }
        guard entry.size <= limits.heldBytes * 4 else { throw FeedFailure(.tooLarge) }
        return FeedBytes(try unpacked(entry, whole))
    }

    private struct Entry {
        let name: String
        let method: Int
        let packedSize: Int
        let size: Int
        let checksum: UInt32
        let header: Int
    }

    private static let endings = [".xml", ".json", ".geojson", ".csv"]
    private static let mostEntries = 10_000

    /// What the directory at the archive's end lists.
    private static func entries(of bytes: [UInt8]) throws(FeedFailure) -> [Entry] {
        let last = bytes.count - 22
        guard last >= 0,
            let end = (max(0, last - 65_535)...last).last(where: { bytes[$0...].starts(with: [0x50, 0x4B, 5, 6]) })
        else { throw FeedFailure(.archive) }
        let count = number(bytes, end + 10, 2)
        var place = number(bytes, end + 16, 4)
        guard count <= mostEntries else { throw FeedFailure(.tooManyEntries) }
        var entries: [Entry] = []
        for _ in 0..<count {
            guard place + 46 <= bytes.count, bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) else {
                throw FeedFailure(.archive)
            }
            let (name, extra, comment) = (
                number(bytes, place + 28, 2), number(bytes, place + 30, 2), number(bytes, place + 32, 2)
            )
            guard place + 46 + name <= bytes.count, number(bytes, place + 8, 2) & 1 == 0 else {
                throw FeedFailure(.archive)
            }
            entries.append(
                Entry(
                    name: String(decoding: bytes[(place + 46)..<(place + 46 + name)], as: UTF8.self),
                    method: number(bytes, place + 10, 2),
                    packedSize: number(bytes, place + 20, 4),
                    size: number(bytes, place + 24, 4),
                    checksum: UInt32(number(bytes, place + 16, 4)),
                    header: number(bytes, place + 42, 4)
                )
            )
            place += 46 + name + extra + comment
        }
        return entries
    }

    private static func unpacked(_ entry: Entry, _ bytes: [UInt8]) throws(FeedFailure) -> [UInt8] {
        guard entry.header + 30 <= bytes.count, bytes[entry.header...].starts(with: [0x50, 0x4B, 3, 4]) else {
            throw FeedFailure(.archive)
        }
        let start = entry.header + 30 + number(bytes, entry.header + 26, 2) + number(bytes, entry.header + 28, 2)
        guard start + entry.packedSize <= bytes.count else { throw FeedFailure(.archive) }
        let packed = bytes[start..<(start + entry.packedSize)]
        let content: [UInt8]?
        switch entry.method {
        case 0: content = Array(packed)
        case 8: content = Deflated.unpack(packed, most: entry.size)
        default: content = nil
        }
        guard let content, content.count == entry.size, Deflated.checksum(content) == entry.checksum else {
            throw FeedFailure(.archive)
        }
        return content
    }

    /// Names that stay inside: relative, without drives, backslashes and steps upwards.
    private static func isSafe(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !name.contains(":") && !name.contains("\0")
            && !name.split(separator: "/").contains("..")
    }

    /// Little-endian, at most four bytes; the place has been checked.
    private static func number(_ bytes: [UInt8], _ place: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
}
