import LotseCore
import LotseData
import LotseFormats

/// By what listings are found that may be the same thing: the marks of `FeedTwins`, kept beside each listing.
enum ListingMarkStore {
    /// Writes down the marks of listings that have none yet, in one statement.
    static func write(_ listings: some Collection<Listing.Record>, in transaction: Transaction) throws {
        let rows = listings.flatMap { listing -> [SQL] in
            FeedTwins.marks(of: listing.content.record).map { "(\(listing.id), \(listing.alliance), \($0))" }
        }
        guard !rows.isEmpty else { return }
        try transaction.execute("INSERT INTO listing_mark (listing_id, alliance_id, mark) VALUES \(joined: rows)")
    }

    /// Writes the marks of listings anew, after what they say has changed.
    static func rewrite(_ listings: some Collection<Listing.Record>, in transaction: Transaction) throws {
        guard !listings.isEmpty else { return }
        try transaction.execute("DELETE FROM listing_mark WHERE listing_id IN \(list: listings.map(\.id))")
        try write(listings, in: transaction)
    }

    /// Marks listings that were there before there were marks.
    static func markOld(_ kind: ListingKind, of alliance: Identifier<Alliance>, in transaction: Transaction) throws {
        while true {
            let old = try transaction.list(
                """
                \(ListingStore.columns)
                WHERE l.alliance_id = \(alliance) AND l.kind = \(kind) AND NOT l.is_marked LIMIT 200
                """,
                ListingStore.make
            )
            guard !old.isEmpty else { return }
            try rewrite(old, in: transaction)
            try transaction.execute("UPDATE listing SET is_marked = TRUE WHERE id IN \(list: old.map(\.id))")
        }
    }

    /// Everything that a listing may be the same as, directly or by way of others, and what stands behind or before it.
    static func neighbours(of id: Identifier<Listing>, _ reader: Reader) throws -> Set<Identifier<Listing>> {
        var (found, edge): (Set<Identifier<Listing>>, [Identifier<Listing>]) = ([id], [id])
        while !edge.isEmpty, found.count < mostNeighbours {
            let next: [Identifier<Listing>] = try reader.list(
                """
                SELECT o.listing_id AS id FROM listing_mark m
                JOIN listing_mark o ON o.alliance_id = m.alliance_id AND o.mark = m.mark
                WHERE m.listing_id IN \(list: edge)
                UNION SELECT b.id FROM listing b WHERE b.twin_id IN \(list: edge)
                UNION SELECT f.twin_id FROM listing f WHERE f.twin_id IS NOT NULL AND f.id IN \(list: edge)
                """
            ) { try $0.value("id") }
            edge = next.filter { found.insert($0).inserted }.sorted()
        }
        return found
    }

    /// A block of flats of one size shares one mark; more than so many are left to the next list.
    private static let mostNeighbours = 300
}
