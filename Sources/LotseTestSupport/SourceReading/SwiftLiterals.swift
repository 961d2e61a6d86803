/// The text literals of a Swift source, and of what call each is an argument.
///
/// Knows as much Swift as that needs: comments, escapes, texts of several lines, interpolation, brackets.
package struct SwiftLiterals {
    package struct Literal: Equatable {
        /// The text between interpolations; one part where there is none.
        package let parts: [String]
        /// The name before the parenthesis that it stands in; empty outside a call.
        package let call: String
        /// The place among the call's arguments, from 0 on.
        package let position: Int
        /// The argument's label.
        package let label: String
        /// What stands behind the literal, up to forty characters.
        package let rest: String
    }

    private struct Bracket {
        let call: String
        var position = 0
    }

    private let bytes: [UInt8]
    private var place = 0
    private var brackets: [Bracket] = []
    private var name = ""
    private var label = ""
    private var found: [Literal] = []

    package static func list(in source: String) -> [Literal] {
        var scanner = SwiftLiterals(Array(source.utf8))
        scanner.scan(untilClosing: false)
        return scanner.found
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads code, to the end or to the parenthesis that closes an interpolation.
    private mutating func scan(untilClosing: Bool) {
        let outermost = brackets.count
        while place < bytes.count {
            let byte = bytes[place]
            if starts(with: "//") {
                skip { $0 != 10 }
            } else if byte == UInt8(ascii: "\"") {
                readLiteral()
            } else if Self.isNameByte(byte) {
                let start = place
                skip(while: Self.isNameByte)
                name = String(decoding: bytes[start..<place], as: UTF8.self)
            } else {
                if untilClosing, byte == UInt8(ascii: ")"), brackets.count == outermost { return }
                note(byte)
                place += 1
            }
        }
    }

    private mutating func note(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            brackets.append(Bracket(call: byte == UInt8(ascii: "(") ? name : ""))
            label = ""
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            _ = brackets.popLast()
        case UInt8(ascii: ","):
            if !brackets.isEmpty { brackets[brackets.count - 1].position += 1 }
            label = ""
        case UInt8(ascii: ":"): label = name
        default: break
        }
        if byte != UInt8(ascii: " "), byte != 10 { name = "" }
    }

    private mutating func readLiteral() {
        let isLong = starts(with: "\"\"\"")
        let mark = isLong ? "\"\"\"" : "\""
        let (call, position, ownLabel) = (brackets.last?.call ?? "", brackets.last?.position ?? 0, label)
        place += mark.utf8.count
        var parts: [[UInt8]] = [[]]
        while place < bytes.count, !starts(with: mark) {
            if starts(with: "\\(") {
                place += 2
                let (outer, outerLabel) = (brackets, label)
                brackets.append(Bracket(call: ""))
                scan(untilClosing: true)
                (brackets, label) = (outer, outerLabel)
                place += 1
                parts.append([])
            } else if bytes[place] == UInt8(ascii: "\\") {
                place += 2
            } else {
                parts[parts.count - 1].append(bytes[place])
                place += 1
            }
        }
        place = min(bytes.count, place + mark.utf8.count)
        name = ""
        found.append(
            Literal(
                parts: parts.map { String(decoding: $0, as: UTF8.self) },
                call: call,
                position: position,
                label: ownLabel,
                rest: String(decoding: bytes[place...].prefix(40), as: UTF8.self)
            )
        )
    }

    private func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[place...].starts(with: $0) }
    }

    private func starts(with text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

    private mutating func skip(while belongs: (UInt8) -> Bool) {
        while place < bytes.count, belongs(bytes[place]) { place += 1 }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
    }
}
