import Foundation
import JWTKit
import LotseCore

/// Who somebody is, as a provider has proved: only issuer and subject together name one person for ever.
package struct Identity: Hashable, Sendable {
    package let issuer: String
    package let subject: String
    /// What the provider calls them; a help when an account is made, never a proof.
    package let name: String?
}

/// The token by which a provider says who somebody is (OpenID Connect Core 1.0, section 3.1.3.7).
enum IdentityToken {
    /// What the token must say.
    struct Expectation: Sendable {
        let issuer: String
        let clientID: String
        let nonce: String
        let now: Timestamp
    }

    /// How far the clocks of two machines may differ.
    private static let skewInSeconds: Int64 = 60
    /// A token that was made longer ago was not made for this request.
    private static let ageInSeconds: Int64 = 600
    private static let mostBytes = 16 * 1024

    /// The name of the key and the algorithm that the token claims; nothing of it is proved yet.
    static func header(of token: String) throws -> (key: String?, algorithm: String) {
        guard token.utf8.count <= mostBytes,
            let header = try? DefaultJWTParser().parse(Data(token.utf8), as: Claims.self).header,
            let algorithm = header.alg
        else { throw OpenIDError.token(.malformed) }
        guard header.fields["crit"] == nil, ProviderKeys.algorithms[algorithm] != nil else {
            throw OpenIDError.token(.algorithm)
        }
        return (header.kid, algorithm)
    }

    /// Checks signature and every claim that matters.
    static func identity(_ token: String, signedBy keys: ProviderKeys, _ expected: Expectation) async throws -> Identity
    {
        let (name, algorithm) = try header(of: token)
        let key = try keys.key(named: name, for: algorithm)
        let claims: Claims
        do {
            claims = try await JWTKeyCollection().add(jwk: key).verify(token, as: Claims.self)
        } catch {
            throw OpenIDError.token(.signature)
        }
        if let fault = fault(in: claims, expected) { throw OpenIDError.token(fault) }
        return Identity(issuer: claims.iss, subject: claims.sub, name: claims.name)
    }

    private static func fault(in claims: Claims, _ expected: Expectation) -> OpenIDError.TokenFault? {
        let now = expected.now.seconds
        if claims.iss != expected.issuer { return .issuer }
        if !claims.aud.values.contains(expected.clientID) { return .audience }
        if claims.azp ?? expected.clientID != expected.clientID { return .audience }
        if claims.aud.values.count > 1, claims.azp == nil { return .audience }
        if Double(now - skewInSeconds) >= claims.exp { return .expired }
        if claims.iat > Double(now + skewInSeconds) || claims.iat < Double(now - ageInSeconds) { return .time }
        if let start = claims.nbf, start > Double(now + skewInSeconds) { return .time }
        if claims.nonce != expected.nonce { return .nonce }
        return (1...255).contains(claims.sub.utf8.count) ? nil : .subject
    }

    struct Claims: JWTPayload {
        let iss: String
        let sub: String
        let aud: Audience
        let azp: String?
        let exp: Double
        let iat: Double
        let nbf: Double?
        let nonce: String?
        let name: String?

        /// Nothing here: claims are compared with what this request expects, which the library does not know.
        func verify(using _: some JWTAlgorithm) async throws {}
    }

    /// One receiver or several.
    struct Audience: Codable {
        let values: [String]

        init(_ values: [String]) {
            self.values = values
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            values = try (try? container.decode(String.self)).map { [$0] } ?? container.decode([String].self)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(values)
        }
    }
}
