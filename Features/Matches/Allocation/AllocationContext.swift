import LotseCore
import LotseData
import LotseWeb

/// Who may have a proposal for all households worked out, and who may look at what came out.
///
/// Its pages name households by the numbers of their files alone; a share's own page asks for the right to read names.
enum AllocationRoles {
    static let starters: Set<Role> = [.teamLead, .networkManager]
    static let readers = starters.union(Role.caseworkers)
}

/// Staff before one run of their alliance.
struct AllocationContext: PageContext {
    let staff: StaffContext
    let run: AllocationRun

    var visitor: VisitorContext { staff.visitor }

    /// - Throws: `PageError.notFound` for a run of another alliance and for one that is not there.
    init(_ staff: StaffContext, _ ports: MatchesPorts) async throws {
        let id = try staff.visitor.identifier("run", of: AllocationRun.self)
        let alliance = staff.alliance.id
        let run = try await ports.store.read { try AllocationStore.run(id, of: alliance, from: $0) }
        guard let run else { throw PageError.notFound }
        (self.staff, self.run) = (staff, run)
    }

    func here(_ path: Path) -> String { link(path, ["run": run.id.text]) }
}

/// The team of a household before what a run has for it.
struct ShareContext: PageContext {
    let search: SearchContext
    let run: AllocationRun
    let share: AllocationShare

    var visitor: VisitorContext { search.visitor }
    /// Whether it can still be accepted.
    var isOpen: Bool { share.state == .open && run.validUntil >= today }

    init(_ search: SearchContext) async throws {
        let id = try search.visitor.identifier("run", of: AllocationRun.self)
        let (alliance, caseFile) = (search.alliance, search.caseFile)
        let found = try await search.ports.store.read { reader in
            (
                try AllocationStore.run(id, of: alliance, from: reader),
                try AllocationStore.share(of: id, for: caseFile, from: reader)
            )
        }
        guard let run = found.0, let share = found.1 else { throw PageError.notFound }
        (self.search, self.run, self.share) = (search, run, share)
    }

    var here: String { search.caseLink(MatchesPaths.share, ["run": run.id.text]) }
}
