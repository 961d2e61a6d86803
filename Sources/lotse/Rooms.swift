import AllianceNetwork
import Cases
import LotseCore
import LotseData
import LotseWeb

/// The rooms of this house, in menu order, and how they are joined: each room's ports are another's values.
struct Rooms: Sendable {
    let features: [any Feature]
    let alliances: any AllianceSource
    let members: any MemberSource

    init(_ installation: Installation) {
        features = []
        alliances = NoAlliances()
        members = NoMembers()
    }

    static func migrations() throws -> [Migration] {
        try NetworkSchema.migrations() + CasesSchema.migrations()
    }
}

private struct NoAlliances: AllianceSource {
    func alliance(slug: String) async throws -> AllianceProfile? { nil }
    func alliances() async throws -> [AllianceProfile] { [] }
}

private struct NoMembers: MemberSource {
    func member(_ account: Identifier<Account>) async throws -> Member? { nil }
}
