import AllianceNetwork
import Cases
import LotseCore
import LotseData
import LotseWeb
import Members
import Portal

/// The rooms of this house, in menu order, and how they are joined: each room's ports are another's values.
struct Rooms: Sendable {
    let features: [any Feature]
    let alliances: any AllianceSource
    let members: any MemberSource

    init(_ installation: Installation) throws {
        let store = installation.store
        let network = StoredNetwork(store)
        let portal = PortalFeature(
            store: store,
            vault: installation.vault,
            alliances: network,
            network: network,
            responsibilities: network,
            publisher: installation.settings.publisher,
            address: installation.settings.publicURL
        )
        let directory = MembersDirectory(store)
        let cases = CasesFeature(
            CasesPorts(
                store: store,
                vault: installation.vault,
                staff: directory,
                network: network,
                responsibility: network,
                recognition: network,
                publicURL: installation.settings.publicURL
            )
        )
        features = [portal, cases, NetworkFeature(store: store)]
        alliances = network
        members = directory
    }

    static func migrations() throws -> [Migration] {
        try NetworkSchema.migrations() + MembersSchema.migrations() + CasesSchema.migrations()
            + PortalSchema.migrations()
    }
}
