/// Arrays of whole numbers one behind the other: how many, then the numbers, the lowest byte first.
package struct PackedArrays {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func append<Number: FixedWidthInteger>(_ numbers: [Number]) {
        append(one: UInt32(numbers.count))
        for number in numbers { append(one: number) }
    }

    package mutating func append(_ text: String) {
        append(Array(text.utf8))
    }

    private mutating func append<Number: FixedWidthInteger>(one number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }
}

/// Takes arrays out again in their order; nil where the bytes end too early.
package struct UnpackedArrays {
    private let bytes: [UInt8]
    private var place = 0

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package var isAtEnd: Bool { place == bytes.count }

    package mutating func numbers<Number: FixedWidthInteger>(_: Number.Type = Number.self) -> [Number]? {
        guard let count: UInt32 = one(), Int(count) <= (bytes.count - place) / MemoryLayout<Number>.size else {
            return nil
        }
        let (start, size) = (place, MemoryLayout<Number>.size)
        place += Int(count) * size
        return bytes.withUnsafeBytes { raw in
            (0..<Int(count)).map {
                Number(littleEndian: raw.loadUnaligned(fromByteOffset: start + $0 * size, as: Number.self))
            }
        }
    }

    package mutating func text() -> String? {
        numbers(UInt8.self).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The lines of a text; none for an empty one.
    package mutating func lines() -> [String]? {
        guard let text = numbers(UInt8.self) else { return nil }
        if text.isEmpty { return [] }
        var (lines, start) = ([String](), 0)
        for (place, byte) in text.enumerated() where byte == 10 {
            guard let line = String(validating: text[start..<place], as: UTF8.self) else { return nil }
            lines.append(line)
            start = place + 1
        }
        guard let last = String(validating: text[start...], as: UTF8.self) else { return nil }
        return lines + [last]
    }

    private mutating func one<Number: FixedWidthInteger>() -> Number? {
        let size = MemoryLayout<Number>.size
        guard place + size <= bytes.count else { return nil }
        defer { place += size }
        return bytes.withUnsafeBytes {
            Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self))
        }
    }
}
