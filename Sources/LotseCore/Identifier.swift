/// A tagged identifier of one kind of record: a UUID of version 7 as lower-case text.
///
/// The tag keeps a household's id from being passed where a need's id is meant. Text in time order
/// sorts and stores alike in both database engines (RFC 9562, section 5.7).
package struct Identifier<Subject>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let text: String

    /// Accepts canonical UUID text only: 36 characters, lower-case hexadecimal, hyphens in place.
    package init?(_ text: some StringProtocol) {
        guard UUIDText.isCanonical(text.utf8) else { return nil }
        self.text = String(text)
    }

    init(unchecked text: String) {
        self.text = text
    }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a canonical UUID")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// The layout of UUID text, apart from where its bits come from.
package enum UUIDText {
    /// Whether the bytes are 8-4-4-4-12 lower-case hexadecimal digits.
    package static func isCanonical(_ bytes: some Sequence<UInt8>) -> Bool {
        var count = 0
        for byte in bytes {
            let isHyphenPlace = count == 8 || count == 13 || count == 18 || count == 23
            let isDigit = (48...57).contains(byte) || (97...102).contains(byte)
            guard isHyphenPlace ? byte == 45 : isDigit else { return false }
            count += 1
        }
        return count == 36
    }

    /// Version 7 text of a time in milliseconds since 1970 and 74 random bits (12 of `high`, 62 of `low`).
    package static func version7(milliseconds: Int64, high: UInt16, low: UInt64) -> String {
        let time = UInt64(bitPattern: milliseconds) & 0xFFFF_FFFF_FFFF
        let first = time << 16 | 0x7000 | UInt64(high & 0x0FFF)
        let second = 0x8000_0000_0000_0000 | low & 0x3FFF_FFFF_FFFF_FFFF
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (word, hyphens) in [(first, [8, 12]), (second, [4])] {
            for place in 0..<16 {
                if hyphens.contains(place) { text.append(45) }
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - place * 4)) & 0xF
                text.append(digit < 10 ? 48 + digit : 87 + digit)
            }
            if text.count < 36 { text.append(45) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Where new identifiers come from.
///
/// Injected, so that tests and the demo region repeat themselves.
package struct IdentifierSource: Sendable {
    private let makeText: @Sendable () -> String

    package init(_ makeText: @escaping @Sendable () -> String) {
        self.makeText = makeText
    }

    package func next<Subject>(_: Subject.Type = Subject.self) -> Identifier<Subject> {
        Identifier(unchecked: makeText())
    }
}
