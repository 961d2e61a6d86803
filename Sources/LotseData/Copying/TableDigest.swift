import Crypto

/// A sum over the rows of a table that does not depend on their order, nor on the engine they lie in.
struct TableDigest: Equatable, Sendable {
    private(set) var rows = 0
    /// The rows' SHA-256 values, added up word by word.
    private var words: [UInt64] = [0, 0, 0, 0]

    mutating func add(_ row: [SQLValue]) {
        rows += 1
        var hasher = SHA256()
        for value in row { Self.update(&hasher, value) }
        var place = 0
        for byte in hasher.finalize() {
            words[place / 8] &+= UInt64(byte) << UInt64(place % 8 * 8)
            place += 1
        }
    }

    private static func update(_ hasher: inout SHA256, _ value: SQLValue) {
        switch value {
        case .null: hasher.update(data: [0])
        case .integer(let number): feed(&hasher, 1, withUnsafeBytes(of: number.littleEndian) { Array($0) })
        case .real(let number): feed(&hasher, 2, withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) })
        case .text(let text): feed(&hasher, 3, Array(text.utf8))
        case .blob(let bytes): feed(&hasher, 4, bytes)
        }
    }

    private static func feed(_ hasher: inout SHA256, _ kind: UInt8, _ bytes: [UInt8]) {
        hasher.update(data: [kind])
        hasher.update(data: withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { Array($0) })
        hasher.update(data: bytes)
    }
}
