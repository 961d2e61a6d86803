package import LotseCore
package import LotseData
import LotseFormats

/// One listing in the database: every change of it raises the market's revision and is in the journal.
package enum ListingStore {
    package static func fetch(
        _ id: Identifier<Listing>,
        of alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> Listing.Record? {
        try reader.row("\(columns) WHERE l.id = \(id) AND l.alliance_id = \(alliance)").map(make)
    }

    /// Puts new listings in, a hundred with each statement.
    package static func insert(_ listings: [Listing.Record], in transaction: Transaction) throws {
        for (alliance, listings) in Dictionary(grouping: listings, by: \.alliance).sorted(by: { $0.key < $1.key }) {
            let revision = try MarketRevisionStore.raise(of: alliance, in: transaction)
            for start in stride(from: 0, to: listings.count, by: 100) {
                let chunk = listings[start..<min(start + 100, listings.count)]
                try insert(chunk, revision, in: transaction)
                try ListingMarkStore.write(chunk, in: transaction)
                for listing in chunk { transaction.journal("offer", listing, to: listing.journalFields) }
                try transaction.writeJournal()
            }
        }
    }

    private static func insert(
        _ listings: ArraySlice<Listing.Record>,
        _ revision: Int,
        in transaction: Transaction
    ) throws {
        let rows: [SQL] = try listings.map { listing in
            let (facts, key) = (ListingFacts(listing.content), listing.deliveryKey)
            let position = facts.place.position
            return """
                (\(listing.id), \(listing.alliance), \(listing.kind), \(listing.organisation), \
                \(key?.sender.connection), \(key?.sender.name), \(key?.object), \(facts.title), \(facts.offeredBy), \
                \(listing.municipality), \(facts.place.town ?? ""), \(facts.place.postcode), \(facts.place.street), \
                \(position?.latitude), \(position?.longitude), \(listing.occupation), \(facts.freeOn), \
                \(facts.closesOn), \(facts.freeCount), \(listing.state), \(listing.twin), \
                \(listing.content.record.fingerprint.description), \(listing.statedOn), \(transaction.now), \
                \(try listing.content.json()), \(facts.searched), TRUE, \(revision), 1, \(transaction.now), \
                \(transaction.now))
                """
        }
        try transaction.execute(
            """
            INSERT INTO listing (id, alliance_id, kind, organisation_id, source, sender, object_key, title, offered_by,
                municipality, town, postcode, street, latitude, longitude, occupation, free_on, closes_on, free_count,
                state, twin_id, fingerprint, stated_on, seen_at, details, searched, is_marked, revision, version,
                created_at, changed_at)
            VALUES \(joined: rows)
            """
        )
    }

    /// Writes content, place, occupation and state anew.
    ///
    /// - Parameters:
    ///   - listing: as it is to be, with the version that it was made from.
    ///   - action: what the journal calls it.
    ///   - transaction: the change in the making.
    /// - Throws: `StoreError.stale` where somebody else was faster.
    package static func update(
        _ listing: Listing.Record,
        as action: String = "update",
        in transaction: Transaction
    ) throws {
        guard let before = try fetch(listing.id, of: listing.alliance, transaction.reader) else {
            throw StoreError.stale
        }
        let revision = try MarketRevisionStore.raise(of: listing.alliance, in: transaction)
        try write(listing, revision, in: transaction)
        try ListingMarkStore.rewrite([listing], in: transaction)
        if listing.state == .closed { try release(twinsOf: listing, revision, in: transaction) }
        transaction.journal(action, listing, from: before.journalFields, to: listing.journalFields)
    }

    /// Writes a listing's row anew; throws `StoreError.stale` where its version is gone.
    static func write(_ listing: Listing.Record, _ revision: Int, in transaction: Transaction) throws {
        let (facts, position) = (ListingFacts(listing.content), ListingFacts(listing.content).place.position)
        try transaction.executeVersioned(
            """
            UPDATE listing SET kind = \(listing.kind), organisation_id = \(listing.organisation),
                title = \(facts.title), offered_by = \(facts.offeredBy), municipality = \(listing.municipality),
                town = \(facts.place.town ?? ""), postcode = \(facts.place.postcode), street = \(facts.place.street),
                latitude = \(position?.latitude), longitude = \(position?.longitude),
                occupation = \(listing.occupation), free_on = \(facts.freeOn), closes_on = \(facts.closesOn),
                free_count = \(facts.freeCount), state = \(listing.state), twin_id = \(listing.twin),
                fingerprint = \(listing.content.record.fingerprint.description), stated_on = \(listing.statedOn),
                seen_at = \(transaction.now), details = \(try listing.content.json()), searched = \(facts.searched),
                is_marked = TRUE, revision = \(revision), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(listing.id) AND version = \(listing.version)
            """
        )
    }

    /// What stood behind a listing that is gone is shown itself again.
    private static func release(
        twinsOf listing: Listing.Record,
        _ revision: Int,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE listing SET twin_id = CAST(NULL AS TEXT), revision = \(revision), version = version + 1
            WHERE twin_id = \(listing.id)
            """
        )
    }

    static let columns: SQL = """
        SELECT l.id, l.alliance_id, l.kind, l.organisation_id, l.state, l.municipality, l.occupation, l.stated_on,
            l.twin_id, l.version, l.revision, l.details
        FROM listing l
        """

    static func make(_ row: Row) throws -> Listing.Record {
        let content = try ListingContent(try row.value("kind"), json: try row.value("details"))
        var listing = Listing.Record(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            organisation: try row.optional("organisation_id"),
            content: content,
            statedOn: try row.value("stated_on")
        )
        listing.state = try row.value("state")
        listing.municipality = try row.optional("municipality")
        listing.occupation = try row.optional("occupation")
        listing.twin = try row.optional("twin_id")
        listing.version = try row.value("version")
        return listing
    }
}

extension Listing.Record {
    /// What a feed calls it; nil for what was entered by form.
    fileprivate var deliveryKey: FeedKey? { isDelivered ? content.key : nil }

    /// What the journal tells of it: no texts of strangers but its name.
    var journalFields: JournalFields {
        let facts = ListingFacts(content)
        return [
            "kind": kind, "title": facts.title, "organisation_id": organisation, "municipality": municipality,
            "occupation": occupation, "state": state, "stated_on": statedOn, "free_count": facts.freeCount,
            "fingerprint": content.record.fingerprint.description,
        ]
    }
}

extension ListingFacts {
    /// What people search in, spelled so that case and accents do not matter.
    fileprivate var searched: String {
        let texts = [title, offeredBy, place.town, place.postcode].compactMap(\.self)
        return texts.map(Transliteration.latin).joined(separator: " ")
    }
}

extension Transaction {
    /// Notes what was done to a listing.
    func journal(
        _ action: String,
        _ listing: Listing.Record,
        from before: JournalFields = [:],
        to after: JournalFields
    ) {
        journal(JournalEntry(action, "listing", listing.id.text, alliance: listing.alliance, from: before, to: after))
    }
}
