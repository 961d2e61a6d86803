/// A file's bytes, read from the front as often as needed; they need not all be in memory.
package struct FeedBytes {
    package let count: Int
    private let read: (Range<Int>) throws -> ArraySlice<UInt8>

    /// Bytes that are there.
    package init(_ bytes: [UInt8]) {
        count = bytes.count
        read = { bytes[$0] }
    }

    /// Bytes that somebody fetches piece by piece, each piece exactly the range asked for.
    ///
    /// - Parameters:
    ///   - count: how many there are.
    ///   - read: gives a range of them.
    package init(count: Int, read: @escaping (Range<Int>) throws -> ArraySlice<UInt8>) {
        self.count = count
        self.read = read
    }

    /// A piece; shorter only at the end of the file.
    func piece(from start: Int, upTo length: Int) throws -> ArraySlice<UInt8> {
        guard start < count else { return [] }
        return try read(start..<min(count, start + length))
    }

    func whole(_ limits: FeedLimits) throws -> [UInt8] {
        guard count <= limits.heldBytes else { throw FeedFailure(.tooLarge) }
        return Array(try piece(from: 0, upTo: count))
    }
}
