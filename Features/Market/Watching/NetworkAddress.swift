import Foundation

/// An address of the Internet Protocol, version 4 or 6.
package struct NetworkAddress: Hashable, Sendable {
    /// Four or sixteen.
    package let bytes: [UInt8]

    /// Reads the usual spelling; nil for names, and for spellings that programs understand differently (`127.1`).
    package init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            bytes = withUnsafeBytes(of: &six) { Array($0) }
        } else {
            return nil
        }
    }

    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// The usual spelling.
    package var text: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package var isLoopback: Bool {
        if let inner = embedded { return inner.isLoopback }
        return bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
    }

    /// Whether it may belong to anybody on the Internet.
    ///
    /// The networks left out are those of the registries of special-purpose addresses (IANA, RFC 6890) and the range of
    /// all groups (multicast).
    package var isPublic: Bool {
        if let inner = embedded { return inner.isPublic }
        return bytes.count == 4 ? isPublicFour : isPublicSix
    }

    private var isPublicFour: Bool {
        let (first, second, third) = (bytes[0], bytes[1], bytes[2])
        switch first {
        case 0, 10, 127, 224...255: return false
        case 100: return !(64...127).contains(second)
        case 169: return second != 254
        case 172: return !(16...31).contains(second)
        case 192:
            return second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99)
        case 198: return second != 18 && second != 19 && !(second == 51 && third == 100)
        case 203: return !(second == 0 && third == 113)
        default: return true
        }
    }

    /// Only 2000::/3 is given out; of it, protocol assignments and examples (2001::/23, 2001:db8::/32, 3fff::/20) are not.
    private var isPublicSix: Bool {
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        if bytes[0] == 0x20, bytes[1] == 0x01 { return bytes[2] > 0x01 && !(bytes[2] == 0x0D && bytes[3] == 0xB8) }
        return !(bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] & 0xF0 == 0)
    }

    /// The address of version 4 that one of version 6 leads to: mapped, translated (RFC 6052) or by 6to4 (RFC 3056).
    private var embedded: NetworkAddress? {
        guard bytes.count == 16 else { return nil }
        if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return NetworkAddress(bytes: Array(bytes[12...]))
        }
        if bytes[0..<4] == [0x00, 0x64, 0xFF, 0x9B] { return NetworkAddress(bytes: Array(bytes[12...])) }
        if bytes[0..<2] == [0x20, 0x02] { return NetworkAddress(bytes: Array(bytes[2..<6])) }
        return nil
    }
}
