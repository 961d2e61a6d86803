/// The fields of a form or a query as they were sent: text by name, in order, and files.
package struct FormData: Sendable, Equatable {
    package private(set) var values: [String: [String]]
    package private(set) var files: [String: SentFile]
    /// Whether it was sent with a token that was no longer good, and so has to be looked at and sent once more.
    private(set) var isOfferedAgain = false

    /// A file of a form, as large as the route allows, its name and type not to be believed.
    package struct SentFile: Sendable, Equatable {
        package let name: String
        package let bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    package static let empty = FormData()

    package init(_ values: [String: [String]] = [:], files: [String: SentFile] = [:]) {
        self.values = values
        self.files = files
    }

    /// The same fields, to be shown in their form once more before anything is done.
    var offeredAgain: FormData {
        var data = self
        data.isOfferedAgain = true
        return data
    }

    /// The field's first value without space around it; empty where it was not sent.
    package subscript(_ name: String) -> String {
        values[name]?.first.map(Self.trimmed) ?? ""
    }

    /// All values of a field, such as the ticked boxes of a list.
    package func all(_ name: String) -> [String] { values[name] ?? [] }

    /// Reads `application/x-www-form-urlencoded` text (also of a query); nil where it is not well-formed.
    ///
    /// - Parameters:
    ///   - text: the body or query.
    ///   - limit: more pairs than this are refused.
    package init?(urlEncoded text: some StringProtocol, limit: Int = 500) {
        var values: [String: [String]] = [:]
        let pairs = text.utf8.split(separator: UInt8(ascii: "&"))
        guard pairs.count <= limit else { return nil }
        for pair in pairs {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]),
                let value = Self.decoded(parts.dropFirst().first ?? parts[0].prefix(0))
            else {
                return nil
            }
            values[name, default: []].append(value)
        }
        self.init(values)
    }

    /// Undoes percent-encoding; nil for a broken escape, for bytes that are no UTF-8, and for NUL.
    private static func decoded(_ bytes: some Collection<UInt8>) -> String? {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else {
                    return nil
                }
                result.append(high << 4 | low)
            default: result.append(byte)
            }
        }
        guard !result.contains(0), let text = String(validating: result, as: UTF8.self) else { return nil }
        return visible(text)
    }

    /// The text without what no keyboard types: control characters but for tabs and line ends, and characters that
    /// turn the direction of what stands after them.
    ///
    /// They would show nothing, and make other text of the page look like something else (Unicode TR 36, "Bidi
    /// Spoofing"). Marks of direction (U+200E, U+200F) and joiners stay: Arabic and Persian are written with them.
    static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isInvisible) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }))
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
