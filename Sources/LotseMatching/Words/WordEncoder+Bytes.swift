extension WordEncoder {
    /// Why bytes are not a model.
    public enum Fault: Error, Hashable {
        case tooShort
        case otherFormat
        case unknownVersion(Int)
        case otherDimension(Int)
        case bitsOutOfRange(Int)
        case lengthDiffers(expected: Int, found: Int)
        case damaged
        case impossibleScale(bucket: Int)
    }

    /// A model may have two to these powers of buckets.
    public static let possibleBits = 4...18

    private static let magic = Array("LOTSEWRD".utf8)
    private static let version = 2
    /// Magic, version, dimension, bits.
    private static let headLength = 8 + 3 * 4
    private static let checkLength = 8

    /// Reads a model: magic, version, dimension, bits, a scale for each bucket (IEEE 754 single), the numbers, and a hash of
    /// all of it; numbers of several bytes have the lowest first.
    ///
    /// - Parameter bytes: the whole file.
    /// - Throws: `Fault`; no byte is believed before the check sum has been found right.
    public init(_ bytes: [UInt8]) throws(Fault) {
        guard bytes.count >= Self.headLength + Self.checkLength else { throw .tooShort }
        guard bytes.starts(with: Self.magic) else { throw .otherFormat }
        let head = (0..<3).map { Int(Self.number(bytes, 8 + $0 * 4, 4)) }
        guard head[0] == Self.version else { throw .unknownVersion(head[0]) }
        guard head[1] == Self.dimension else { throw .otherDimension(head[1]) }
        guard Self.possibleBits.contains(head[2]) else { throw .bitsOutOfRange(head[2]) }
        let buckets = 1 << head[2]
        let expected = Self.headLength + buckets * (4 + Self.dimension) + Self.checkLength
        guard bytes.count == expected else { throw .lengthDiffers(expected: expected, found: bytes.count) }
        let end = bytes.count - Self.checkLength
        guard Self.hash(bytes[..<end]) == Self.number(bytes, end, 8) else { throw .damaged }
        var scales: [Float] = []
        scales.reserveCapacity(buckets)
        for bucket in 0..<buckets {
            let place = Self.headLength + bucket * 4
            let scale = Float(bitPattern: UInt32(truncatingIfNeeded: Self.number(bytes, place, 4)))
            guard scale.isFinite, scale >= 0, scale <= Self.mostScale else { throw .impossibleScale(bucket: bucket) }
            scales.append(scale)
        }
        self.init(
            bits: head[2],
            scales: scales,
            numbers: bytes.withUnsafeBytes { raw in
                Array(raw[(Self.headLength + buckets * 4)..<end].bindMemory(to: Int8.self))
            }
        )
    }

    /// Sums of hundreds of vectors stay far from infinity.
    private static let mostScale: Float = 1e6

    /// Makes whole numbers of trained vectors: in each bucket the largest becomes 127.
    ///
    /// - Parameters:
    ///   - vectors: `dimension` numbers for each bucket, one bucket behind the other.
    ///   - bits: there are two to this power of buckets.
    /// - Throws: `Fault` for sizes that do not fit and for numbers that are none.
    public init(vectors: [Float], bits: Int) throws(Fault) {
        guard Self.possibleBits.contains(bits) else { throw .bitsOutOfRange(bits) }
        let expected = (1 << bits) * Self.dimension
        guard vectors.count == expected else { throw .lengthDiffers(expected: expected, found: vectors.count) }
        var (scales, numbers): ([Float], [Int8]) = ([], [])
        numbers.reserveCapacity(vectors.count)
        for bucket in 0..<(1 << bits) {
            let vector = vectors[(bucket * Self.dimension)..<((bucket + 1) * Self.dimension)]
            let largest = vector.reduce(Float(0)) { max($0, $1.magnitude) }
            let scale = largest / 127
            guard vector.allSatisfy(\.isFinite), scale <= Self.mostScale else { throw .impossibleScale(bucket: bucket) }
            scales.append(scale)
            for number in vector { numbers.append(scale > 0 ? Self.rounded(number / scale) : 0) }
        }
        self.init(bits: bits, scales: scales, numbers: numbers)
    }

    /// A scale so small that it has lost its digits may give a little more than 127.
    private static func rounded(_ number: Float) -> Int8 { Int8(max(-127, min(127, number.rounded()))) }

    /// The model as a file.
    public var bytes: [UInt8] {
        var bytes = Self.magic
        for number in [Self.version, Self.dimension, bits] { Self.append(UInt64(number), 4, to: &bytes) }
        for scale in scales { Self.append(UInt64(scale.bitPattern), 4, to: &bytes) }
        for number in numbers { bytes.append(UInt8(bitPattern: number)) }
        Self.append(Self.hash(bytes[...]), 8, to: &bytes)
        return bytes
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ length: Int) -> UInt64 {
        (0..<length).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
    }

    private static func append(_ number: UInt64, _ length: Int, to bytes: inout [UInt8]) {
        for index in 0..<length { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(index * 8))) }
    }

    /// FNV-1a over words of eight bytes, the last one filled up with zeros.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        bytes.withUnsafeBytes { raw in
            var place = 0
            while place < raw.count {
                var word: UInt64 = 0
                if place + 8 <= raw.count {
                    word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                } else {
                    for index in place..<raw.count { word |= UInt64(raw[index]) << UInt64((index - place) * 8) }
                }
                hash = (hash ^ word) &* 0x0000_0100_0000_01B3
                hash ^= hash >> 32
                place += 8
            }
        }
        return hash
    }
}
