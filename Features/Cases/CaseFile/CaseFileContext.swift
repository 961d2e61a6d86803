import LotseCore
import LotseData
import LotseWeb

/// Somebody who may do something with one case file.
///
/// It cannot be made without the right.
struct CaseFileContext: PageContext {
    let staff: StaffContext
    let access: CaseFileAccess
    let head: CaseFile.Head

    var visitor: VisitorContext { staff.visitor }
    var account: Identifier<Account> { staff.member.account }
    var seesNames: Bool { access.sight(of: head) == .full }

    /// - Parameters:
    ///   - staff: who asks.
    ///   - action: what for.
    ///   - ports: where the file is looked up.
    /// - Throws: `PageError.notFound` for a file that is not there and for one that the member may not see or touch.
    init(_ staff: StaffContext, to action: CaseFileAccess.Action, _ ports: CasesPorts) async throws {
        let id = try staff.visitor.identifier("caseFile", of: CaseFile.self)
        let alliance = staff.alliance.id
        let head = try await ports.store.read { try CaseFileStore.fetch(id, in: alliance, from: $0) }
        guard let head else { throw PageError.notFound }
        let access = try await ports.access(of: staff.member, to: head)
        let permission = access.permits(action, on: head)
        // A file that was closed meanwhile answers with its form and the reason, so that nothing typed is lost.
        guard permission.isAllowed || permission == .denied(.wrongState) else { throw PageError.notFound }
        self.staff = staff
        self.access = access
        self.head = head
    }

    func permits(_ action: CaseFileAccess.Action) -> Bool { access.permits(action, on: head).isAllowed }

    /// A link below the case file.
    func caseLink(_ path: Path, _ values: [String: String] = [:]) -> String {
        link(path, values.merging(["caseFile": head.id.text]) { own, _ in own })
    }

    /// The way to pages below the case file.
    var breadcrumb: [Crumb] {
        [
            Crumb(words("cases.menu.list"), link(CasesPaths.list)),
            Crumb(head.number.description, caseLink(CasesPaths.one)),
        ]
    }
}

extension CasesPorts {
    /// Lets members in who may do something with the case file of the path.
    func caseFile(to action: CaseFileAccess.Action) -> Authoriser<CaseFileContext> {
        let roles = action == .read ? CaseFileAccess.readers : Role.caseworkers
        return Authoriser.roles(roles).then { try await CaseFileContext($0, to: action, self) }
    }

    /// What a member may do with a file, standing in for colleagues who are away.
    func access(of member: Member, to file: CaseFile.Head) async throws -> CaseFileAccess {
        let teams = member.organisations(as: Role.caseworkers, in: file.alliance)
        guard let owner = file.owner, owner != member.account, teams.contains(file.organisation) else {
            return CaseFileAccess(member, in: file.alliance)
        }
        return CaseFileAccess(
            member,
            in: file.alliance,
            standingInFor: try await absentColleagues(of: member.account, in: file.organisation, file.alliance)
        )
    }

    /// Colleagues who are away and whom the member stands in for.
    func absentColleagues(
        of account: Identifier<Account>,
        in organisation: Identifier<Organisation>,
        _ alliance: Identifier<Alliance>
    ) async throws -> Set<Identifier<Account>> {
        let team = try await staff.staff(of: organisation, as: Role.caseworkers, alliance: alliance)
        return Set(team.filter { $0.standIn == account }.map(\.account))
    }
}
