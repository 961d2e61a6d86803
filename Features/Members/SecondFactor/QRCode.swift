/// A square code ("QR-Code", ISO/IEC 18004) of up to 412 bytes: byte mode, error correction level M.
///
/// Versions 1 to 15 only; an `otpauth` address needs 7 to 10.
struct QRCode: Sendable, Equatable {
    /// Modules on a side, without the quiet zone of four around it.
    private(set) var size: Int
    private var dark: [Bool]
    /// Modules that belong to patterns and stay unmasked.
    private var fixed: [Bool]

    /// Nil where the text is too long.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = (1...15).first(where: { bytes.count <= Self.capacity(of: $0) }) else { return nil }
        size = 17 + 4 * version
        dark = Array(repeating: false, count: size * size)
        fixed = dark
        drawPatterns(version)
        drawData(Self.codewords(bytes, version: version))
        let best = (0..<8).map { masked($0) }.min { $0.penalty < $1.penalty }
        if let best { self = best }
    }

    /// Whether the module is dark; everything outside is light.
    subscript(row: Int, column: Int) -> Bool {
        (0..<size).contains(row) && (0..<size).contains(column) && dark[row * size + column]
    }
}

// MARK: - Data and its error correction

extension QRCode {
    /// Correction bytes in each block, and blocks, for level M of each version.
    private static let correction: [(bytes: Int, blocks: Int)] = [
        (10, 1), (16, 1), (26, 1), (18, 2), (24, 2), (16, 4), (18, 4), (22, 4), (22, 5), (26, 5), (30, 5), (22, 8),
        (22, 9), (24, 9), (24, 10),
    ]

    /// All data and correction bytes of a version: what its patterns leave free.
    private static func codewordCount(_ version: Int) -> Int {
        let alignments = version / 7 + 2
        var modules = (16 * version + 128) * version + 64
        if version >= 2 { modules -= (25 * alignments - 10) * alignments - 55 }
        if version >= 7 { modules -= 36 }
        return modules / 8
    }

    private static func dataCount(_ version: Int) -> Int {
        let (bytes, blocks) = correction[version - 1]
        return codewordCount(version) - bytes * blocks
    }

    /// Bytes of text: the mode takes four bits, the length eight or sixteen.
    static func capacity(of version: Int) -> Int { dataCount(version) - (version < 10 ? 2 : 3) }

    private static func codewords(_ bytes: [UInt8], version: Int) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) {
            for place in (0..<count).reversed() { bits.append(value >> place & 1 == 1) }
        }
        append(0b0100, 4)
        append(bytes.count, version < 10 ? 8 : 16)
        for byte in bytes { append(Int(byte), 8) }
        append(0, 4)
        let count = dataCount(version)
        var data = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<min(start + 8, bits.count)].enumerated().reduce(UInt8(0)) { $0 | ($1.1 ? 128 >> $1.0 : 0) }
        }
        for padding in 0..<max(0, count - data.count) { data.append(padding.isMultiple(of: 2) ? 0xEC : 0x11) }
        return interleaved(Array(data.prefix(count)), version: version)
    }

    /// Splits the data into blocks, corrects each, and deals them out byte by byte.
    private static func interleaved(_ data: [UInt8], version: Int) -> [UInt8] {
        let (bytes, count) = correction[version - 1]
        let shortLength = data.count / count
        let shortBlocks = count - data.count % count
        var blocks: [[UInt8]] = []
        var start = 0
        for place in 0..<count {
            let length = shortLength + (place < shortBlocks ? 0 : 1)
            blocks.append(Array(data[start..<(start + length)]))
            start += length
        }
        let corrections = blocks.map { remainder($0, degree: bytes) }
        let dealt = (0...shortLength).flatMap { place in blocks.compactMap { place < $0.count ? $0[place] : nil } }
        return dealt + (0..<bytes).flatMap { place in corrections.map { $0[place] } }
    }

    /// Reed-Solomon correction over GF(2⁸) with the polynomial 0x11D.
    private static func remainder(_ data: [UInt8], degree: Int) -> [UInt8] {
        var divisor = [UInt8](repeating: 0, count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for place in 0..<degree {
                divisor[place] = product(divisor[place], root) ^ (place + 1 < degree ? divisor[place + 1] : 0)
            }
            root = product(root, 2)
        }
        var rest = [UInt8](repeating: 0, count: degree)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for place in 0..<degree { rest[place] ^= product(divisor[place], factor) }
        }
        return rest
    }

    private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var result = 0
        for place in (0..<8).reversed() {
            result = result << 1 ^ (result >> 7) * 0x11D
            result ^= Int(right >> UInt8(place) & 1) * Int(left)
        }
        return UInt8(result)
    }
}

// MARK: - Modules

