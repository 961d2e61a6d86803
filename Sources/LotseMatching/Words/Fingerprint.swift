/// Tells one content from another: FNV-1a over words of eight bytes, each array closed by its length.
///
/// Not for what somebody could want to forge.
struct Fingerprint {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var place = 0
        while place + 8 <= bytes.count {
            add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
            place += 8
        }
        var last: UInt64 = 0
        for index in place..<bytes.count { last |= UInt64(bytes[index]) << UInt64((index - place) * 8) }
        add(last)
        add(UInt64(bytes.count))
    }

    mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0x0000_0100_0000_01B3
        value ^= value >> 32
    }
}

extension Vocabulary {
    /// Another one for other concepts, labels or groups.
    package var fingerprint: UInt64 {
        var print = Fingerprint()
        ids.add(to: &print)
        texts.add(to: &print)
        kinds.withUnsafeBytes { print.add($0) }
        groupCodes.withUnsafeBytes { print.add($0) }
        labelConcepts.withUnsafeBytes { print.add($0) }
        for tag in languageTags {
            Array(tag.utf8).withUnsafeBytes { print.add($0) }
            print.add(UInt64(labels(in: tag).lowerBound))
            print.add(UInt64(labels(in: tag).upperBound))
        }
        for unit in 0..<conceptCount where kind(of: unit) == .unit {
            for group in groupLinks[unit] { print.add(UInt64(unit) << 32 | UInt64(group)) }
        }
        return print.value
    }
}

extension WordEncoder {
    /// Another one for another model.
    package var fingerprint: UInt64 {
        var print = Fingerprint()
        print.add(UInt64(bits))
        scales.withUnsafeBytes { print.add($0) }
        numbers.withUnsafeBytes { print.add($0) }
        return print.value
    }
}
