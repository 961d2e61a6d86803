import Crypto
import Foundation
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Members

@Suite struct IdentityTests {
    private let browser = SecretToken.hash(of: "a browser")

    private func workflow(_ office: Office, _ provider: FakeProvider) throws -> IdentityWorkflow {
        IdentityWorkflow(
            provider: try #require(
                OpenIDProvider(
                    issuer: FakeProvider.issuer,
                    clientID: "lotse",
                    clientSecret: "geheim & gut",
                    name: "Landeskonto"
                )
            ),
            store: office.store,
            vault: office.vault,
            publicURL: "https://lotse.example.org",
            client: provider.client
        )
    }

    /// Goes to the provider and comes back, on the way changed as the test wishes.
    private func visit(
        _ workflow: IdentityWorkflow,
        _ provider: FakeProvider,
        as purpose: IdentityPurpose = .signIn,
        back: (inout (code: String, state: String, issuer: String, browser: String)) -> Void = { _ in }
    ) async throws -> IdentityWorkflow.Return {
        let address = try await workflow.begin(purpose, browser: browser, language: .polish, next: "/pl/konto")
        let (code, state) = try provider.approve(address)
        var answer = (code: code, state: state, issuer: "", browser: browser)
        back(&answer)
        return try await workflow.finish(
            .init(state: answer.state, code: answer.code, error: "", issuer: answer.issuer),
            browser: answer.browser
        )
    }

    @Test(arguments: TestStore.engines) func `an honest provider says who somebody is`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let provider = FakeProvider(office.clock)
            let workflow = try workflow(office, provider)
            let back = try await visit(workflow, provider)
            #expect(back.identity == Identity(issuer: FakeProvider.issuer, subject: "anna-1", name: "Anna Noack"))
            #expect(back.purpose == .signIn)
            #expect(back.language == .polish)
            #expect(back.next == "/pl/konto")
            _ = try await visit(workflow, provider)
            #expect(provider.questions.count { $0.hasSuffix("openid-configuration") } == 1)
            #expect(provider.questions.count { $0.hasSuffix("/keys") } == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an answer counts once, in time, in the same browser`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let provider = FakeProvider(office.clock)
            let workflow = try workflow(office, provider)
            let address = try await workflow.begin(.signIn, browser: browser, language: .german, next: "/")
            let (code, state) = try provider.approve(address)
            let answer = IdentityWorkflow.Answer(state: state, code: code, error: "", issuer: "")
            await #expect(throws: OpenIDError.strangeAnswer) {
                _ = try await workflow.finish(answer, browser: SecretToken.hash(of: "another browser"))
            }
            _ = try await workflow.finish(answer, browser: browser)
            await #expect(throws: OpenIDError.strangeAnswer) { _ = try await workflow.finish(answer, browser: browser) }
            await #expect(throws: OpenIDError.strangeAnswer) {
                _ = try await visit(workflow, provider) { $0.state = SecretToken().text }
            }
            let late = try await workflow.begin(.signIn, browser: browser, language: .german, next: "/")
            let (lateCode, lateState) = try provider.approve(late)
            office.clock.advance(minutes: 10)
            await #expect(throws: OpenIDError.strangeAnswer) {
                _ = try await workflow.finish(
                    .init(state: lateState, code: lateCode, error: "", issuer: ""),
                    browser: browser
                )
            }
        }
    }

    @Test func `a code that was stolen is no use without its verifier`() async throws {
        try await Office.with(.sqlite) { office in
            let provider = FakeProvider(office.clock)
            let workflow = try workflow(office, provider)
            let first = try provider.approve(
                try await workflow.begin(.signIn, browser: browser, language: .german, next: "/")
            )
            await #expect(throws: OpenIDError.unreachable) {
                _ = try await visit(workflow, provider) { $0.code = first.code }
            }
        }
    }

    @Test func `a provider that said no, or another one, is not believed`() async throws {
        try await Office.with(.sqlite) { office in
            let provider = FakeProvider(office.clock)
            let workflow = try workflow(office, provider)
            let address = try await workflow.begin(.signIn, browser: browser, language: .german, next: "/")
            let (_, state) = try provider.approve(address)
            await #expect(throws: OpenIDError.declined) {
                _ = try await workflow.finish(
                    .init(state: state, code: "", error: "access_denied", issuer: ""),
                    browser: browser
                )
            }
            await #expect(throws: OpenIDError.strangeAnswer) {
                _ = try await visit(workflow, provider) { $0.issuer = "https://evil.example.org" }
            }
            _ = try await visit(workflow, provider) { $0.issuer = FakeProvider.issuer }
        }
    }

    /// Each a token that an honest provider does not issue.
    private static let lies: [(OpenIDError.TokenFault, String, @Sendable (inout FakeProvider.Lie) -> Void)] = [
        (.issuer, "another issuer", { $0.claims = { $0["iss"] = "https://evil.example.org" } }),
        (.issuer, "the issuer with a slash", { $0.claims = { $0["iss"] = FakeProvider.issuer + "/" } }),
        (.audience, "another client", { $0.claims = { $0["aud"] = "another" } }),
        (.audience, "nobody", { $0.claims = { $0["aud"] = [String]() } }),
        (.audience, "several clients and no party", { $0.claims = { $0["aud"] = ["lotse", "another"] } }),
        (.audience, "another party", { $0.claims = { $0["azp"] = "another" } }),
        (.expired, "long over", { $0.claims = { $0["exp"] = ($0["iat"] as? Int64 ?? 0) - 61 } }),
        (.time, "from the future", { $0.claims = { $0["iat"] = ($0["iat"] as? Int64 ?? 0) + 120 } }),
        (.time, "made yesterday", { $0.claims = { $0["iat"] = ($0["iat"] as? Int64 ?? 0) - 86_400 } }),
        (.time, "not yet good", { $0.claims = { $0["nbf"] = ($0["iat"] as? Int64 ?? 0) + 120 } }),
        (.nonce, "of another request", { $0.claims = { $0["nonce"] = "another" } }),
        (.nonce, "of no request", { $0.claims = { $0["nonce"] = nil } }),
        (.subject, "about nobody", { $0.claims = { $0["sub"] = "" } }),
        (.signature, "signed by somebody else", { $0.signsWithStrangeKey = true }),
        (.signature, "altered", { $0.token = { FakeProvider.altered($0) } }),
        (
            .signature, "without signature",
            { $0.token = { $0.split(separator: ".").prefix(2).joined(separator: ".") + "." } }
        ),
        (.key, "of an unknown key", { $0.keyName = "two" }),
        (.key, "of the key for secrets", { $0.keyName = "enc" }),
        (
            .algorithm, "of algorithm none",
            { $0.token = { FakeProvider.rewrapped($0, #"{"alg":"none"}"#, signed: false) } }
        ),
        (
            .algorithm, "of algorithm None",
            { $0.token = { FakeProvider.rewrapped($0, #"{"alg":"NONE","kid":"one"}"#, signed: true) } }
        ),
        (
            .algorithm, "signed with a shared secret",
            { $0.token = { FakeProvider.rewrapped($0, #"{"alg":"HS256","kid":"one"}"#, signed: true) } }
        ),
        (
            .algorithm, "with demands of its own",
            { $0.token = { FakeProvider.rewrapped($0, #"{"alg":"ES256","kid":"one","crit":["x"]}"#, signed: true) } }
        ),
        (
            .key, "of another kind of key",
            { $0.token = { FakeProvider.rewrapped($0, #"{"alg":"RS256","kid":"one"}"#, signed: true) } }
        ),
        (.malformed, "in two parts", { $0.token = { $0.split(separator: ".").prefix(2).joined(separator: ".") } }),
        (.malformed, "of nothing", { $0.token = { _ in "" } }),
        (.malformed, "of a book's length", { $0.token = { $0 + String(repeating: "A", count: 20_000) } }),
    ]

    @Test(arguments: lies.indices) func `a lie is found out`(number: Int) async throws {
        let (fault, name, lie) = Self.lies[number]
        try await Office.with(.sqlite) { office in
            let provider = FakeProvider(office.clock)
            let workflow = try workflow(office, provider)
            provider.lie(lie)
            await #expect(throws: OpenIDError.token(fault), "a token \(name)") {
                _ = try await visit(workflow, provider)
            }
            provider.lie { $0 = FakeProvider.Lie() }
            office.clock.advance(minutes: 2)
            _ = try await visit(workflow, provider)
        }
    }

    @Test func `a document that is not the provider's own is refused`() async throws {
        let lies: [@Sendable (inout FakeProvider.Lie) -> Void] = [
            { $0.issuerOfDocument = "https://evil.example.org" }, { $0.tokenEndpoint = "http://id.example.org/token" },
            { $0.tokenEndpoint = "file:///etc/passwd" },
            { $0.tokenEndpoint = "https://user:pass@id.example.org/token" },
        ]
        for lie in lies {
            try await Office.with(.sqlite) { office in
                let provider = FakeProvider(office.clock)
                provider.lie(lie)
                let workflow = try workflow(office, provider)
                await #expect(throws: OpenIDError.self) { _ = try await visit(workflow, provider) }
                #expect(!provider.questions.contains { $0.hasSuffix("/token") })
            }
        }
    }

    @Test func `new keys are fetched when one is missing, at most once a minute`() async throws {
        try await Office.with(.sqlite) { office in
            let provider = FakeProvider(office.clock)
            let workflow = try workflow(office, provider)
            _ = try await visit(workflow, provider)
            provider.lie { lie in
                lie.keyName = "two"
                lie.keys = { $0.replacing(#""kid": "one""#, with: #""kid": "two""#) }
            }
            await #expect(throws: OpenIDError.token(.key)) { _ = try await visit(workflow, provider) }
            office.clock.advance(minutes: 1)
            _ = try await visit(workflow, provider)
            #expect(provider.questions.count { $0.hasSuffix("/keys") } == 2)
        }
    }

    @Test(arguments: TestStore.engines) func `an identity belongs to one account`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let provider = FakeProvider(office.clock)
            let workflow = try workflow(office, provider)
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            let berta = try await office.hire("Berta Noack", .harbourAdviser)
            let back = try await visit(workflow, provider, as: .link(anna))
            #expect(back.purpose == .link(anna))
            #expect(try await office.store.read { try IdentityStore.account(of: back.identity, $0) } == nil)
            try await office.store.write(as: .member(anna)) { try workflow.link(back.identity, to: anna, in: $0) }
            #expect(try await office.store.read { try IdentityStore.account(of: back.identity, $0) }?.id == anna)
            await #expect(throws: MembersError.identityTaken) {
                try await office.store.write(as: .member(berta)) { try workflow.link(back.identity, to: berta, in: $0) }
            }
            let other = Identity(issuer: "https://other.example.org", subject: back.identity.subject, name: nil)
            #expect(try await office.store.read { try IdentityStore.account(of: other, $0) } == nil)
            try await office.store.write(as: .member(anna)) { try workflow.unlink(from: anna, in: $0) }
            #expect(try await office.store.read { try IdentityStore.account(of: back.identity, $0) } == nil)
        }
    }

    @Test(arguments: TestStore.engines) func `the only way in is not taken away`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let provider = FakeProvider(office.clock)
            let workflow = try workflow(office, provider)
            let anna = try await office.hire("Anna Noack", .harbourAdviser, password: nil)
            let back = try await visit(workflow, provider)
            try await office.store.write(as: .system) { try workflow.link(back.identity, to: anna, in: $0) }
            await #expect(throws: MembersError.onlyWayIn) {
                try await office.store.write(as: .system) { try workflow.unlink(from: anna, in: $0) }
            }
        }
    }

    @Test(arguments: [
        ("https://id.example.org", true), ("https://id.example.org/realms/land", true), ("http://127.0.0.1:9400", true),
        ("http://localhost:9400", true), ("http://[::1]:9400", true), ("http://id.example.org", false),
        ("http://127.0.0.1.example.org", false), ("http://localhost.example.org", false), ("https://", false),
        ("ftp://id.example.org", false), ("javascript:alert(1)", false), ("https://a@id.example.org", false),
        ("https://id.example.org/#x", false), ("", false),
    ])
    func `only safe addresses are asked`(address: String, isSafe: Bool) {
        #expect(OpenIDProvider.isSafe(address) == isSafe)
        let provider = OpenIDProvider(issuer: address, clientID: "lotse", clientSecret: nil, name: "Konto")
        #expect((provider != nil) == isSafe)
    }

    /// RFC 7636, appendix B.
    @Test func `the challenge is that of the standard`() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        #expect(IdentityWorkflow.challenge(of: verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }
}

extension FakeProvider {
    /// The token with another subject and the old signature.
    static func altered(_ token: String) -> String {
        let parts = token.split(separator: ".").map(String.init)
        var padded = parts[1].replacing("-", with: "+").replacing("_", with: "/")
        padded += String(repeating: "=", count: (4 - padded.count % 4) % 4)
        let claims = Data(base64Encoded: padded).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return "\(parts[0]).\(urlSafe(Data(claims.replacing("anna-1", with: "berta-1").utf8))).\(parts[2])"
    }

    /// The token's claims behind another header; signed, if at all, with the public key as a secret.
    static func rewrapped(_ token: String, _ header: String, signed: Bool) -> String {
        let body = "\(urlSafe(Data(header.utf8))).\(token.split(separator: ".")[1])"
        guard signed else { return "\(body)." }
        let code = HMAC<SHA256>.authenticationCode(for: Data(body.utf8), using: SymmetricKey(data: Data("one".utf8)))
        return "\(body).\(urlSafe(Data(code)))"
    }
}
