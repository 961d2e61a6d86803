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
        let fresh = plan.fresh.compactMap { record -> Listing.Record? in
            listing(record, id: transaction.newIdentifier(), order, today: transaction.today)
        }
        try ListingStore.insert(fresh.map(reading.understanding), in: transaction)
        let changed = (plan.changed + plan.reopened).compactMap { record -> Listing.Record? in
            guard let known = held[record.key],
                var listing = listing(record, id: known.id, order, today: transaction.today)
            else { return nil }
            listing = reading.understanding(listing)
            listing.version = known.version
            listing.twin = known.twin
            listing.state = known.state == .closed ? .open : known.state
            // What a person chose holds as long as the title does.
            if listing.occupation == nil, ListingFacts(listing.content).title == known.title {
                listing.occupation = known.occupation
            }
            return listing
        }
        let closed = (plan.withdrawn + plan.vanished).compactMap { held[$0]?.id }
        let kinds = Set(fresh.map(\.kind) + changed.map(\.kind))
        try ListingStore.rewrite(changed, as: "update", in: transaction)
        try ListingStore.close(closed, of: order.alliance, in: transaction)
        try ListingStore.confirm(plan.same.compactMap { held[$0]?.id }, in: transaction)
        for kind in ListingKind.allCases where kinds.contains(kind) {
            try ListingTwinStore.settle(kind, of: order.alliance, in: transaction)
        }
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
