import LotseCore
import LotseData
import LotseWeb

/// Who may read and who may set what counts in an alliance's comparisons.
enum RulesRoles {
    static let keepers: Set<Role> = [.networkManager, .allianceAdmin]
    static let readers = keepers.union(Role.caseworkers)
}

/// A keeper of the rules before one river or border.
struct BarrierContext: PageContext {
    let staff: StaffContext
    let barrier: TravelBarrier

    var visitor: VisitorContext { staff.visitor }
    var here: [String: String] { ["barrier": barrier.id.text] }

    /// - Throws: `PageError.notFound` for one of another alliance and for one that is not there.
    init(_ staff: StaffContext, _ ports: MatchesPorts) async throws {
        let id = try staff.visitor.identifier("barrier", of: TravelBarrier.self)
        let alliance = staff.alliance.id
        let barriers = try await ports.store.read { try RegionRulesStore.barriers(of: alliance, from: $0) }
        guard let barrier = barriers.first(where: { $0.id == id }) else { throw PageError.notFound }
        (self.staff, self.barrier) = (staff, barrier)
    }
}
