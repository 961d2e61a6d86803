/// The lines of a text file, with the encoding that its bytes show.
///
/// Takes UTF-8 (with or without a byte order mark) and Latin-1; lines end with LF or CR LF.
package struct TextLines: Sendable {
    /// How the bytes spell characters.
    package enum Encoding: String, Sendable {
        case utf8 = "UTF-8"
        case latin1 = "Latin-1"
    }

    package let encoding: Encoding
    private let bytes: [UInt8]
    private let ranges: [Range<Int>]

    /// Finds the lines and the encoding.
    ///
    /// A file is UTF-8 unless not one of its lines with umlauts is: a single broken character does not turn the
    /// other ones into nonsense.
    ///
    /// - Parameter bytes: the file.
    /// - Throws: `RefusedRows` for UTF-16 and UTF-32.
    package init(_ bytes: [UInt8]) throws(RefusedRows) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0, 0]) {
            throw RefusedRows(
                file: "the file is written in UTF-16 or UTF-32",
                mending: "Save it as UTF-8 or Latin-1 (ISO 8859-1)."
            )
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        self.bytes = bytes
        ranges = Self.ranges(of: bytes, from: start)
        let telling = ranges.lazy.filter { range in bytes[range].contains { $0 >= 0x80 } }
        let isUTF8 = telling.isEmpty || telling.contains { Self.isUTF8(bytes[$0]) }
        encoding = isUTF8 ? .utf8 : .latin1
    }

    package var count: Int { ranges.count }

    package func byteCount(of index: Int) -> Int { ranges[index].count }

    /// The line's characters; throws for bytes that the encoding does not have.
    ///
    /// - Parameter index: from zero.
    /// - Returns: the line without its end, as Unicode scalars, so that a column is a place in it.
    /// - Throws: `RefusedRow` with line and column.
    package func scalars(of index: Int) throws(RefusedRow) -> [Unicode.Scalar] {
        let line = bytes[ranges[index]]
        switch encoding {
        case .utf8:
            guard Self.isUTF8(line) else {
                throw RefusedRow(
                    line: index + 1,
                    column: Self.firstBroken(in: line),
                    problem: "the bytes are not UTF-8, though the rest of the file is",
                    mending: "Save the whole file in one encoding, UTF-8 or Latin-1."
                )
            }
            return Array(String(decoding: line, as: UTF8.self).unicodeScalars)
        case .latin1:
            // Latin-1 has no letters here; the code pages of DOS have their umlauts here.
            if let place = line.firstIndex(where: { (0x80...0x9F).contains($0) }) {
                throw RefusedRow(
                    line: index + 1,
                    column: place - line.startIndex + 1,
                    problem: "the byte \([line[place]].hexadecimalText) is neither UTF-8 nor Latin-1",
                    mending: "The file may come from DOS (code page 850 or 437): save it as UTF-8."
                )
            }
            return line.map { Unicode.Scalar($0) }
        }
    }

    private static func ranges(of bytes: [UInt8], from start: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var place = start
        while place < bytes.count {
            let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
            let isWindows = end < bytes.count && end > place && bytes[end - 1] == 0x0D
            ranges.append(place..<(isWindows ? end - 1 : end))
            place = end + 1
        }
        return ranges
    }

    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    /// The column of the first byte that does not belong there.
    private static func firstBroken(in bytes: ArraySlice<UInt8>) -> Int {
        let repaired = String(decoding: bytes, as: UTF8.self).unicodeScalars
        let place = repaired.firstIndex(of: "\u{FFFD}") ?? repaired.endIndex
        return repaired.distance(from: repaired.startIndex, to: place) + 1
    }
}

extension [UInt8] {
    fileprivate var hexadecimalText: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
    }
}
