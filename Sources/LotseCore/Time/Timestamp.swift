/// A moment in milliseconds since 1970 UTC, leap seconds left out.
package struct Timestamp: Hashable, Comparable, Sendable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    package func adding(seconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds + seconds * 1000) }
    package func adding(minutes: Int64) -> Timestamp { adding(seconds: minutes * 60) }
    package func adding(hours: Int64) -> Timestamp { adding(seconds: hours * 3600) }

    /// Seconds since 1970, rounded down.
    package var seconds: Int64 { milliseconds.flooredDivision(by: 1000).quotient }
}

extension Timestamp {
    /// ISO 8601 in UTC with milliseconds, always 24 characters, so that text order is time order.
    package var text: String {
        let (day, rest) = milliseconds.flooredDivision(by: 86_400_000)
        let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { Digits.padded($0, to: 2) }
        let fraction = Digits.padded(rest % 1000, to: 3)
        return "\(Day(daysSince1970: Int(day)))T\(clock.joined(separator: ":")).\(fraction)Z"
    }

    /// Reads exactly what `text` writes.
    package init?(text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[10] == 84, bytes[13] == 58, bytes[16] == 58, bytes[19] == 46, bytes[23] == 90,
            let day = Day(text.prefix(10)),
            let hour = Digits.value(bytes[11..<13]), hour < 24,
            let minute = Digits.value(bytes[14..<16]), minute < 60,
            let second = Digits.value(bytes[17..<19]), second < 60,
            let fraction = Digits.value(bytes[20..<23])
        else { return nil }
        let clock = Int64(((hour * 60 + minute) * 60 + second) * 1000 + fraction)
        self.init(milliseconds: Int64(day.daysSince1970) * 86_400_000 + clock)
    }
}

/// Decimal digits of fixed width, without a formatter.
package enum Digits {
    package static func padded(_ value: some BinaryInteger, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The number that ASCII digits spell; nil for anything else, an empty range too.
    package static func value(_ bytes: some Collection<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
        var total = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            total = total * 10 + Int(byte - 48)
        }
        return total
    }
}

extension BinaryInteger {
    /// Division that rounds towards minus infinity, with a remainder that is never negative.
    package func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
