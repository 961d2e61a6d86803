import LotseCore
import LotseData
import LotseFormats

/// Finds what several sources offer, so that it is shown once.
enum ListingTwinStore {
    /// Works out anew what is the same among the listings of a kind.
    ///
    /// What members entered themselves is trusted most, then the sources by name. Where only one source has listings of
    /// the kind there is nothing to compare.
    static func settle(_ kind: ListingKind, of alliance: Identifier<Alliance>, in transaction: Transaction) throws {
        let sources = try transaction.number(
            """
            SELECT count(*) FROM (SELECT DISTINCT COALESCE(l.source, ''), COALESCE(l.sender, '') FROM listing l
                WHERE l.alliance_id = \(alliance) AND l.kind = \(kind) AND l.state <> 'closed') AS senders
            """
        )
        guard sources > 1 else { return }
        let listings = try transaction.list(
            """
            \(ListingStore.columns)
            WHERE l.alliance_id = \(alliance) AND l.kind = \(kind) AND l.state <> 'closed'
            """,
            ListingStore.make
        )
        let ids = Dictionary(listings.map { ($0.content.key, $0.id) }, uniquingKeysWith: { first, _ in first })
        var leaders: [Identifier<Listing>: Identifier<Listing>] = [:]
        for group in FeedTwins.groups(of: listings.map(\.content.record), order: [ListingContent.byForm.connection]) {
            guard let leader = ids[group.leader] else { continue }
            for other in group.others.compactMap({ ids[$0] }) { leaders[other] = leader }
        }
        let wrong = listings.filter { $0.twin != leaders[$0.id] }
        guard !wrong.isEmpty else { return }
        let revision = try MarketRevisionStore.raise(of: alliance, in: transaction)
        for listing in wrong.sorted(by: { $0.id < $1.id }) {
            try transaction.execute(
                """
                UPDATE listing SET twin_id = \(leaders[listing.id]), revision = \(revision), version = version + 1
                WHERE id = \(listing.id)
                """
            )
        }
    }
}
