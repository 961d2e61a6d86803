import CZlib

/// What ZIP files pack with: deflate (RFC 1951) and CRC-32, both by zlib.
enum Deflated {
    /// Unpacks a whole stream, and never more than was agreed.
    ///
    /// - Parameters:
    ///   - packed: the packed bytes.
    ///   - most: how many bytes may come out.
    /// - Returns: the unpacked bytes; nil for a broken stream and for one that holds more.
    static func unpack(_ packed: ArraySlice<UInt8>, most: Int) -> [UInt8]? {
        var stream = z_stream()
        // Below zero: ZIP packs without zlib's own head and foot.
        let begun = inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard begun == Z_OK, let count = UInt32(exactly: packed.count) else { return nil }
        defer { inflateEnd(&stream) }
        return packed.withUnsafeBufferPointer { input in
            // zlib only reads from there; its type does not say so.
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = count
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: piece) { output in
                var unpacked: [UInt8] = []
                while true {
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    // Says that it cannot go on where the input ends too early.
                    let state = inflate(&stream, Z_NO_FLUSH)
                    unpacked += output[..<(output.count - Int(stream.avail_out))]
                    guard state == Z_OK || state == Z_STREAM_END, unpacked.count <= most else { return nil }
                    if state == Z_STREAM_END { return unpacked }
                }
            }
        }
    }

    /// CRC-32 as ZIP has it.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32_z(0, bytes, bytes.count))
    }

    /// Bytes that come out at once.
    private static let piece = 65_536
}
