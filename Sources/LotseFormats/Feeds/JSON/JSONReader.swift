/// Reads JSON (RFC 8259) to the letter, with caps, and refuses what readers disagree about.
///
/// An own one, because the library's takes the last of two members of one name without a word, turns the digits of an
/// amount into floating point, and does not say where it stopped.
struct JSONReader {
    private let bytes: [UInt8]
    private let limits: FeedLimits
    private var place: Int
    private var line: Int
    private var lineStart: Int
    private var values = 0

    /// Reads one value and nothing behind it.
    ///
    /// - Parameters:
    ///   - bytes: the file, in UTF-8.
    ///   - limits: what it may cost.
    ///   - line: which line the first one is, for JSON inside of other files.
    /// - Returns: the value.
    /// - Throws: `FeedFailure` with line and column.
    static func read(_ bytes: [UInt8], _ limits: FeedLimits, line: Int = 1) throws(FeedFailure) -> JSONValue {
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) { throw FeedFailure(.archive) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw FeedFailure(.encoding) }
        var reader = JSONReader(bytes, limits, line: line)
        try reader.checkEncoding()
        reader.skipSpace()
        guard reader.place < bytes.count else { throw FeedFailure(.empty) }
        let value = try reader.value(depth: 1)
        reader.skipSpace()
        guard reader.place == bytes.count else { throw reader.failure(.malformed) }
        return value
    }

    private init(_ bytes: [UInt8], _ limits: FeedLimits, line: Int) {
        self.bytes = bytes
        self.limits = limits
        self.line = line
        place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lineStart = place
    }

    private mutating func checkEncoding() throws(FeedFailure) {
        var sequence = UTF8Sequence()
        let start = (place, line, lineStart)
        while place < bytes.count {
            let byte = bytes[place]
            guard byte < 0x80 ? sequence.isComplete : sequence.take(byte) else { throw failure(.brokenEncoding) }
            place += 1
            if byte == 10 {
                line += 1
                lineStart = place
            }
        }
        guard sequence.isComplete else { throw failure(.brokenEncoding) }
        (place, line, lineStart) = start
    }

    private func failure(_ reason: FeedFailure.Reason) -> FeedFailure {
        let end = min(place, bytes.count)
        let column = bytes[min(lineStart, end)..<end].count { $0 & 0xC0 != 0x80 } + 1
        return FeedFailure(reason, at: FeedPosition(line: line, column: column))
    }

    private mutating func skipSpace() {
        while place < bytes.count {
            switch bytes[place] {
            case 32, 9, 13: place += 1
            case 10:
                place += 1
                line += 1
                lineStart = place
            default: return
            }
        }
    }

    private func isNext(_ character: Unicode.Scalar) -> Bool {
        place < bytes.count && bytes[place] == UInt8(ascii: character)
    }

    private mutating func expect(_ word: StaticString) throws(FeedFailure) {
        let length = word.utf8CodeUnitCount
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: length)
        guard bytes.count - place >= length, bytes[place..<(place + length)].elementsEqual(wanted) else {
            throw failure(.malformed)
        }
        place += length
    }

    private mutating func value(depth: Int) throws(FeedFailure) -> JSONValue {
        guard depth <= limits.depth else { throw failure(.tooDeep) }
        values += 1
        guard values <= limits.values else { throw failure(.tooManyEntries) }
        guard place < bytes.count else { throw failure(.malformed) }
        switch bytes[place] {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .list(try list(depth: depth))
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): try expect("true")
        case UInt8(ascii: "f"):
            try expect("false")
            return .flag(false)
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        default: return .number(try number())
        }
        return .flag(true)
    }

    private mutating func object(depth: Int) throws(FeedFailure) -> JSONObject {
        var object = JSONObject(line: line)
        try expect("{")
        skipSpace()
        if isNext("}") {
            place += 1
            return object
        }
        while true {
            let start = self
            let name = try text()
            skipSpace()
            try expect(":")
            skipSpace()
            let value = try value(depth: depth + 1)
            guard object.members.updateValue(value, forKey: name) == nil else {
                throw start.failure(.duplicateName)
            }
            skipSpace()
            if isNext("}") { break }
            try expect(",")
            skipSpace()
        }
        place += 1
        return object
    }

    private mutating func list(depth: Int) throws(FeedFailure) -> [JSONValue] {
        var list: [JSONValue] = []
        try expect("[")
        skipSpace()
        if isNext("]") {
            place += 1
            return list
        }
        while true {
            list.append(try value(depth: depth + 1))
            skipSpace()
            if isNext("]") { break }
            try expect(",")
            skipSpace()
        }
        place += 1
        return list
    }

    private mutating func number() throws(FeedFailure) -> String {
        let start = place
        if isNext("-") { place += 1 }
        let whole = try digits()
        if whole > 1, bytes[place - whole] == UInt8(ascii: "0") { throw failure(.malformed) }
        if isNext(".") {
            place += 1
            _ = try digits()
        }
        if isNext("e") || isNext("E") {
            place += 1
            if isNext("+") || isNext("-") { place += 1 }
            _ = try digits()
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func digits() throws(FeedFailure) -> Int {
        let start = place
        while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
        guard place > start else { throw failure(.malformed) }
        return place - start
    }
}

extension JSONReader {
    private mutating func text() throws(FeedFailure) -> String {
        try expect("\"")
        var kept: [UInt8] = []
        var start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard bytes[place] >= 32, place - start <= limits.textBytes else {
                throw failure(bytes[place] < 32 ? .malformed : .tooLongText)
            }
            guard bytes[place] == UInt8(ascii: "\\") else {
                place += 1
                continue
            }
            kept += bytes[start..<place]
            place += 1
            kept += try escape()
            start = place
        }
        kept += bytes[start..<place]
        try expect("\"")
        return String(decoding: kept, as: UTF8.self)
    }

    /// What stands behind a backslash.
    private mutating func escape() throws(FeedFailure) -> [UInt8] {
        guard place < bytes.count else { throw failure(.malformed) }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): return try unicode()
        default: throw failure(.malformed)
        }
    }

    private mutating func unicode() throws(FeedFailure) -> [UInt8] {
        var code = try unit()
        if (0xD800...0xDBFF).contains(code) {
            try expect("\\u")
            let low = try unit()
            guard (0xDC00...0xDFFF).contains(low) else { throw failure(.malformed) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw failure(.malformed) }
        return Array(String(scalar).utf8)
    }

    private mutating func unit() throws(FeedFailure) -> UInt32 {
        guard bytes.count - place >= 4 else { throw failure(.malformed) }
        var code: UInt32 = 0
        for byte in bytes[place..<(place + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw failure(.malformed) }
            code = code << 4 | UInt32(digit)
        }
        place += 4
        return code
    }
}
