import LotseCore
import LotseData
import LotseFormats

/// Finds what several sources offer, so that it is shown once.
enum ListingTwinStore {
    /// Works out anew what is the same among the listings of a kind.
    ///
    /// Only those are read that share a mark with another, or stand behind one.
    static func settle(_ kind: ListingKind, of alliance: Identifier<Alliance>, in transaction: Transaction) throws {
        try ListingMarkStore.markOld(kind, of: alliance, in: transaction)
        let listings = try transaction.list(
            """
            \(ListingStore.columns)
            WHERE l.alliance_id = \(alliance) AND l.kind = \(kind) AND l.state <> 'closed'
                AND (l.twin_id IS NOT NULL OR l.id IN (SELECT m.listing_id FROM listing_mark m
                    WHERE m.alliance_id = \(alliance) AND m.mark IN (SELECT s.mark FROM listing_mark s
                        WHERE s.alliance_id = \(alliance) GROUP BY s.mark HAVING count(*) > 1)))
            """,
            ListingStore.make
        )
        try settle(listings, of: alliance, in: transaction)
    }

    /// Works out anew what is the same as one listing, after it was entered or changed.
    static func settle(around listing: Listing.Record, in transaction: Transaction) throws {
        try ListingMarkStore.markOld(listing.kind, of: listing.alliance, in: transaction)
        let ids = try ListingMarkStore.neighbours(of: listing.id, transaction.reader)
        guard ids.count > 1 else { return }
        let listings = try transaction.list(
            """
            \(ListingStore.columns)
            WHERE l.id IN \(list: ids.sorted()) AND l.kind = \(listing.kind) AND l.state <> 'closed'
            """,
            ListingStore.make
        )
        try settle(listings, of: listing.alliance, in: transaction)
    }

    /// What members entered themselves is trusted most, then the sources by name.
    private static func settle(
        _ listings: [Listing.Record],
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
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
