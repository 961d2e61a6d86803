import LotseCore
import LotseData
import LotseWeb

/// Who may publish by what places are given; rounds are begun and read like other proposals for all households.
enum PlacementRoles {
    static let publishers: Set<Role> = [.networkManager, .allianceAdmin]
}

/// Staff before one round of their alliance.
struct RoundContext: PageContext {
    let staff: StaffContext
    let round: PlacementRound

    var visitor: VisitorContext { staff.visitor }

    /// - Throws: `PageError.notFound` for a round of another alliance and for one that is not there.
    init(_ staff: StaffContext, _ ports: MatchesPorts) async throws {
        let id = try staff.visitor.identifier("round", of: PlacementRound.self)
        let alliance = staff.alliance.id
        let round = try await ports.store.read { try PlacementStore.round(id, of: alliance, from: $0) }
        guard let round else { throw PageError.notFound }
        (self.staff, self.round) = (staff, round)
    }

    var here: String { link(MatchesPaths.placement, ["round": round.id.text]) }
}

/// The team of a household before what a round has for its children.
struct PlacedContext: PageContext {
    let search: SearchContext
    let round: PlacementRound
    let shares: [PlacementShare]

    var visitor: VisitorContext { search.visitor }

    init(_ search: SearchContext) async throws {
        let id = try search.visitor.identifier("round", of: PlacementRound.self)
        let (alliance, caseFile) = (search.alliance, search.caseFile)
        let (round, shares) = try await search.ports.store.read { reader in
            (
                try PlacementStore.round(id, of: alliance, from: reader),
                try PlacementStore.shares(of: id, for: caseFile, from: reader)
            )
        }
        guard let round, !shares.isEmpty else { throw PageError.notFound }
        (self.search, self.round, self.shares) = (search, round, shares)
    }

    var here: String { search.caseLink(MatchesPaths.placed, ["round": round.id.text]) }

    /// Whether a share can still be accepted.
    func isOpen(_ share: PlacementShare) -> Bool { share.state == .open && round.validUntil >= today }
}

/// The team of a household before what it wishes for its children.
struct PlacesContext: PageContext {
    let search: SearchContext
    let wishes: PlaceWishStore.Wishes
    let family: Kept<PlaceFamily>?

    var visitor: VisitorContext { search.visitor }

    init(_ search: SearchContext) async throws {
        self.search = search
        let caseFile = search.caseFile
        (wishes, family) = try await search.ports.store.read { reader in
            (
                try PlaceWishStore.wishes(of: caseFile, from: reader),
                try PlaceWishStore.family(of: caseFile, from: reader)
            )
        }
    }

    /// What the alliance has published.
    func criteria() async throws -> [PlaceKind: PlaceCriteria] {
        let alliance = search.alliance
        return try await search.ports.store.read { try PlaceCriteriaStore.all(of: alliance, from: $0) }
    }

    /// The child of the path, with its birthday.
    func child() throws -> (person: SeekingHousehold.Person, bornOn: Day) {
        let id = try visitor.identifier("person", of: HouseholdMember.self)
        guard let person = search.household.children.first(where: { $0.id == id }), let birth = person.bornOn else {
            throw PageError.notFound
        }
        return (person, birth)
    }

    var breadcrumbToPlaces: [Crumb] {
        search.breadcrumb + [Crumb(words("matches.places.title"), search.caseLink(MatchesPaths.places))]
    }
}
