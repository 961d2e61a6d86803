import Foundation
import LotseCore

/// An outside provider of identities ("Anmeldedienst"), as an installation is configured with it.
package struct OpenIDProvider: Sendable, Equatable {
    /// Exactly as the provider's own documents spell it.
    package let issuer: String
    package let clientID: String
    /// Nil for a client that is known by its redirect address alone.
    package let clientSecret: String?
    /// What the button calls it.
    package let name: String

    /// Nil unless the issuer can be reached safely: by https, or on this very machine.
    package init?(issuer: String, clientID: String, clientSecret: String?, name: String) {
        guard Self.isSafe(issuer), !clientID.isEmpty else { return nil }
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.name = name
    }

    /// Where the provider describes itself.
    package var discoveryAddress: String {
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        return "\(base)/.well-known/openid-configuration"
    }

    /// Asks the provider for its document and its keys; throws `OpenIDError` where they do not do.
    package func check(with client: ProviderClient) async throws {
        let memory = ProviderMemory(self, client: client)
        // Nothing is remembered beyond this question, so that the time does not matter.
        let keys = try await memory.keys(including: nil, at: Timestamp(milliseconds: 0))
        guard keys.contains(nil) else { throw OpenIDError.misconfigured("no keys") }
    }

    /// Whether nobody on the way can read or change what is sent to an address.
    static func isSafe(_ address: String) -> Bool {
        guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.password == nil, parts.fragment == nil
        else { return false }
        return parts.scheme == "https"
            || (parts.scheme == "http" && ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host))
    }
}

extension OpenIDProvider: CustomStringConvertible, CustomReflectable {
    /// Without the secret, so that no log and no message holds it.
    package var description: String { "\(name) (\(issuer))" }
    package var customMirror: Mirror { Mirror(self, children: ["issuer": issuer, "name": name]) }
}

/// What a provider says of itself (OpenID Connect Discovery 1.0).
struct ProviderDocument: Decodable, Sendable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keysAddress: String
    let tokenMethods: [String]?
    let namesIssuer: Bool?

    enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case keysAddress = "jwks_uri"
        case tokenMethods = "token_endpoint_auth_methods_supported"
        case namesIssuer = "authorization_response_iss_parameter_supported"
    }

    /// Throws unless it is the document of this provider and names safe addresses only.
    func check(against provider: OpenIDProvider) throws {
        guard issuer == provider.issuer else { throw OpenIDError.misconfigured("another issuer") }
        for address in [authorizationEndpoint, tokenEndpoint, keysAddress] where !OpenIDProvider.isSafe(address) {
            throw OpenIDError.misconfigured("an unsafe address")
        }
    }
}

/// Why signing in through a provider did not work.
package enum OpenIDError: Error, Equatable, Sendable {
    /// It did not answer in time, or not with what was asked for.
    case unreachable
    /// Its documents do not fit the installation's settings.
    case misconfigured(String)
    /// The answer belongs to no request of this browser, or to one that is over.
    case strangeAnswer
    /// The person said no, or the provider did.
    case declined
    case token(TokenFault)

    /// What is wrong with the token that should say who somebody is.
    package enum TokenFault: String, Sendable, CaseIterable {
        case malformed
        case algorithm
        case key
        case signature
        case issuer
        case audience
        case expired
        case time
        case nonce
        case subject
    }
}
