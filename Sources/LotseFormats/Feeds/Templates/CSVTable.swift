/// A cell with the place where it begins.
package struct CSVCell: Sendable {
    package internal(set) var text: String
    package let line: Int
    package let column: Int
}

/// Reads tables of separated values (RFC 4180), row by row, with the place of each cell.
///
/// The separator is found in the first row; the encoding is UTF-8 unless the bytes are not, then Windows-1252.
package struct CSVTable {
    let isWindows1252: Bool
    let separator: UInt8
    private let bytes: [UInt8]
    private var place: Int
    private var line = 1
    /// Up to where columns have been counted, and what was counted.
    private var mark: Int
    private var markColumn = 1

    /// - Parameter bytes: the file.
    /// - Throws: `FeedFailure` for archives, other encodings and empty files.
    package init(_ bytes: [UInt8]) throws(FeedFailure) {
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) { throw FeedFailure(.archive) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.contains(0) {
            throw FeedFailure(.encoding, at: FeedPosition(line: 1))
        }
        place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        mark = place
        guard bytes[place...].contains(where: { $0 > 32 }) else { throw FeedFailure(.empty) }
        self.bytes = bytes
        isWindows1252 = String(validating: bytes, as: UTF8.self) == nil
        separator = Self.separator(of: bytes[place...])
    }

    /// What occurs most in the first row, outside of quotes; a semicolon where nothing does.
    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [UInt8(ascii: ";"): 0, UInt8(ascii: ","): 0, 9: 0]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted {
                if byte == 10 || byte == 13 { break }
                if let count = counts[byte] { counts[byte] = count + 1 }
            }
        }
        let semicolon = (key: UInt8(ascii: ";"), value: counts[UInt8(ascii: ";")] ?? 0)
        return counts.reduce(semicolon) { best, other in
            (other.value, best.key) > (best.value, other.key) && other.value > best.value ? other : best
        }.key
    }

    /// The next row that holds anything; nil at the end of the file.
    ///
    /// - Throws: `FeedRefusal` for a row whose quotes are wrong; reading goes on with the line behind it.
    package mutating func next(into cells: inout [CSVCell]) throws(FeedRefusal) -> Bool {
        repeat {
            cells.removeAll(keepingCapacity: true)
            guard place < bytes.count else { return false }
            try row(into: &cells)
        } while !cells.contains { !$0.text.isEmpty }
        return true
    }

    private mutating func row(into cells: inout [CSVCell]) throws(FeedRefusal) {
        while true {
            let (startLine, column) = (line, countedColumn())
            let isQuoted = place < bytes.count && bytes[place] == UInt8(ascii: "\"")
            let text = isQuoted ? try quoted() : try plain()
            cells.append(CSVCell(text: text, line: startLine, column: column))
            guard place < bytes.count, bytes[place] == separator else { break }
            place += 1
        }
        endLine()
    }

    private mutating func plain() throws(FeedRefusal) -> String {
        let start = place
        while place < bytes.count {
            let byte = bytes[place]
            if byte == separator || byte == 10 || byte == 13 { break }
            if byte == UInt8(ascii: "\"") { throw refusal(.strayQuote) }
            place += 1
        }
        return decoded(bytes[start..<place])
    }

    private mutating func quoted() throws(FeedRefusal) -> String {
        let (start, startLine, column) = (place, line, countedColumn())
        var kept: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                guard place + 1 < bytes.count, bytes[place + 1] == byte else { break }
                place += 1
            } else if byte == 10 {
                line += 1
                (mark, markColumn) = (place + 1, 1)
            }
            kept.append(byte)
            place += 1
        }
        guard place < bytes.count else {
            // Go on behind the line with the quote, so that the rest of the file is read too.
            (place, line) = (start, startLine)
            skipLine()
            throw FeedRefusal(.unclosedQuote, at: FeedPosition(line: startLine, column: column))
        }
        place += 1
        if place < bytes.count, bytes[place] != separator, bytes[place] != 10, bytes[place] != 13 {
            throw refusal(.strayQuote)
        }
        return decoded(kept[...])
    }

    /// A refusal at this place; leaves the line.
    private mutating func refusal(_ problem: FeedRefusal.Problem) -> FeedRefusal {
        let position = FeedPosition(line: line, column: countedColumn())
        skipLine()
        return FeedRefusal(problem, at: position)
    }

    private mutating func skipLine() {
        while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
        endLine()
    }

    private mutating func endLine() {
        guard place < bytes.count else { return }
        if bytes[place] == 13, place + 1 < bytes.count, bytes[place + 1] == 10 { place += 1 }
        place += 1
        line += 1
        (mark, markColumn) = (place, 1)
    }

    /// The column of this place, counted from one in characters; each byte is looked at once.
    private mutating func countedColumn() -> Int {
        let passed = bytes[mark..<place]
        markColumn += isWindows1252 ? passed.count : passed.count { $0 & 0xC0 != 0x80 }
        mark = place
        return markColumn
    }

    private func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard isWindows1252 else { return String(decoding: bytes, as: UTF8.self) }
        return String(String.UnicodeScalarView(bytes.map { Windows1252.scalar($0) ?? "\u{FFFD}" }))
    }
}
