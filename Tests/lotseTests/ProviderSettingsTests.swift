import ArgumentParser
import Foundation
import LotseTestSupport
import Members
import Testing

@testable import lotse

@Suite struct ProviderSettingsTests {
    /// Settings of a file, as `--config` names it.
    private func settings(_ json: String, secret: String? = nil) async throws -> Settings {
        try await TestStore.withFolder { folder in
            let (file, secretFile) = (folder.appending(path: "lotse.json"), folder.appending(path: "secret"))
            if let secret { try Data(secret.utf8).write(to: secretFile) }
            let text = json.replacing("SECRET_FILE", with: secretFile.path)
            try Data(text.utf8).write(to: file)
            return try await Settings.read(try SettingsOptions.parse(["--config", file.path]))
        }
    }

    private func problems(_ json: String, secret: String? = nil) async throws -> [String] {
        do {
            _ = try await settings(json, secret: secret)
            return []
        } catch let problems as Settings.Problems {
            return problems.sentences
        }
    }

    private static let complete = """
        {"oidc": {"issuer": "https://id.example.org", "client": {"id": "lotse"}, "secret": {"file": "SECRET_FILE"},
        "name": "Landeskonto"}}
        """

    @Test func `a provider comes from settings alone, its secret from a file`() async throws {
        let settings = try await settings(Self.complete, secret: "sehr geheim\n")
        let provider = try #require(settings.provider)
        #expect(provider.issuer == "https://id.example.org")
        #expect(provider.clientID == "lotse")
        #expect(provider.clientSecret == "sehr geheim")
        #expect(provider.name == "Landeskonto")
        let none = try await self.settings("{}")
        #expect(none.provider == nil)
    }

    @Test func `the secret is in nothing that is printed`() async throws {
        let settings = try await settings(Self.complete, secret: "sehr geheim")
        var dumped = ""
        dump(settings, to: &dumped)
        for text in ["\(settings)", String(reflecting: settings), dumped, "\(settings.provider as Any)"] {
            #expect(!text.contains("geheim"))
        }
    }

    @Test func `everything that is wrong with a provider is said at once`() async throws {
        #expect(
            try await problems(#"{"oidc": {"name": "Landeskonto"}}"#) == [
                "oidc.issuer: is missing; a provider of identities needs it.",
                "oidc.client.id: is missing; a provider of identities needs it.",
            ]
        )
        let unsafe = #"{"oidc": {"issuer": "http://id.example.org", "client": {"id": "lotse"}, "name": "Konto"}}"#
        let found = try await problems(unsafe)
        #expect(found == ["oidc.issuer: http://id.example.org is no address that begins with https://."])
        let unread = try await problems(Self.complete)
        #expect(unread.count == 1 && unread[0].hasSuffix("cannot be read, or is empty."))
    }

    @Test func `the check asks the provider, and says where it sends people back to`() async throws {
        try await TestStore.withFolder { folder in
            var settings = TestInstallation.settings(in: folder)
            #expect(await ProviderCheck(settings: settings).findings() == [])
            settings.provider = OpenIDProvider(
                issuer: "https://id.example.org",
                clientID: "lotse",
                clientSecret: nil,
                name: "Konto"
            )
            let honest = Self.provider("https://id.example.org")
            let good = await ProviderCheck(settings: settings, client: honest).findings()
            #expect(good.map(\.weight) == [.good])
            #expect(good[0].text.contains("http://127.0.0.1:8080/de/anmelden"))
            let stranger = Self.provider("https://other.example.org")
            let other = await ProviderCheck(settings: settings, client: stranger).findings()
            #expect(other.map(\.weight) == [.problem])
            #expect(other[0].text == "https://id.example.org answers with another issuer")
            let nobody = ProviderClient { _ in throw OpenIDError.unreachable }
            let silent = await ProviderCheck(settings: settings, client: nobody).findings()
            #expect(silent.map(\.weight) == [.problem])
            #expect(silent[0].mending.contains("https://id.example.org/.well-known/openid-configuration"))
        }
    }

    @Test func `the sign-in page shows the provider of the settings`() async throws {
        try await TestInstallation.with { installation in
            var settings = installation.settings
            settings.provider = OpenIDProvider(
                issuer: "https://id.example.org",
                clientID: "lotse",
                clientSecret: nil,
                name: "Landeskonto"
            )
            let configured = Installation(
                settings: settings,
                vault: installation.vault,
                store: installation.store,
                logger: installation.logger
            )
            try await TestBrowser.visit(try makeHouse(configured), on: installation.store) { browser in
                let page = try await browser.get("/de/anmelden").text
                #expect(page.contains("Landeskonto"))
            }
        }
    }

    @Test(.enabled(if: live != nil, "no provider: run by Scripts/with-oidc-provider"))
    func `a real provider passes the check`() async throws {
        try await TestStore.withFolder { folder in
            var settings = TestInstallation.settings(in: folder)
            settings.provider = OpenIDProvider(
                issuer: Self.live ?? "",
                clientID: "lotse",
                clientSecret: "x",
                name: "Konto"
            )
            let findings = await ProviderCheck(settings: settings).findings()
            #expect(findings.map(\.weight) == [.good], "\(findings)")
        }
    }

    private static let live = ProcessInfo.processInfo.environment["LOTSE_TEST_OIDC"]

    /// A provider that describes itself as `issuer`.
    private static func provider(_ issuer: String) -> ProviderClient {
        ProviderClient { question in
            Array((question.address.hasSuffix("/keys") ? keys : document(issuer)).utf8)
        }
    }

    private static func document(_ issuer: String) -> String {
        """
        {"issuer": "\(issuer)", "authorization_endpoint": "https://id.example.org/a",
        "token_endpoint": "https://id.example.org/t", "jwks_uri": "https://id.example.org/keys"}
        """
    }

    /// The public key of RFC 7515, appendix A.3.
    private static let keys = """
        {"keys": [{"kty": "EC", "crv": "P-256", "kid": "one", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}
        """
}
