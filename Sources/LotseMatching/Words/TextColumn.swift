/// Texts one behind the other in one buffer: a vocabulary has hundreds of thousands of them.
struct TextColumn: Sendable, Equatable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    var count: Int { ends.count }

    mutating func append(_ text: String) {
        bytes += Array(text.utf8)
        ends.append(UInt32(bytes.count))
    }

    func add(to print: inout Fingerprint) {
        bytes.withUnsafeBytes { print.add($0) }
        ends.withUnsafeBytes { print.add($0) }
    }

    subscript(_ index: Int) -> String {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return String(decoding: bytes[start..<Int(ends[index])], as: UTF8.self)
    }
}