extension QRCode {
    private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
        guard (0..<size).contains(row), (0..<size).contains(column) else { return }
        dark[row * size + column] = isDark
        fixed[row * size + column] = true
    }

    private mutating func drawPatterns(_ version: Int) {
        for place in 0..<size {
            set(6, place, place.isMultiple(of: 2))
            set(place, 6, place.isMultiple(of: 2))
        }
        let centres = Self.alignmentCentres(version)
        for row in centres {
            for column in centres where !isFinder(row, column) { drawSquare(row, column, reach: 2, light: [1]) }
        }
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] {
            drawSquare(row, column, reach: 4, light: [2, 4])
        }
        drawFormat(mask: 0)
        if version >= 7 { drawVersion(version) }
    }

    /// Rings around a centre: those in `light` are light, the others dark.
    private mutating func drawSquare(_ row: Int, _ column: Int, reach: Int, light: Set<Int>) {
        for down in -reach...reach {
            for right in -reach...reach { set(row + down, column + right, !light.contains(max(abs(down), abs(right)))) }
        }
    }

    private func isFinder(_ row: Int, _ column: Int) -> Bool {
        (row == 6 && (column == 6 || column == size - 7)) || (row == size - 7 && column == 6)
    }

    private static func alignmentCentres(_ version: Int) -> [Int] {
        guard version >= 2 else { return [] }
        let count = version / 7 + 2
        let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        return [6] + (0..<(count - 1)).reversed().map { version * 4 + 10 - $0 * step }
    }

    /// Level M and the mask, in BCH (15, 5), twice.
    private mutating func drawFormat(mask: Int) {
        var rest = mask
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
        let bits = (mask << 10 | rest) ^ 0x5412
        let isDark = { (place: Int) in bits >> place & 1 == 1 }
        for place in 0..<6 { set(place, 8, isDark(place)) }
        set(7, 8, isDark(6))
        set(8, 8, isDark(7))
        set(8, 7, isDark(8))
        for place in 9..<15 { set(8, 14 - place, isDark(place)) }
        for place in 0..<8 { set(8, size - 1 - place, isDark(place)) }
        for place in 8..<15 { set(size - 15 + place, 8, isDark(place)) }
        set(size - 8, 8, true)
    }

    /// The version in BCH (18, 6), twice.
    private mutating func drawVersion(_ version: Int) {
        var rest = version
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = version << 12 | rest
        for place in 0..<18 {
            let (near, far) = (place / 3, size - 11 + place % 3)
            set(near, far, bits >> place & 1 == 1)
            set(far, near, bits >> place & 1 == 1)
        }
    }

    /// Up and down in pairs of columns from the right, past the timing column.
    private mutating func drawData(_ codewords: [UInt8]) {
        var place = 0
        for right in stride(from: size - 1, through: 1, by: -2) {
            let edge = right <= 6 ? right - 1 : right
            let isUpward = (edge + 1) & 2 == 0
            for step in 0..<size {
                let row = isUpward ? size - 1 - step : step
                for column in [edge, edge - 1] where !fixed[row * size + column] && place < codewords.count * 8 {
                    dark[row * size + column] = codewords[place >> 3] >> UInt8(7 - place & 7) & 1 == 1
                    place += 1
                }
            }
        }
    }

    private func masked(_ mask: Int) -> QRCode {
        var code = self
        for row in 0..<size {
            for column in 0..<size where !fixed[row * size + column] && Self.inverts(mask, row, column) {
                code.dark[row * size + column].toggle()
            }
        }
        code.drawFormat(mask: mask)
        return code
    }

    private static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (column / 3 + row / 2) % 2 == 0
        case 5: column * row % 2 + column * row % 3 == 0
        case 6: (column * row % 2 + column * row % 3) % 2 == 0
        default: ((row + column) % 2 + column * row % 3) % 2 == 0
        }
    }

    /// How hard the code is to read: long runs, blocks, false finders, imbalance.
    private var penalty: Int {
        let lines = (0..<size).flatMap { line in
            [(0..<size).map { self[line, $0] }, (0..<size).map { self[$0, line] }]
        }
        var penalty = lines.reduce(0) { $0 + Self.penalty(of: $1) }
        for row in 1..<size {
            for column in 1..<size {
                let corner = self[row, column]
                let isBlock = [self[row - 1, column], self[row, column - 1], self[row - 1, column - 1]].allSatisfy {
                    $0 == corner
                }
                if isBlock { penalty += 3 }
            }
        }
        let share = dark.count(where: \.self) * 20 - dark.count * 10
        return penalty + (abs(share) + dark.count - 1) / dark.count * 10 - 10
    }

    private static func penalty(of line: [Bool]) -> Int {
        var penalty = 0
        var run = 0
        var recent = 0
        for (place, isDark) in (line + Array(repeating: false, count: 4)).enumerated() {
            recent = (recent << 1 | (isDark ? 1 : 0)) & 0x7FF
            // A finder's 1:1:3:1:1 with four light modules before or behind it.
            if recent == 0b000_0101_1101 || recent == 0b101_1101_0000 { penalty += 40 }
            guard place < line.count else { continue }
            run = place > 0 && isDark == line[place - 1] ? run + 1 : 1
            if run == 5 { penalty += 3 } else if run > 5 { penalty += 1 }
        }
        return penalty
    }
}
