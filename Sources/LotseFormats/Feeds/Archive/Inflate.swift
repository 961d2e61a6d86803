/// Unpacks deflate (RFC 1951), and never more than was agreed.
///
/// An own one: there is no library for it among those of the product, and the code is the standard's own algorithm.
struct Inflate {
    private let input: ArraySlice<UInt8>
    private let most: Int
    private var place: Int
    private var buffer: UInt32 = 0
    private var held = 0
    private var output: [UInt8] = []

    private struct Broken: Error {}

    /// Unpacks a whole stream.
    ///
    /// - Parameters:
    ///   - input: the packed bytes.
    ///   - most: how many bytes may come out.
    /// - Returns: the unpacked bytes; nil for a broken stream and for one that holds more.
    static func unpack(_ input: ArraySlice<UInt8>, most: Int) -> [UInt8]? {
        var inflate = Inflate(input: input, most: most)
        return try? inflate.run()
    }

    private init(input: ArraySlice<UInt8>, most: Int) {
        self.input = input
        self.most = most
        place = input.startIndex
    }

    private mutating func run() throws(Broken) -> [UInt8] {
        var isLast = false
        while !isLast {
            isLast = try bits(1) == 1
            switch try bits(2) {
            case 0: try stored()
            case 1: try codes(Self.fixedLengths, Self.fixedDistances)
            case 2: try dynamic()
            default: throw Broken()
            }
        }
        return output
    }

    private mutating func bits(_ count: Int) throws(Broken) -> Int {
        while held < count {
            guard place < input.endIndex else { throw Broken() }
            buffer |= UInt32(input[place]) << held
            place += 1
            held += 8
        }
        let value = buffer & ((1 << count) - 1)
        buffer >>= count
        held -= count
        return Int(value)
    }

    private mutating func put(_ byte: UInt8) throws(Broken) {
        guard output.count < most else { throw Broken() }
        output.append(byte)
    }

    private mutating func stored() throws(Broken) {
        (buffer, held) = (0, 0)
        guard input.endIndex - place >= 4 else { throw Broken() }
        let length = Int(input[place]) | Int(input[place + 1]) << 8
        let check = Int(input[place + 2]) | Int(input[place + 3]) << 8
        place += 4
        guard length == check ^ 0xFFFF, input.endIndex - place >= length, output.count + length <= most else {
            throw Broken()
        }
        output += input[place..<(place + length)]
        place += length
    }

    private mutating func dynamic() throws(Broken) {
        let (lengths, distances, codes) = (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
        guard lengths <= 286, distances <= 30 else { throw Broken() }
        var sizes = [Int](repeating: 0, count: 19)
        for place in 0..<codes { sizes[Self.order[place]] = try bits(3) }
        guard let table = Codes(sizes) else { throw Broken() }
        sizes = []
        while sizes.count < lengths + distances {
            let symbol = try decode(table)
            switch symbol {
            case 0...15: sizes.append(symbol)
            case 16:
                guard let last = sizes.last else { throw Broken() }
                sizes += Array(repeating: last, count: 3 + (try bits(2)))
            case 17: sizes += Array(repeating: 0, count: 3 + (try bits(3)))
            default: sizes += Array(repeating: 0, count: 11 + (try bits(7)))
            }
        }
        guard sizes.count == lengths + distances, sizes[256] > 0, let first = Codes(Array(sizes[..<lengths])),
            let second = Codes(Array(sizes[lengths...]))
        else { throw Broken() }
        try self.codes(first, second)
    }

    /// Copies letters and earlier pieces until the block ends.
    private mutating func codes(_ lengths: Codes, _ distances: Codes) throws(Broken) {
        while true {
            let symbol = try decode(lengths)
            if symbol == 256 { return }
            guard symbol > 256 else {
                try put(UInt8(symbol))
                continue
            }
            guard symbol - 257 < Self.lengthBase.count else { throw Broken() }
            let length = Self.lengthBase[symbol - 257] + (try bits(Self.lengthBits[symbol - 257]))
            let code = try decode(distances)
            guard code < Self.distanceBase.count else { throw Broken() }
            let distance = Self.distanceBase[code] + (try bits(Self.distanceBits[code]))
            guard distance <= output.count else { throw Broken() }
            for _ in 0..<length { try put(output[output.count - distance]) }
        }
    }

    private mutating func decode(_ codes: Codes) throws(Broken) -> Int {
        var (code, first, index) = (0, 0, 0)
        for length in 1...15 {
            code |= try bits(1)
            let count = codes.counts[length]
            if code - count < first { return codes.symbols[index + code - first] }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        throw Broken()
    }

    /// Canonical Huffman codes: how many there are of each length, and their symbols in order.
    private struct Codes {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []

        /// Nil when there are more codes than bits can tell apart.
        init?(_ sizes: [Int]) {
            for size in sizes where size > 0 { counts[size] += 1 }
            var free = 1
            for length in 1...15 {
                free = free << 1 - counts[length]
                guard free >= 0 else { return nil }
            }
            for length in 1...15 { symbols += sizes.indices.filter { sizes[$0] == length } }
        }
    }

    private static let fixedLengths = codes(
        Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
            + Array(repeating: 8, count: 8)
    )
    private static let fixedDistances = codes(Array(repeating: 5, count: 30))
    private static func codes(_ sizes: [Int]) -> Codes {
        guard let codes = Codes(sizes) else { preconditionFailure("the standard's own codes are whole") }
        return codes
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBase = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBase = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12_289, 16_385, 24_577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}
