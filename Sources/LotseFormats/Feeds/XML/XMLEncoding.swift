/// How the bytes of an XML file spell characters, by its byte order mark and its declaration.
struct XMLEncoding: Equatable {
    let charset: Charset
    /// Whether the file says so, or it is only what the standard assumes.
    let isStated: Bool
    /// Bytes of the byte order mark and the declaration.
    let prologue: Int

    enum Charset: Equatable {
        case utf8
        case latin1
        case windows1252
    }

    init(charset: Charset, isStated: Bool, prologue: Int) {
        self.charset = charset
        self.isStated = isStated
        self.prologue = prologue
    }

    /// Looks at a file's first bytes.
    ///
    /// - Parameter head: the first 1024 bytes, or all of a shorter file.
    /// - Throws: `FeedFailure` for archives, for UTF-16 and UTF-32, and for code pages that are not read here.
    init(head: ArraySlice<UInt8>) throws(FeedFailure) {
        if head.isEmpty { throw FeedFailure(.empty) }
        if head.starts(with: [0x50, 0x4B]) || head.starts(with: [0x1F, 0x8B]) { throw FeedFailure(.archive) }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.prefix(4).contains(0) {
            throw FeedFailure(.encoding, at: FeedPosition(line: 1, column: 1))
        }
        let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let rest = head.dropFirst(mark)
        guard rest.starts(with: "<?xml".utf8), rest.dropFirst(5).first.map({ $0 <= 32 }) == true else {
            self.init(charset: .utf8, isStated: mark > 0, prologue: mark)
            return
        }
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else {
            throw FeedFailure(.malformed, at: FeedPosition(line: 1, column: 1))
        }
        let declaration = String(decoding: rest[..<end], as: UTF8.self)
        let prologue = end + 1 - head.startIndex
        guard let name = Self.stated(in: declaration) else {
            self.init(charset: .utf8, isStated: mark > 0, prologue: prologue)
            return
        }
        guard let charset = Self.charsets[name.lowercased()], mark == 0 || charset == .utf8 else {
            throw FeedFailure(.encoding, at: FeedPosition(line: 1))
        }
        self.init(charset: charset, isStated: true, prologue: prologue)
    }

    private static func stated(in declaration: String) -> String? {
        guard let word = declaration.firstRange(of: "encoding") else { return nil }
        let rest = declaration[word.upperBound...].drop { $0 != "\"" && $0 != "'" }
        guard let quote = rest.first else { return nil }
        return String(rest.dropFirst().prefix { $0 != quote })
    }

    private static let charsets: [String: Charset] = [
        "utf-8": .utf8, "utf8": .utf8, "us-ascii": .utf8, "ascii": .utf8, "iso-8859-1": .latin1,
        "iso8859-1": .latin1, "iso_8859-1": .latin1, "latin1": .latin1, "latin-1": .latin1,
        "windows-1252": .windows1252, "cp1252": .windows1252, "ansi": .windows1252,
    ]
}
