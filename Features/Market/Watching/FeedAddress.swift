import Foundation

/// An address from which a list is fetched: of the web, encrypted, and never of the server's own network.
package struct FeedAddress: Sendable, Equatable {
    package let text: String
    package let host: String

    /// Why an address does not do; its sentence stands under `market.watch.error.<raw value>`.
    package enum Fault: String, Error, CaseIterable, Sendable {
        case notSecure = "not-secure"
        /// A name and password in the address would stand in logs; a secret belongs into its query.
        case credentials
        case ownNetwork = "own-network"
        case malformed
    }

    package static let mostBytes = 1000

    /// - Parameters:
    ///   - text: as somebody typed it.
    ///   - allowsOwnNetwork: for installations whose operator said so; addresses of this machine may then be plain.
    /// - Throws: `Fault` where it does not do.
    package init(_ text: String, allowsOwnNetwork: Bool = false) throws(Fault) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.utf8.count <= Self.mostBytes, text.utf8.allSatisfy({ (33...126).contains($0) }),
            let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let host = parts.host?.lowercased(), !host.isEmpty, parts.fragment == nil
        else { throw .malformed }
        guard parts.user == nil, parts.password == nil else { throw .credentials }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        let numbers = NetworkAddress(bare)
        let isThisMachine = bare == "localhost" || numbers?.isLoopback == true
        guard scheme == "https" || scheme == "http" && allowsOwnNetwork && isThisMachine else { throw .notSecure }
        if !allowsOwnNetwork, isThisMachine || numbers?.isPublic == false { throw .ownNetwork }
        self.text = text
        self.host = bare
    }
}
