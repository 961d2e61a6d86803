import LotseCore
import LotseData
import LotseFormats

/// Compares lists with what is kept, and carries out what they change.
enum FeedPlanStore {
    /// A listing that a connection brought before.
    struct Held: Sendable {
        let record: HeldRecord
        let id: Identifier<Listing>
        let version: Int
        let state: Listing.State
        let title: String
        let occupation: Int?
        let twin: Identifier<Listing>?
    }

    /// All that a connection ever brought.
    ///
    /// What people paused or gave away counts as open: its sender may go on naming it without opening it again.
    static func held(
        of connection: String,
        in alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> [Held] {
        try reader.list(
            """
            SELECT l.id, l.kind, l.source, l.sender, l.object_key, l.fingerprint, l.state, l.version, l.title,
                l.occupation, l.twin_id
            FROM listing l WHERE l.alliance_id = \(alliance) AND l.source = \(connection)
            """
        ) { row in
            let state: Listing.State = try row.value("state")
            let sender = FeedSender(connection: try row.value("source"), name: try row.value("sender"))
            guard let kind = FeedKind(rawValue: try row.value("kind")),
                let fingerprint = FeedFingerprint(try row.value("fingerprint", as: String.self))
            else { throw StoreError.unreadable(column: "fingerprint", wanted: "32 hexadecimal digits") }
            return Held(
                record: HeldRecord(
                    key: FeedKey(sender: sender, object: try row.value("object_key")),
                    kind: kind,
                    fingerprint: fingerprint,
                    isOpen: state != .closed
                ),
                id: try row.value("id"),
                version: try row.value("version"),
                state: state,
                title: try row.value("title"),
                occupation: try row.optional("occupation"),
                twin: try row.optional("twin_id")
            )
        }
    }

    /// Writes everything that a plan says; what stays as it was is only seen again.
    static func carryOut(
        _ plan: FeedPlan,
        for order: FeedOrder,
        understoodBy reading: ListingReading,
        in transaction: Transaction
    ) throws {
        let held = Dictionary(
            try self.held(of: order.connection, in: order.alliance, transaction.reader).map { ($0.record.key, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var kinds: Set<ListingKind> = []
        // A list of a hundred thousand is worked off in pieces: what was made of one need not be held with the next.
        for records in pieces(of: plan.fresh) {
            let listings = records.compactMap { record in
                listing(record, id: transaction.newIdentifier(), order, today: transaction.today)
                    .map(reading.understanding)
            }
            try ListingStore.insert(listings, in: transaction)
            kinds.formUnion(listings.map(\.kind))
        }
        for records in pieces(of: plan.changed + plan.reopened) {
            let listings = records.compactMap { record in
                held[record.key].flatMap { changed($0, to: record, order, reading, today: transaction.today) }
            }
            try ListingStore.rewrite(listings, as: "update", in: transaction)
            kinds.formUnion(listings.map(\.kind))
        }
        let closed = (plan.withdrawn + plan.vanished).compactMap { held[$0]?.id }
        try ListingStore.close(closed, of: order.alliance, in: transaction)
        try ListingStore.confirm(plan.same.compactMap { held[$0]?.id }, in: transaction)
        for kind in ListingKind.allCases where kinds.contains(kind) {
            try ListingTwinStore.settle(kind, of: order.alliance, in: transaction)
        }
    }

    private static func pieces(of records: [FeedRecord]) -> [ArraySlice<FeedRecord>] {
        stride(from: 0, to: records.count, by: 500).map { records[$0..<min($0 + 500, records.count)] }
    }

    /// The listing as its sender describes it now; what people decided about it stays.
    private static func changed(
        _ known: Held,
        to record: FeedRecord,
        _ order: FeedOrder,
        _ reading: ListingReading,
        today: Day
    ) -> Listing.Record? {
        guard var listing = listing(record, id: known.id, order, today: today).map(reading.understanding) else {
            return nil
        }
        listing.version = known.version
        listing.twin = known.twin
        listing.state = known.state == .closed ? .open : known.state
        // What a person chose holds as long as the title does.
        if listing.occupation == nil, ListingFacts(listing.content).title == known.title {
            listing.occupation = known.occupation
        }
        return listing
    }

    /// Nil for what is no offer.
    private static func listing(
        _ record: FeedRecord,
        id: Identifier<Listing>,
        _ order: FeedOrder,
        today: Day
    ) -> Listing.Record? {
        ListingContent(record).map { content in
            Listing.Record(
                id: id,
                alliance: order.alliance,
                organisation: order.organisation,
                content: content,
                statedOn: today
            )
        }
    }
}
