import AsyncHTTPClient
import Foundation
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import NIOCore
import NIOHTTP1
import Testing

@testable import Members

/// Against a provider that others wrote, over the network; `Scripts/with-oidc-provider` starts one.
@Suite(.enabled(if: LiveProvider.issuer != nil, "no provider: run by Scripts/with-oidc-provider"))
struct LiveProviderTests {
    @Test func `a real provider says who somebody is`() async throws {
        let issuer = try #require(LiveProvider.issuer)
        let provider = try #require(
            OpenIDProvider(issuer: issuer, clientID: "lotse", clientSecret: "geheim", name: "Konto")
        )
        let migrations = try MembersSchema.migrations() + House.migrations()
        try await TestStore.with(.sqlite, migrations: migrations, sources: .system) { store in
            let workflow = IdentityWorkflow(
                provider: provider,
                store: store,
                vault: TestHouse.vault,
                publicURL: "https://lotse.example.org"
            )
            let browser = SecretToken.hash(of: "browser")
            let address = try await workflow.begin(.signIn, browser: browser, language: .german, next: "/de/konto")
            let back = try await LiveProvider.approve(address, as: "anna@example.org")
            let found = try await workflow.finish(back, browser: browser)
            #expect(found.identity.issuer == provider.issuer)
            #expect(found.identity.subject == "anna@example.org")
        }
    }

    @Test func `what the provider does not know is refused`() async throws {
        let unknown = try #require(LiveProvider.issuer).appending("/nowhere")
        await #expect(throws: OpenIDError.unreachable) {
            _ = try await ProviderClient.live.ask(.init(address: unknown))
        }
    }

    @Test func `nobody answers, nobody is believed`() async throws {
        await #expect(throws: OpenIDError.unreachable) {
            _ = try await ProviderClient.live.ask(.init(address: "http://127.0.0.1:9/"))
        }
        await #expect(throws: OpenIDError.misconfigured("an unsafe address")) {
            _ = try await ProviderClient.live.ask(.init(address: "http://example.org/"))
        }
    }
}

private enum LiveProvider {
    static let issuer = ProcessInfo.processInfo.environment["LOTSE_TEST_OIDC"]

    /// Signs in at the provider and reads where it sends the browser.
    static func approve(_ address: String, as subject: String) async throws -> IdentityWorkflow.Answer {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
            var request = HTTPClientRequest(url: address)
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(ByteBuffer(string: "sub=\(FormText.encode(subject))"))
            let response = try await client.execute(request, timeout: .seconds(10))
            let items = response.headers.first(name: "location").flatMap { URLComponents(string: $0) }?.queryItems ?? []
            let query = Dictionary(uniqueKeysWithValues: items.map { ($0.name, $0.value ?? "") })
            return IdentityWorkflow.Answer(
                state: query["state"] ?? "",
                code: query["code"] ?? "",
                error: query["error"] ?? "",
                issuer: query["iss"] ?? ""
            )
        }
    }
}
