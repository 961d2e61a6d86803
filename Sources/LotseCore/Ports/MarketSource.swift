/// What an alliance's market holds, for rooms that match.
package protocol MarketSource: Sendable {
    /// What has changed since a revision; since 0: everything.
    ///
    /// Listings that say no place, no occupation or no day that could be worked with are not in it.
    func changes(of alliance: Identifier<Alliance>, since revision: Int) async throws -> MarketChanges
}

/// What is open now of all that has changed, and what is not any more.
package struct MarketChanges: Sendable, Hashable {
    /// Grows with each change of the alliance's market.
    package let revision: Int
    package let open: OpenMarket
    /// Taken, closed, paused or no longer to be worked with.
    package let gone: Set<Identifier<Listing>>

    package init(revision: Int, open: OpenMarket, gone: Set<Identifier<Listing>>) {
        self.revision = revision
        self.open = open
        self.gone = gone
    }
}
