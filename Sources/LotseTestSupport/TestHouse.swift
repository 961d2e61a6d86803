import Logging
package import LotseCore
package import LotseData
package import LotseWeb

/// The house as tests visit it: some rooms on a store, with a key that repeats.
package enum TestHouse {
    package static let vault: Vault = {
        guard let vault = try? Vault(hexadecimalKey: String(repeating: "5a", count: 32)) else {
            preconditionFailure("64 digits make a key")
        }
        return vault
    }()

    package static func make(
        _ features: [any Feature],
        on store: any Store,
        alliances: any AllianceSource,
        members: any MemberSource
    ) throws -> House {
        try House(
            features: features,
            store: store,
            vault: vault,
            alliances: alliances,
            members: members,
            configuration: .init(limitsRates: false)
        )
    }
}

/// Alliances that tests invent.
package struct FixedAlliances: AllianceSource {
    private let profiles: [AllianceProfile]

    package init(_ profiles: [AllianceProfile]) {
        self.profiles = profiles
    }

    package func alliance(slug: String) async throws -> AllianceProfile? { profiles.first { $0.slug == slug } }
    package func alliances() async throws -> [AllianceProfile] { profiles }
}

/// Members that tests invent.
package struct FixedMembers: MemberSource {
    private let members: [Member]

    package init(_ members: [Member]) {
        self.members = members
    }

    package func member(_ account: Identifier<Account>) async throws -> Member? {
        members.first { $0.account == account }
    }
}
