package import LotseCore
package import LotseData
package import LotseWeb

/// What the room needs from outside: its store, and what other rooms know and do.
package struct MatchesPorts: Sendable {
    package let store: any Store
    package let network: any NetworkSource
    package let households: any HouseholdSource
    package let occupations: any OccupationSource
    let childNeeds: ChildNeedsStore
    /// What can be had, ready to be searched; one for the whole house.
    let regions: RegionMarkets
    /// Takes a listing into a case file as a proposal.
    package let propose:
        @Sendable (ChosenListing, Identifier<Alliance>, Identifier<Account>, Transaction) throws -> Void
    /// Reminds the team of a case file of something, as a task of whoever answers for it.
    package let remind:
        @Sendable (Identifier<CaseFile>, String, Identifier<Alliance>, Identifier<Account>, Transaction) throws -> Void
    package let neighbours: Neighbours

    /// Pages of other rooms that this one leads to.
    package struct Neighbours: Sendable {
        /// The list of case files.
        package var cases: Path
        /// One case file, by `caseFile`.
        package var caseFile: Path
        /// One listing, by `listing`.
        package var listing: Path
        /// Where somebody asks for help without an account.
        package var request: Path

        package init(cases: Path, caseFile: Path, listing: Path, request: Path) {
            self.cases = cases
            self.caseFile = caseFile
            self.listing = listing
            self.request = request
        }
    }

    package init(
        store: any Store,
        vault: Vault,
        network: any NetworkSource,
        households: any HouseholdSource,
        market: any MarketSource,
        occupations: any OccupationSource,
        propose:
            @escaping @Sendable (ChosenListing, Identifier<Alliance>, Identifier<Account>, Transaction) throws -> Void,
        remind:
            @escaping @Sendable (
                Identifier<CaseFile>, String, Identifier<Alliance>, Identifier<Account>, Transaction
            ) throws -> Void,
        neighbours: Neighbours
    ) {
        self.store = store
        self.network = network
        self.households = households
        self.occupations = occupations
        childNeeds = ChildNeedsStore(vault)
        regions = RegionMarkets(market, network: network, occupations: occupations, in: store)
        self.propose = propose
        self.remind = remind
        self.neighbours = neighbours
    }

    /// Lays out an alliance's market where it is not yet, or was by other rules or words, before somebody asks.
    ///
    /// - Parameter alliance: whose market.
    /// - Returns: whether there was anything to do.
    /// - Throws: what the store and the ports throw.
    package func prepareMarket(of alliance: Identifier<Alliance>) async throws -> Bool {
        try await regions.prepare(alliance)
    }
}
