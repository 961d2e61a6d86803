import AllianceNetwork
import Cases
import LotseCore
import LotseData
import LotseWeb
import Members

/// The rooms of this house, in menu order, and how they are joined: each room's ports are another's values.
struct Rooms: Sendable {
    let features: [any Feature]
    let alliances: any AllianceSource
    let members: any MemberSource

    init(_ installation: Installation) throws {
        let store = installation.store
        features = [NetworkFeature(store: store)]
        alliances = StoredNetwork(store)
        members = MembersDirectory(store)
    }

    static func migrations() throws -> [Migration] {
        try NetworkSchema.migrations() + MembersSchema.migrations() + CasesSchema.migrations()
    }
}
