import Crypto
import Foundation
import JWTKit
import LotseCore
import LotseTestSupport
import Synchronization

@testable import Members

/// A provider of identities that lies as a test wishes; it holds the right PKCE verifier against every code.
final class FakeProvider: Sendable {
    static let issuer = "https://id.example.org"

    /// What differs from an honest provider.
    struct Lie: Sendable {
        var issuerOfDocument = FakeProvider.issuer
        var tokenEndpoint = "https://id.example.org/token"
        /// Changes the claims before they are signed.
        var claims: @Sendable (inout [String: any Sendable]) -> Void = { _ in }
        /// Replaces the finished token.
        var token: @Sendable (String) -> String = { $0 }
        /// Signs with a key that is not among the published ones.
        var signsWithStrangeKey = false
        /// Names this key in the token's header.
        var keyName: String? = "one"
        var keys: (@Sendable (String) -> String)?
    }

    private struct Known {
        var challenges: [String: (challenge: String, nonce: String)] = [:]
        var questions: [String] = []
        var lie = Lie()
    }

    private let known = Mutex(Known())
    private let clock: MovingClock
    private let key = ES256PrivateKey()
    private let strangeKey = ES256PrivateKey()

    init(_ clock: MovingClock) {
        self.clock = clock
    }

    var questions: [String] { known.withLock { $0.questions } }

    func lie(_ change: (inout Lie) -> Void) { known.withLock { change(&$0.lie) } }

    var client: ProviderClient {
        ProviderClient { question in
            self.known.withLock { $0.questions.append(question.address) }
            if question.address.hasSuffix("/.well-known/openid-configuration") { return Array(self.document.utf8) }
            if question.address.hasSuffix("/keys") { return Array(self.publishedKeys.utf8) }
            return try await Array(self.answer(to: question).utf8)
        }
    }

    /// Signs somebody in and gives the code that goes back with the browser.
    func approve(_ address: String) throws -> (code: String, state: String) {
        let items = URLComponents(string: address)?.queryItems ?? []
        let query = Dictionary(uniqueKeysWithValues: items.map { ($0.name, $0.value ?? "") })
        guard query["response_type"] == "code", query["code_challenge_method"] == "S256",
            query["client_id"] == "lotse", query["scope"] == "openid profile",
            query["redirect_uri"] == "https://lotse.example.org/de/anmelden/anbieter/zurueck",
            let challenge = query["code_challenge"], let nonce = query["nonce"], let state = query["state"]
        else { throw Unexpected(address) }
        let code = "code-\(state.prefix(8))"
        known.withLock { $0.challenges[code] = (challenge, nonce) }
        return (code, state)
    }

    private var document: String {
        let lie = known.withLock { $0.lie }
        return """
            {"issuer": "\(lie.issuerOfDocument)", "authorization_endpoint": "https://id.example.org/authorize",
             "token_endpoint": "\(lie.tokenEndpoint)", "jwks_uri": "https://id.example.org/keys"}
            """
    }

    private var publishedKeys: String {
        let parameters = key.parameters
        let (x, y) = (parameters?.x ?? "", parameters?.y ?? "")
        let honest = """
            {"keys": [{"kty": "oct", "k": "AAAA", "kid": "secret"},
             {"kty": "EC", "crv": "P-256", "kid": "enc", "use": "enc", "x": "\(Self.urlSafe(x))", "y": "\(Self.urlSafe(y))"},
             {"kty": "EC", "crv": "P-256", "kid": "one", "use": "sig", "x": "\(Self.urlSafe(x))", "y": "\(Self.urlSafe(y))"}]}
            """
        return known.withLock { $0.lie.keys }.map { $0(honest) } ?? honest
    }

    private func answer(to question: ProviderClient.Question) async throws -> String {
        let form = Dictionary(uniqueKeysWithValues: (question.form ?? []).map { ($0.name, $0.value) })
        let basic = Data("lotse:geheim%20%26%20gut".utf8).base64EncodedString()
        guard question.authorization == "Basic \(basic)", form["grant_type"] == "authorization_code",
            let code = form["code"], let verifier = form["code_verifier"],
            let request = known.withLock({ $0.challenges.removeValue(forKey: code) }),
            IdentityWorkflow.challenge(of: verifier) == request.challenge
        else { throw OpenIDError.unreachable }
        let (lie, now) = (known.withLock { $0.lie }, clock.now.seconds)
        var claims: [String: any Sendable] = [
            "iss": Self.issuer, "sub": "anna-1", "aud": "lotse", "exp": now + 300, "iat": now, "nonce": request.nonce,
            "name": "Anna Noack",
        ]
        lie.claims(&claims)
        let token = try await sign(claims, lie)
        return #"{"access_token": "x", "token_type": "Bearer", "id_token": "\#(lie.token(token))"}"#
    }

    private func sign(_ claims: [String: any Sendable], _ lie: Lie) async throws -> String {
        var header: [String: String] = ["alg": "ES256", "typ": "JWT"]
        if let name = lie.keyName { header["kid"] = name }
        let parts = try [
            JSONSerialization.data(withJSONObject: header, options: .sortedKeys),
            JSONSerialization.data(withJSONObject: claims as [String: Any], options: .sortedKeys),
        ].map(Self.urlSafe)
        let body = parts.joined(separator: ".")
        let signer = lie.signsWithStrangeKey ? strangeKey : key
        let private256 = try P256.Signing.PrivateKey(pemRepresentation: signer.pemRepresentation)
        let signature = try private256.signature(for: Data(body.utf8)).rawRepresentation
        return "\(body).\(Self.urlSafe(signature))"
    }

    static func urlSafe(_ data: Data) -> String { urlSafe(data.base64EncodedString()) }

    static func urlSafe(_ base64: String) -> String {
        base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
