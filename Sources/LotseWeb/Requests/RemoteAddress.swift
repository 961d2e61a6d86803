/// Where a request comes from, cut so that it names a household's line, not a device.
package struct RemoteAddress: Sendable, Hashable {
    /// The first three numbers of an IPv4 address, the first 48 bits of an IPv6 one.
    package let network: String

    package init(_ address: String) {
        let isMapped = address.lowercased().hasPrefix("::ffff:") && address.contains(".")
        let plain = isMapped ? String(address.dropFirst(7)) : address
        if plain.contains(".") {
            network = plain.split(separator: ".").prefix(3).joined(separator: ".") + ".0/24"
        } else {
            network = plain.split(separator: ":").prefix(3).joined(separator: ":") + "::/48"
        }
    }
}
