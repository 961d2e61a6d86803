/// Stands in front of the XML parser: looks at each byte, and lets only plain, bounded UTF-8 pass.
///
/// No document types, no entities, no processing instructions; depth, attributes, tags and texts have caps. Foreign
/// encodings are turned into UTF-8, so that parser and guard can never read the same bytes differently.
struct XMLGuard {
    private let limits: FeedLimits
    private let charset: XMLEncoding.Charset
    private var state = State.text
    private(set) var line = 1
    private var column = 0
    private var depth = 0
    /// Of the tag, text or declaration that is being read.
    private var length = 0
    private var attributes = 0
    /// The two bytes before this one.
    private var recent: (UInt8, UInt8) = (0, 0)
    /// What was held back until it is clear what it begins.
    private var lead: [UInt8] = []
    private var sequence = UTF8Sequence()
    private(set) var spacesInEndTags = 0
    /// Whether bytes occurred that only the code page of Windows has.
    private(set) var hasWindowsBytes = false

    private enum State {
        case text
        case opening
        case startTag
        case quoted(UInt8)
        case endTagStart
        case endTag
        case declaration
        case comment
        case characterData
        case instruction
    }

    init(_ encoding: XMLEncoding, _ limits: FeedLimits) {
        self.limits = limits
        charset = encoding.charset
    }

    var position: FeedPosition { FeedPosition(line: line, column: max(1, column)) }

    /// Takes bytes, and appends what the parser may see.
    mutating func pass(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) throws(FeedFailure) {
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let run = try passRun(bytes[place...], into: &output)
            place += run
            guard run == 0 else { continue }
            try pass(bytes[place], into: &output)
            place += 1
        }
    }

    /// Passes plain characters of a text as one piece; says how many there were.
    private mutating func passRun(
        _ bytes: ArraySlice<UInt8>,
        into output: inout [UInt8]
    ) throws(FeedFailure) -> Int {
        guard case .text = state, sequence.isComplete else { return 0 }
        let end = bytes.firstIndex { $0 < 32 || $0 > 126 || $0 == UInt8(ascii: "<") } ?? bytes.endIndex
        let count = end - bytes.startIndex
        length += count
        column += count
        guard length <= limits.textBytes else { throw FeedFailure(.tooLongText, at: position) }
        output += bytes[..<end]
        return count
    }

    private mutating func pass(_ byte: UInt8, into output: inout [UInt8]) throws(FeedFailure) {
        if byte == 10 {
            line += 1
            column = 0
        } else if byte & 0xC0 != 0x80 || charset != .utf8 {
            column += 1
        }
        try check(byte)
        let isSeen = try step(byte)
        recent = (recent.1, byte)
        guard isSeen else { return }
        if !lead.isEmpty {
            output += lead
            lead.removeAll(keepingCapacity: true)
        }
        if byte < 0x80 || charset == .utf8 {
            output.append(byte)
        } else if let spelled = Windows1252.scalar(byte).flatMap(UTF8.encode) {
            output += spelled
        }
    }

    /// Says that there are no more bytes.
    func end() throws(FeedFailure) {
        guard sequence.isComplete else { throw FeedFailure(.brokenEncoding, at: position) }
    }

    private mutating func check(_ byte: UInt8) throws(FeedFailure) {
        let isRight: Bool
        if charset == .utf8 {
            isRight = byte < 0x80 ? sequence.isComplete : sequence.take(byte)
        } else {
            isRight = byte < 0x80 || Windows1252.scalar(byte) != nil
            if (0x80...0x9F).contains(byte) { hasWindowsBytes = true }
        }
        guard isRight else { throw FeedFailure(.brokenEncoding, at: position) }
    }

    /// Moves on by one byte; says whether the parser may see it.
    ///
    /// Line ends always pass, so that the parser counts the same lines.
    private mutating func step(_ byte: UInt8) throws(FeedFailure) -> Bool {
        switch state {
        case .text:
            guard byte == UInt8(ascii: "<") else {
                try lengthen(to: limits.textBytes, .tooLongText)
                return true
            }
            state = .opening
            lead = [byte]
            return false
        case .opening: return try begin(byte)
        case .startTag: try inStartTag(byte)
        case .quoted(let quote):
            try lengthen(to: limits.tagBytes, .tooLongText)
            if byte == quote { state = .startTag }
        case .endTagStart:
            guard !Self.isSpace(byte) else {
                spacesInEndTags += 1
                return byte == 10
            }
            state = .endTag
            return try step(byte)
        case .endTag:
            try lengthen(to: limits.tagBytes, .tooLongText)
            if byte == UInt8(ascii: ">") { leave() }
        case .declaration: return try inDeclaration(byte)
        case .comment:
            try lengthen(to: limits.textBytes, .tooLongText)
            if byte == UInt8(ascii: ">"), recent == (45, 45) { leave() }
            return byte == 10
        case .characterData:
            try lengthen(to: limits.textBytes, .tooLongText)
            if byte == UInt8(ascii: ">"), recent == (93, 93) { leave() }
        case .instruction:
            try lengthen(to: limits.tagBytes, .tooLongText)
            if byte == UInt8(ascii: ">"), recent.1 == UInt8(ascii: "?") { leave() }
            return byte == 10
        }
        return true
    }

    /// The byte behind `<`.
    private mutating func begin(_ byte: UInt8) throws(FeedFailure) -> Bool {
        length = 0
        switch byte {
        case UInt8(ascii: "!"):
            state = .declaration
            lead.append(byte)
            return false
        case UInt8(ascii: "?"):
            state = .instruction
            lead = []
            return false
        case UInt8(ascii: "/"):
            state = .endTagStart
            depth -= 1
            guard depth >= 0 else { throw FeedFailure(.malformed, at: position) }
            lead.append(byte)
            return false
        default:
            guard !Self.isSpace(byte), byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") else {
                throw FeedFailure(.malformed, at: position)
            }
            state = .startTag
            attributes = 0
            depth += 1
            guard depth <= limits.depth else { throw FeedFailure(.tooDeep, at: position) }
            return true
        }
    }

    private mutating func inStartTag(_ byte: UInt8) throws(FeedFailure) {
        try lengthen(to: limits.tagBytes, .tooLongText)
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            state = .quoted(byte)
            attributes += 1
            guard attributes <= limits.attributes else { throw FeedFailure(.tooManyAttributes, at: position) }
        case UInt8(ascii: "<"): throw FeedFailure(.malformed, at: position)
        case UInt8(ascii: ">"):
            if recent.1 == UInt8(ascii: "/") { depth -= 1 }
            leave()
        default: break
        }
    }

    /// What follows `<!`: a comment or character data, and nothing else.
    private mutating func inDeclaration(_ byte: UInt8) throws(FeedFailure) -> Bool {
        lead.append(byte)
        if lead.elementsEqual("<!--".utf8) {
            state = .comment
            lead = []
            recent = (0, 0)
            length = 0
        } else if lead.elementsEqual("<![CDATA[".utf8) {
            state = .characterData
            recent = (0, 0)
            length = 0
        } else if !"<!--".utf8.starts(with: lead), !"<![CDATA[".utf8.starts(with: lead) {
            throw FeedFailure(.documentType, at: position)
        }
        return false
    }

    private mutating func leave() {
        state = .text
        length = 0
    }

    private mutating func lengthen(to most: Int, _ reason: FeedFailure.Reason) throws(FeedFailure) {
        length += 1
        guard length <= most else { throw FeedFailure(reason, at: position) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
}
