import Crypto
import Foundation
package import LotseCore
package import LotseData
import LotseWeb

/// Signing in through an outside provider: authorization code with PKCE, state and nonce.
package struct IdentityWorkflow: Sendable {
    package let provider: OpenIDProvider
    private let store: any Store
    private let vault: Vault
    private let client: ProviderClient
    private let memory: ProviderMemory
    /// Where the provider sends people back to.
    private let returnAddress: String

    package init(
        provider: OpenIDProvider,
        store: any Store,
        vault: Vault,
        publicURL: String,
        client: ProviderClient = .live
    ) {
        self.provider = provider
        self.store = store
        self.vault = vault
        self.client = client
        memory = ProviderMemory(provider, client: client)
        returnAddress = MembersFeature.providerReturnAddress(below: publicURL)
    }

    /// Notes a request and gives the address to send the browser to.
    ///
    /// - Parameters:
    ///   - purpose: why.
    ///   - browser: SHA-256 of the cookie's secret: the answer must come from the same browser.
    ///   - language: of the page to come back to.
    ///   - next: the path to come back to.
    /// - Returns: an address at the provider.
    /// - Throws: `OpenIDError` where the provider cannot be asked.
    package func begin(
        _ purpose: IdentityPurpose,
        browser: String,
        language: Language,
        next: String
    ) async throws -> String {
        let document = try await memory.document(at: store.sources.clock.now)
        let state = SecretToken()
        let request = IdentityStore.Pending(
            purpose: purpose,
            nonce: SecretToken().text,
            verifier: SecretToken().text,
            language: language,
            next: next
        )
        let vault = self.vault
        try await store.write(as: .visitor) { transaction in
            try IdentityStore.insert(request, state: state, browser: browser, vault: vault, in: transaction)
        }
        let query = FormText.encode([
            ("response_type", "code"), ("client_id", provider.clientID), ("redirect_uri", returnAddress),
            ("scope", "openid profile"), ("state", state.text), ("nonce", request.nonce),
            ("code_challenge", Self.challenge(of: request.verifier)), ("code_challenge_method", "S256"),
        ])
        return document.authorizationEndpoint + (document.authorizationEndpoint.contains("?") ? "&" : "?") + query
    }

    /// What the provider sent back in the query of the return address.
    package struct Answer: Sendable {
        let state: String
        let code: String
        let error: String
        let issuer: String

        package init(state: String, code: String, error: String, issuer: String) {
            self.state = state
            self.code = code
            self.error = error
            self.issuer = issuer
        }
    }

    /// An answer that was found good.
    package struct Return: Sendable {
        package let identity: Identity
        package let purpose: IdentityPurpose
        package let language: Language
        package let next: String
    }

    /// Takes an answer, fetches the token for it and checks that.
    ///
    /// - Parameters:
    ///   - answer: what came back.
    ///   - browser: SHA-256 of the cookie's secret.
    /// - Returns: who it is and what for; the caller signs in, links or makes an account.
    /// - Throws: `OpenIDError`.
    package func finish(_ answer: Answer, browser: String) async throws -> Return {
        let vault = self.vault
        let request = try await store.write(as: .visitor) { transaction in
            try IdentityStore.take(state: answer.state, browser: browser, vault: vault, in: transaction)
        }
        guard let request else { throw OpenIDError.strangeAnswer }
        let now = store.sources.clock.now
        let document = try await memory.document(at: now)
        // RFC 9207: a provider that names itself in its answers must name itself in this one.
        let isNamed = document.namesIssuer == true || !answer.issuer.isEmpty
        guard !isNamed || answer.issuer == provider.issuer else { throw OpenIDError.strangeAnswer }
        guard answer.error.isEmpty, !answer.code.isEmpty else { throw OpenIDError.declined }
        let token = try await exchange(answer.code, request, document)
        let keys = try await memory.keys(including: IdentityToken.header(of: token).key, at: now)
        let expected = IdentityToken.Expectation(
            issuer: provider.issuer,
            clientID: provider.clientID,
            nonce: request.nonce,
            now: now
        )
        let identity = try await IdentityToken.identity(token, signedBy: keys, expected)
        return Return(identity: identity, purpose: request.purpose, language: request.language, next: request.next)
    }

    /// Links an identity to the account of whoever is signed in.
    package func link(_ identity: Identity, to account: Identifier<Account>, in transaction: Transaction) throws {
        try IdentityStore.insert(identity, of: account, in: transaction)
        transaction.journal(JournalEntry("link", "linked_identity", account.text))
    }

    package func unlink(from account: Identifier<Account>, in transaction: Transaction) throws {
        guard try AccountStore.find(account, transaction.reader).hasPassword else { throw MembersError.onlyWayIn }
        guard try IdentityStore.remove(from: account, issuer: provider.issuer, in: transaction) else {
            throw MembersError.unknown
        }
        transaction.journal(JournalEntry("unlink", "linked_identity", account.text))
    }

    private func exchange(
        _ code: String,
        _ request: IdentityStore.Pending,
        _ document: ProviderDocument
    ) async throws -> String {
        var question = ProviderClient.Question(address: document.tokenEndpoint)
        var form = [
            (name: "grant_type", value: "authorization_code"), ("code", code), ("redirect_uri", returnAddress),
            ("code_verifier", request.verifier), ("client_id", provider.clientID),
        ]
        if let secret = provider.clientSecret {
            if document.tokenMethods?.contains("client_secret_basic") ?? true {
                let pair = "\(FormText.encode(provider.clientID)):\(FormText.encode(secret))"
                question.authorization = "Basic \(Data(pair.utf8).base64EncodedString())"
            } else {
                form.append(("client_secret", secret))
            }
        }
        question.form = form
        let body = try await client.ask(question)
        guard let answer = try? JSONDecoder().decode(TokenAnswer.self, from: Data(body)) else {
            throw OpenIDError.token(.malformed)
        }
        return answer.token
    }

    private struct TokenAnswer: Decodable {
        let token: String

        enum CodingKeys: String, CodingKey {
            case token = "id_token"
        }
    }

    /// RFC 7636, section 4.2.
    static func challenge(of verifier: String) -> String {
        Data(SHA256.hash(data: Data(verifier.utf8))).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
