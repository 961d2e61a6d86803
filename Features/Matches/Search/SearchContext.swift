import LotseCore
import LotseData
import LotseMatching
import LotseWeb

/// Somebody of the team who looks for what suits a household, with all that is known of what it looks for.
///
/// It cannot be made by whoever may not read the household's names.
struct SearchContext: PageContext {
    let staff: StaffContext
    let household: SeekingHousehold
    let profiles: [Identifier<HouseholdMember>: Kept<SearchProfile>]
    let home: Kept<HomeSearch>?
    let ports: MatchesPorts

    var visitor: VisitorContext { staff.visitor }
    var alliance: Identifier<Alliance> { staff.alliance.id }
    var caseFile: Identifier<CaseFile> { household.caseFile }

    /// - Throws: `PageError.notFound` for a file that is not there and for one that the member may not see, or not
    ///   change where that is wanted.
    init(_ staff: StaffContext, changing: Bool, _ ports: MatchesPorts) async throws {
        let id = try staff.visitor.identifier("caseFile", of: CaseFile.self)
        let household = try await ports.households.household(of: id, for: staff.member, in: staff.alliance.id)
        guard let household, household.mayChange || !changing else { throw PageError.notFound }
        try await self.init(staff, of: household, ports)
    }

    /// For a household that the member was allowed to see.
    init(_ staff: StaffContext, of household: SeekingHousehold, _ ports: MatchesPorts) async throws {
        self.staff = staff
        self.household = household
        self.ports = ports
        let id = household.caseFile
        (profiles, home) = try await ports.store.read { reader in
            (try SearchStore.profiles(of: id, from: reader), try SearchStore.homeSearch(of: id, from: reader))
        }
    }

    /// The adult of the path.
    func adult() throws -> SeekingHousehold.Person {
        let id = try visitor.identifier("person", of: HouseholdMember.self)
        guard let person = household.adults.first(where: { $0.id == id }) else { throw PageError.notFound }
        return person
    }

    /// The child of the path.
    func child() throws -> SeekingHousehold.Person {
        let id = try visitor.identifier("person", of: HouseholdMember.self)
        guard let child = household.children.first(where: { $0.id == id }) else { throw PageError.notFound }
        return child
    }

    /// Adults who look for work.
    var seekers: [SeekingHousehold.Person] { household.adults.filter { profiles[$0.id] != nil } }

    func caseLink(_ path: Path, _ values: [String: String] = [:]) -> String {
        link(path, values.merging(["caseFile": caseFile.text]) { own, _ in own })
    }

    var breadcrumb: [Crumb] {
        [
            Crumb(words("matches.crumb.cases"), link(ports.neighbours.cases)),
            Crumb(household.number, caseLink(ports.neighbours.caseFile)),
        ]
    }

    var breadcrumbToList: [Crumb] { breadcrumb + [Crumb(words("matches.list.title"), caseLink(MatchesPaths.list))] }

    /// Where ways begin: where the household lives or wants to live; nil while it is open about that.
    func start(in region: RegionMarket) async throws -> TravelPlace? {
        guard let key = home?.value.municipality ?? household.target,
            let position = try await ports.network.municipality(key)?.position
        else { return nil }
        return region.plane.place(position)
    }
}

extension MatchesPorts {
    static let readers = Role.caseworkers

    /// Lets the team of a household in.
    func search(changing: Bool = false) -> Authoriser<SearchContext> {
        Authoriser.roles(Self.readers).then { try await SearchContext($0, changing: changing, self) }
    }
}
