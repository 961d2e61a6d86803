import Foundation
import JWTKit

/// The public keys of a provider (RFC 7517), those that can check a signature of an algorithm we take.
struct ProviderKeys: Sendable {
    /// Algorithms with a public key.
    ///
    /// A shared secret or `none` proves nothing.
    static let algorithms: [String: JWK.KeyType] = [
        "RS256": .rsa, "RS384": .rsa, "RS512": .rsa, "PS256": .rsa, "PS384": .rsa, "PS512": .rsa, "ES256": .ecdsa,
        "ES384": .ecdsa, "ES512": .ecdsa, "EdDSA": .octetKeyPair,
    ]

    private let keys: [JWK]

    /// Leaves out keys that it cannot read: a provider may have some for other uses.
    init(json: [UInt8]) throws {
        guard let set = try? JSONDecoder().decode(KeySet.self, from: Data(json)) else {
            throw OpenIDError.misconfigured("unreadable keys")
        }
        keys = set.keys.compactMap(\.key)
    }

    func contains(_ name: String?) -> Bool {
        name == nil ? !keys.isEmpty : keys.contains { $0.keyIdentifier?.string == name }
    }

    /// The key that a token names, made ready for the token's algorithm.
    ///
    /// A token without a name takes the only key of its kind; where there are two, it has to say which.
    func key(named name: String?, for algorithm: String) throws -> JWK {
        guard let kind = Self.algorithms[algorithm], let known = JWK.Algorithm(rawValue: algorithm) else {
            throw OpenIDError.token(.algorithm)
        }
        let fitting = keys.filter { $0.keyType == kind && (name == nil || $0.keyIdentifier?.string == name) }
        guard var key = fitting.first, fitting.count == 1 else { throw OpenIDError.token(.key) }
        if let own = key.algorithm, own.rawValue != algorithm { throw OpenIDError.token(.algorithm) }
        if kind == .rsa, Self.bits(of: key.modulus) < 2048 { throw OpenIDError.token(.key) }
        key.algorithm = known
        key.keyIdentifier = key.keyIdentifier ?? "only"
        key.privateExponent = nil
        return key
    }

    private static func bits(of modulus: String?) -> Int { (modulus?.utf8.count ?? 0) * 6 }

    private struct KeySet: Decodable {
        let keys: [Entry]

        struct Entry: Decodable {
            let key: JWK?

            init(from decoder: any Decoder) throws {
                let use = try? decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .use)
                key = use == nil || use == "sig" ? try? JWK(from: decoder) : nil
            }

            private enum CodingKeys: String, CodingKey {
                case use
            }
        }
    }
}
