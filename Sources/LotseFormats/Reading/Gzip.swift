import CZlib

/// Files that are packed alone (`.gz`, RFC 1952), by zlib.
package enum Gzip {
    package static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// Unpacks a whole file, and never more than was agreed.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - most: how many bytes may come out.
    /// - Returns: the unpacked bytes; nil for a broken file, for several in one, and for one that holds more.
    package static func unpack(_ bytes: [UInt8], most: Int) -> [UInt8]? {
        var stream = z_stream()
        // 16 more: with the head and the check sum of gzip.
        let begun = inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard begun == Z_OK, let count = UInt32(exactly: bytes.count) else { return nil }
        defer { inflateEnd(&stream) }
        return bytes.withUnsafeBufferPointer { input in
            // zlib only reads from there; its type does not say so.
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = count
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65_536) { output in
                var unpacked: [UInt8] = []
                while true {
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    let state = inflate(&stream, Z_NO_FLUSH)
                    unpacked += output[..<(output.count - Int(stream.avail_out))]
                    guard state == Z_OK || state == Z_STREAM_END, unpacked.count <= most else { return nil }
                    if state == Z_STREAM_END { return stream.avail_in == 0 ? unpacked : nil }
                }
            }
        }
    }
}
