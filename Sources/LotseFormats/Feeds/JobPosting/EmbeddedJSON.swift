/// Finds the JSON-LD inside a page of HTML, in one pass and without building the page.
enum EmbeddedJSON {
    struct Block {
        let bytes: [UInt8]
        /// The line of the page that it begins on.
        let line: Int
    }

    /// Whether a file is HTML: its first sign is a tag.
    static func isMarkup(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes[start...].first { $0 > 32 } == UInt8(ascii: "<")
    }

    /// The page in UTF-8; pages in Windows-1252 are turned into it.
    static func decoded(_ bytes: [UInt8]) throws(FeedFailure) -> [UInt8] {
        if String(validating: bytes, as: UTF8.self) != nil { return bytes }
        guard !bytes.contains(0) else { throw FeedFailure(.encoding) }
        return bytes.flatMap { Array(String(Windows1252.scalar($0) ?? "\u{FFFD}").utf8) }
    }

    /// What stands in scripts of the type `application/ld+json`, comments of the page left out.
    static func blocks(of bytes: [UInt8]) -> [Block] {
        var blocks: [Block] = []
        var (place, line) = (0, 1)
        while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            line += bytes[place..<start].count { $0 == 10 }
            place = start
            if bytes[place...].starts(with: "<!--".utf8) {
                place = past("-->", in: bytes, from: place + 4)
            } else if isTag("script", bytes, at: place) {
                let open = past(">", in: bytes, from: place)
                let tag = String(decoding: bytes[place..<open], as: UTF8.self).lowercased()
                let end = past("</script", in: bytes, from: open)
                if tag.contains("application/ld+json") {
                    let hasEnd = end - open >= 8 && isTag("/script", bytes, at: end - 8)
                    let inner = Array(bytes[open..<(hasEnd ? end - 8 : end)])
                    let before = bytes[place..<open].count { $0 == 10 }
                    if inner.contains(where: { $0 > 32 }) { blocks.append(Block(bytes: inner, line: line + before)) }
                }
                line += bytes[place..<end].count { $0 == 10 }
                place = end
                continue
            } else {
                place += 1
            }
            line += bytes[start..<place].count { $0 == 10 }
        }
        return blocks
    }

    private static func isTag(_ name: String, _ bytes: [UInt8], at place: Int) -> Bool {
        let end = place + 1 + name.utf8.count
        guard end <= bytes.count else { return false }
        let isName = zip(bytes[(place + 1)..<end], name.utf8).allSatisfy { lowered($0) == $1 }
        guard isName, end < bytes.count else { return isName }
        return bytes[end] <= 32 || bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: "/")
    }

    /// The place behind the next occurrence; the end when there is none.
    private static func past(_ mark: String, in bytes: [UInt8], from start: Int) -> Int {
        let wanted = Array(mark.utf8)
        var place = start
        while place + wanted.count <= bytes.count {
            if lowered(bytes[place]) == wanted[0],
                wanted.indices.allSatisfy({ lowered(bytes[place + $0]) == wanted[$0] })
            {
                return place + wanted.count
            }
            place += 1
        }
        return bytes.count
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
}
