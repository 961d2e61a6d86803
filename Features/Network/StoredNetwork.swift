package import LotseCore
package import LotseData

/// The network as other rooms see it, read from the database in at most two statements a question.
package struct StoredNetwork: Sendable {
    let store: any Store

    package init(_ store: any Store) {
        self.store = store
    }
}

extension StoredNetwork: AllianceSource {
    package func alliance(slug: String) async throws -> AllianceProfile? {
        try await store.read { try AllianceStore.fetch(slug: slug, $0)?.profile }
    }

    package func alliances() async throws -> [AllianceProfile] {
        try await store.read { try AllianceStore.list($0).map(\.profile) }
    }
}

extension StoredNetwork: RecognitionSource {
    package func recognitionPeriods(of alliance: Identifier<Alliance>) async throws -> [Period] {
        try await store.read { try RecognitionStore.list(of: alliance, $0).compactMap(\.days) }
    }
}

extension StoredNetwork: AllianceTextSource {
    package func ownText(of alliance: Identifier<Alliance>, for language: Language) async throws -> AllianceText? {
        AllianceText(try await store.read { try WrittenTextStore.list(of: alliance, $0) }, for: language)
    }
}

extension StoredNetwork: ResponsibilitySource {
    package func responsibility(
        for topic: Topic,
        in municipality: MunicipalityKey,
        on day: Day,
        alliance: Identifier<Alliance>
    ) async throws -> ResponsibilityAnswer {
        try await store.read { reader in
            try ResponsibilityStore.answer(for: topic, in: municipality, on: day, alliance: alliance, reader)
        }
    }
}

extension StoredNetwork: NetworkSource {
    package func organisations(of alliance: Identifier<Alliance>, on day: Day) async throws -> [OrganisationProfile] {
        try await store.read { try OrganisationStore.list(of: alliance, on: day, $0).map(\.profile) }
    }

    package func organisation(_ id: Identifier<Organisation>) async throws -> OrganisationProfile? {
        try await store.read { try OrganisationStore.fetch(id, $0)?.profile }
    }

    package func associations(
        of members: Set<Identifier<Organisation>>,
        on day: Day
    ) async throws -> [Identifier<Organisation>: Set<Identifier<Organisation>>] {
        try await store.read { try AssociationMembershipStore.associations(of: members, on: day, $0) }
    }

    package func municipalities(of alliance: Identifier<Alliance>, on day: Day) async throws -> [Municipality] {
        try await store.read { try MunicipalityStore.list(of: alliance, on: day, $0) }
    }

    package func municipality(_ key: MunicipalityKey) async throws -> Municipality? {
        try await store.read { try MunicipalityStore.fetch(key, $0) }
    }
}
