import Foundation
import LotseCore

/// What was last heard of a provider: its document for an hour, its keys until one is missing.
actor ProviderMemory {
    private let provider: OpenIDProvider
    private let client: ProviderClient
    private var document: (value: ProviderDocument, heardAt: Timestamp)?
    private var keys: (value: ProviderKeys, heardAt: Timestamp)?

    init(_ provider: OpenIDProvider, client: ProviderClient) {
        self.provider = provider
        self.client = client
    }

    func document(at now: Timestamp) async throws -> ProviderDocument {
        if let document, now < document.heardAt.adding(hours: 1) { return document.value }
        let answer = try await client.ask(.init(address: provider.discoveryAddress))
        guard let heard = try? JSONDecoder().decode(ProviderDocument.self, from: Data(answer)) else {
            throw OpenIDError.misconfigured("an unreadable document")
        }
        try heard.check(against: provider)
        document = (heard, now)
        return heard
    }

    /// The provider's keys; asked for again, at most once a minute, where the one named is not among them.
    func keys(including name: String?, at now: Timestamp) async throws -> ProviderKeys {
        if let keys {
            let isRecent = now < keys.heardAt.adding(minutes: 1)
            let isFresh = now < keys.heardAt.adding(hours: 24)
            if isRecent || (isFresh && keys.value.contains(name)) { return keys.value }
        }
        let answer = try await client.ask(.init(address: document(at: now).keysAddress))
        let heard = try ProviderKeys(json: answer)
        keys = (heard, now)
        return heard
    }
}
