import LotseCore
import LotseData
import LotseWeb

/// Who looks after the market.
enum MarketRoles {
    /// All listings of the alliance.
    static let keepers: Set<Role> = [.adviser, .teamLead, .networkManager]
    /// Those of their own organisation.
    static let officers: Set<Role> = [.partnerOfficer]
    static let all = keepers.union(officers)
    /// Who says from where lists are fetched.
    static let stewards: Set<Role> = [.networkManager, .allianceAdmin]
}

extension StaffContext {
    /// The organisations whose listings one may see and change; nil for all of the alliance.
    var marketReach: Set<Identifier<Organisation>>? {
        roles.isDisjoint(with: MarketRoles.keepers) ? organisations(as: MarketRoles.officers) : nil
    }
}

/// Staff before one listing that they look after.
struct ListingContext: PageContext {
    let staff: StaffContext
    let listing: Listing.Record

    var visitor: VisitorContext { staff.visitor }

    init(_ staff: StaffContext, in store: any Store) async throws {
        let id = try staff.visitor.identifier("listing", of: Listing.self)
        let found = try await store.read { try ListingStore.fetch(id, of: staff.alliance.id, $0) }
        guard let listing = found, Self.isWithin(staff.marketReach, listing) else { throw PageError.notFound }
        self.staff = staff
        self.listing = listing
    }

    private static func isWithin(_ reach: Set<Identifier<Organisation>>?, _ listing: Listing.Record) -> Bool {
        guard let reach else { return true }
        return listing.organisation.map(reach.contains) ?? false
    }

    /// The same listing under one of its paths.
    func here(_ path: Path) -> String { link(path, ["listing": listing.id.text]) }
}
