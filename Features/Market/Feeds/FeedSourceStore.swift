package import LotseCore
package import LotseData
import LotseFormats

/// Who delivers lists, and what the last one brought.
package enum FeedSourceStore {
    package static func fetch(
        _ name: String,
        of alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> FeedSource? {
        try reader.row("SELECT * FROM feed_source WHERE alliance_id = \(alliance) AND name = \(name)").map(make)
    }

    /// The sources of an alliance by name: of some organisations, or all.
    package static func list(
        of alliance: Identifier<Alliance>,
        for organisations: Set<Identifier<Organisation>>?,
        _ reader: Reader
    ) throws -> [FeedSource] {
        let scope: SQL = organisations.map { "AND organisation_id IN \(list: $0.sorted())" } ?? ""
        return try reader.list(
            "SELECT * FROM feed_source WHERE alliance_id = \(alliance) \(scope) ORDER BY name",
            make
        )
    }

    /// Notes what a list brought.
    static func note(
        _ counts: FeedSource.Counts,
        of feed: Feed,
        for order: FeedOrder,
        in transaction: Transaction
    ) throws {
        let known = try fetch(order.connection, of: order.alliance, transaction.reader)
        let id = known?.id ?? transaction.newIdentifier(FeedSource.self)
        let extent: FeedExtent = feed.scopes.contains { $0.extent == .full } ? .full : .partial
        try transaction.execute(
            """
            INSERT INTO feed_source (id, alliance_id, name, organisation_id, format, extent, taken_at, new_count,
                changed_count, same_count, closed_count, refused_count, created_at)
            VALUES (\(id), \(order.alliance), \(order.connection), \(order.organisation), \(feed.format.rawValue),
                \(extent.rawValue), \(transaction.now), \(counts.new), \(counts.changed), \(counts.same),
                \(counts.closed), \(counts.refused), \(transaction.now))
            ON CONFLICT (alliance_id, name) DO UPDATE SET format = excluded.format, extent = excluded.extent,
                taken_at = excluded.taken_at, new_count = excluded.new_count,
                changed_count = excluded.changed_count, same_count = excluded.same_count,
                closed_count = excluded.closed_count, refused_count = excluded.refused_count
            """
        )
        let fields: JournalFields = [
            "name": order.connection, "format": feed.format.rawValue, "extent": extent.rawValue, "new": counts.new,
            "changed": counts.changed, "same": counts.same, "closed": counts.closed, "refused": counts.refused,
        ]
        transaction.journal(
            JournalEntry("take-in", "feed_source", id.text, alliance: order.alliance, after: fields.json)
        )
    }

    private static func make(_ row: Row) throws -> FeedSource {
        guard let extent = FeedExtent(rawValue: try row.value("extent")) else {
            throw StoreError.unreadable(column: "extent", wanted: "full or partial")
        }
        var counts = FeedSource.Counts()
        counts.new = try row.value("new_count")
        counts.changed = try row.value("changed_count")
        counts.same = try row.value("same_count")
        counts.closed = try row.value("closed_count")
        counts.refused = try row.value("refused_count")
        return FeedSource(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            name: try row.value("name"),
            organisation: try row.optional("organisation_id"),
            format: try row.value("format"),
            extent: extent,
            takenAt: try row.value("taken_at"),
            counts: counts
        )
    }
}
