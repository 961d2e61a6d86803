/// Where a request comes from.
package struct RemoteAddress: Sendable, Hashable {
    /// A household's line, not a device: the first 24 bits of an IPv4 address, the first 48 of an IPv6 one.
    package let network: String
    /// What counts as one sender: an IPv4 address, or the 64 bits of IPv6 that one customer gets.
    ///
    /// For counting only; nothing keeps it but as a keyed hash.
    package let sender: String

    package init(_ address: String) {
        let plain = address.split(separator: "%", maxSplits: 1).first ?? ""
        if let bytes = Self.version4(plain) {
            network = "\(bytes[0]).\(bytes[1]).\(bytes[2]).0/24"
            sender = bytes.map { "\($0)" }.joined(separator: ".")
        } else if let groups = Self.version6(plain) {
            let text = groups.map { String($0, radix: 16) }
            network = text.prefix(3).joined(separator: ":") + "::/48"
            sender = text.prefix(4).joined(separator: ":") + "::/64"
        } else {
            network = "unknown"
            sender = "unknown"
        }
    }

    /// The four bytes of `192.0.2.1`, also written as `::ffff:192.0.2.1`.
    private static func version4(_ text: some StringProtocol) -> [UInt8]? {
        let mapped = text.lowercased().hasPrefix("::ffff:") ? String(text.dropFirst(7)) : String(text)
        let parts = mapped.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } ? UInt8(part) : nil }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    /// The eight groups of an IPv6 address, its one `::` filled with zeros.
    private static func version6(_ text: some StringProtocol) -> [UInt16]? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let gap = parts.indices.dropFirst().dropLast().first(where: { parts[$0].isEmpty }) else {
            return groups(parts).flatMap { $0.count == 8 ? $0 : nil }
        }
        let front = gap == 1 && parts[0].isEmpty ? [] : groups(parts[..<gap])
        let behind = parts[(gap + 1)...]
        let back = behind.count == 1 && behind.first?.isEmpty == true ? [] : groups(behind)
        guard let front, let back, front.count + back.count <= 7 else { return nil }
        return front + Array(repeating: 0, count: 8 - front.count - back.count) + back
    }

    private static func groups(_ parts: some Collection<some StringProtocol>) -> [UInt16]? {
        let groups = parts.compactMap { part in (1...4).contains(part.utf8.count) ? UInt16(part, radix: 16) : nil }
        return groups.count == parts.count ? groups : nil
    }
}
