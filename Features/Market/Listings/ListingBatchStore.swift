package import LotseCore
package import LotseData

/// Changes of many listings of one market at once, as lists bring them.
extension ListingStore {
    /// Writes listings anew, each from the version that it was made from.
    package static func rewrite(
        _ listings: [Listing.Record],
        as action: String,
        in transaction: Transaction
    ) throws {
        guard let alliance = listings.first?.alliance else { return }
        let revision = try MarketRevisionStore.raise(of: alliance, in: transaction)
        for listing in listings {
            try write(listing, revision, in: transaction)
            transaction.journal(action, listing, to: listing.journalFields)
        }
        try ListingMarkStore.rewrite(listings, in: transaction)
        try transaction.writeJournal()
    }

    /// Closes listings that their sender withdrew or no longer names; what stood behind them is shown itself again.
    static func close(
        _ ids: [Identifier<Listing>],
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        guard !ids.isEmpty else { return }
        let revision = try MarketRevisionStore.raise(of: alliance, in: transaction)
        for chunk in chunks(of: ids) {
            try transaction.execute(
                """
                UPDATE listing SET state = 'closed', twin_id = CAST(NULL AS TEXT), revision = \(revision),
                    version = version + 1, changed_at = \(transaction.now)
                WHERE id IN \(list: chunk)
                """
            )
            try transaction.execute(
                """
                UPDATE listing SET twin_id = CAST(NULL AS TEXT), revision = \(revision), version = version + 1
                WHERE twin_id IN \(list: chunk)
                """
            )
        }
        for id in ids {
            let after: JournalFields = ["state": Listing.State.closed]
            transaction.journal(JournalEntry("close", "listing", id.text, alliance: alliance, after: after.json))
        }
    }

    /// Notes that a sender named listings again, as they were.
    ///
    /// The market's revision stays: nothing changed that matching looks at.
    static func confirm(_ ids: [Identifier<Listing>], in transaction: Transaction) throws {
        for chunk in chunks(of: ids) {
            try transaction.execute(
                """
                UPDATE listing SET stated_on = \(transaction.today), seen_at = \(transaction.now)
                WHERE id IN \(list: chunk)
                """
            )
        }
    }

    /// Notes that what a source's last list named is named again.
    static func confirm(_ source: FeedSource, in transaction: Transaction) throws {
        try transaction.execute(
            """
            UPDATE listing SET stated_on = \(transaction.today)
            WHERE alliance_id = \(source.alliance) AND source = \(source.name) AND state <> 'closed'
                AND seen_at = \(source.takenAt) AND stated_on < \(transaction.today)
            """
        )
    }

    /// Closes what had its last day; gives how many.
    package static func closeOver(on day: Day, in transaction: Transaction) throws -> Int {
        let over = try transaction.rows(
            "SELECT id, alliance_id FROM listing WHERE closes_on < \(day) AND state IN ('open', 'paused')"
        )
        var ids: [Identifier<Alliance>: [Identifier<Listing>]] = [:]
        for row in over { ids[try row.value("alliance_id"), default: []].append(try row.value("id")) }
        for (alliance, ids) in ids.sorted(by: { $0.key < $1.key }) {
            try close(ids.sorted(), of: alliance, in: transaction)
        }
        return over.count
    }

    private static func chunks(of ids: [Identifier<Listing>]) -> [ArraySlice<Identifier<Listing>>] {
        stride(from: 0, to: ids.count, by: 500).map { ids[$0..<min($0 + 500, ids.count)] }
    }
}
