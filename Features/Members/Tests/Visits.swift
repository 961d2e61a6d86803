import Foundation
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb

@testable import Members

/// Organisations that these tests invent.
struct FixedNetwork: NetworkSource {
    private let profiles = [
        OrganisationProfile(id: Office.harbour, name: "Hafenamt Grünau", contact: .invented),
        OrganisationProfile(id: Office.lighthouse, name: "Leuchtturm gGmbH", contact: .invented),
    ]

    func organisations(of _: Identifier<Alliance>, on _: Day) async throws -> [OrganisationProfile] { profiles }
    func organisation(_ id: Identifier<Organisation>) async throws -> OrganisationProfile? {
        profiles.first { $0.id == id }
    }
    func municipalities(of _: Identifier<Alliance>, on _: Day) async throws -> [Municipality] { [] }
    func municipality(_: MunicipalityKey) async throws -> Municipality? { nil }
}

extension ContactPoint {
    static let invented = ContactPoint(
        name: "Pforte",
        phone: "+49 3562 1",
        mail: "pforte@example.org",
        address: "Kai 1"
    )
}

extension Office {
    static let alliances = FixedAlliances([
        AllianceProfile(
            id: north,
            slug: "nord",
            name: "Allianz Nord",
            contact: .invented,
            fundingNotice: "",
            office: harbour
        ),
        AllianceProfile(
            id: south,
            slug: "sued",
            name: "Allianz Süd",
            contact: .invented,
            fundingNotice: "",
            office: lighthouse
        ),
    ])

    func house(_ provider: FakeProvider? = nil) throws -> House {
        let feature = MembersFeature(
            store: store,
            vault: vault,
            alliances: Self.alliances,
            network: FixedNetwork(),
            publicURL: "https://lotse.example.org",
            provider: provider == nil
                ? nil
                : OpenIDProvider(
                    issuer: FakeProvider.issuer,
                    clientID: "lotse",
                    clientSecret: "geheim & gut",
                    name: "Landeskonto"
                ),
            hasher: hasher,
            client: provider?.client ?? .live
        )
        return try TestHouse.make([feature], on: store, alliances: Self.alliances, members: directory)
    }

    /// Visits the house as somebody, or as nobody.
    func visit(
        as account: Identifier<Account>? = nil,
        provider: FakeProvider? = nil,
        _ body: @escaping @Sendable (TestBrowser) async throws -> Void
    ) async throws {
        try await TestBrowser.visit(house(provider), as: account, on: store, body)
    }
}
