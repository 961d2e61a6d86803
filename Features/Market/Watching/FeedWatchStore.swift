package import LotseCore
package import LotseData
import LotseFormats

/// Watches in the database; addresses lie there sealed, because they may hold a secret.
package struct FeedWatchStore: Sendable {
    private let vault: Vault

    package init(_ vault: Vault) {
        self.vault = vault
    }

    private static let purpose = "feed-address"

    package func fetch(
        _ id: Identifier<FeedWatch>,
        of alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> FeedWatch? {
        try reader.row("SELECT * FROM feed_watch WHERE id = \(id) AND alliance_id = \(alliance)").map(make)
    }

    /// Those of an alliance, by name.
    package func list(of alliance: Identifier<Alliance>, _ reader: Reader) throws -> [FeedWatch] {
        try reader.list("SELECT * FROM feed_watch WHERE alliance_id = \(alliance) ORDER BY connection", make)
    }

    /// Those to be looked at now that no server is at work on.
    package func due(at now: Timestamp, _ reader: Reader) throws -> [FeedWatch] {
        try reader.list(
            """
            SELECT * FROM feed_watch
            WHERE is_active AND due_at <= \(now) AND (claimed_until IS NULL OR claimed_until < \(now))
            ORDER BY due_at, id
            """,
            make
        )
    }

    package func insert(_ watch: FeedWatch, in transaction: Transaction) throws {
        let (folder, sealed, host) = try parts(of: watch)
        try transaction.execute(
            """
            INSERT INTO feed_watch (id, alliance_id, connection, organisation_id, channel, folder, sealed_address, host,
                every_hours, extent, takes_partly, is_active, accepts_shrink, is_wanted_again, due_at, version,
                created_at, changed_at)
            VALUES (\(watch.id), \(watch.alliance), \(watch.connection), \(watch.organisation),
                \(watch.channel.rawValue), \(folder), \(sealed), \(host), \(watch.everyHours),
                \(watch.extent.rawValue), \(watch.takesPartly), \(watch.isActive), \(watch.acceptsShrink),
                \(watch.isWantedAgain), \(watch.dueAt), 1, \(transaction.now), \(transaction.now))
            """
        )
        transaction.journal(Self.entry("watch", watch, from: [:]))
    }

    /// Writes what people decide about a watch; throws `StoreError.stale` where somebody else was faster.
    package func update(_ watch: FeedWatch, as action: String = "update", in transaction: Transaction) throws {
        guard let before = try fetch(watch.id, of: watch.alliance, transaction.reader) else { throw StoreError.stale }
        let (folder, sealed, host) = try parts(of: watch)
        try transaction.executeVersioned(
            """
            UPDATE feed_watch SET organisation_id = \(watch.organisation), channel = \(watch.channel.rawValue),
                folder = \(folder), sealed_address = \(sealed), host = \(host), every_hours = \(watch.everyHours),
                extent = \(watch.extent.rawValue), takes_partly = \(watch.takesPartly), is_active = \(watch.isActive),
                accepts_shrink = \(watch.acceptsShrink), is_wanted_again = \(watch.isWantedAgain),
                entity_tag = \(watch.seen.entityTag), last_modified = \(watch.seen.lastModified),
                due_at = \(watch.dueAt), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(watch.id) AND version = \(watch.version)
            """
        )
        transaction.journal(Self.entry(action, watch, from: Self.fields(of: before)))
    }

    // MARK: Looking

    /// Makes a watch this server's for a while; gives it as it is now, or nil where another server has it.
    package func claim(_ watch: FeedWatch, in transaction: Transaction) throws -> FeedWatch? {
        let now = transaction.now
        let count = try transaction.execute(
            """
            UPDATE feed_watch SET claimed_until = \(now.adding(minutes: Self.minutesOfWork))
            WHERE id = \(watch.id) AND is_active AND due_at <= \(now)
                AND (claimed_until IS NULL OR claimed_until < \(now))
            """
        )
        return count == 1 ? try fetch(watch.id, of: watch.alliance, transaction.reader) : nil
    }

    /// A server that died at work keeps others from a watch for no longer than this.
    private static let minutesOfWork: Int64 = 30

    /// Gives a watch back after a look.
    ///
    /// - Parameters:
    ///   - watch: as it was claimed.
    ///   - dueAt: when it is to be looked at again.
    ///   - taken: what the content said of itself that was taken in; nil where none was, so that it is asked for again.
    ///   - isDone: whether what somebody ordered for this look has been done.
    ///   - transaction: the change in the making.
    /// - Throws: the store's errors.
    package func release(
        _ watch: FeedWatch,
        dueAt: Timestamp,
        taken: FeedWatch.ContentMark?,
        isDone: Bool,
        in transaction: Transaction
    ) throws {
        let seen = taken ?? watch.seen
        try transaction.execute(
            """
            UPDATE feed_watch SET claimed_until = CAST(NULL AS TEXT), looked_at = \(transaction.now),
                due_at = \(dueAt), entity_tag = \(seen.entityTag), last_modified = \(seen.lastModified)
            WHERE id = \(watch.id)
            """
        )
        // What somebody ordered while the list was read is for the next one.
        guard isDone, watch.isWantedAgain || watch.acceptsShrink else { return }
        try transaction.execute(
            """
            UPDATE feed_watch SET accepts_shrink = FALSE, is_wanted_again = FALSE
            WHERE id = \(watch.id) AND version = \(watch.version)
            """
        )
    }

    // MARK: Rows

    private func parts(of watch: FeedWatch) throws -> (folder: String?, sealed: [UInt8]?, host: String?) {
        switch watch.place {
        case .folder(let name): return (name.text, nil, nil)
        case .address(let address):
            let sealed = try vault.seal(Array(address.text.utf8), for: Self.purpose, bindingTo: watch.id.text)
            return (nil, sealed, address.host)
        }
    }

    /// What the journal tells of it: of an address only the host.
    private static func fields(of watch: FeedWatch) -> JournalFields {
        let place: String
        switch watch.place {
        case .folder(let name): place = name.text
        case .address(let address): place = address.host
        }
        return [
            "connection": watch.connection, "organisation_id": watch.organisation,
            "channel": watch.channel.rawValue, "place": place, "every_hours": watch.everyHours,
            "extent": watch.extent.rawValue, "takes_partly": watch.takesPartly, "is_active": watch.isActive,
            "accepts_shrink": watch.acceptsShrink, "is_wanted_again": watch.isWantedAgain,
        ]
    }

    private static func entry(_ action: String, _ watch: FeedWatch, from before: JournalFields) -> JournalEntry {
        JournalEntry(
            action,
            "feed_watch",
            watch.id.text,
            alliance: watch.alliance,
            from: before,
            to: fields(of: watch)
        )
    }

    private func make(_ row: Row) throws -> FeedWatch {
        let id: Identifier<FeedWatch> = try row.value("id")
        guard let extent = FeedExtent(rawValue: try row.value("extent")), let place = try place(of: id, row) else {
            throw StoreError.unreadable(column: "channel", wanted: "a folder or an address")
        }
        var watch = FeedWatch(
            id: id,
            alliance: try row.value("alliance_id"),
            connection: try row.value("connection"),
            place: place,
            dueAt: try row.value("due_at")
        )
        watch.organisation = try row.optional("organisation_id")
        watch.everyHours = try row.value("every_hours")
        watch.extent = extent
        watch.takesPartly = try row.value("takes_partly")
        watch.isActive = try row.value("is_active")
        watch.acceptsShrink = try row.value("accepts_shrink")
        watch.isWantedAgain = try row.value("is_wanted_again")
        watch.seen.entityTag = try row.optional("entity_tag")
        watch.seen.lastModified = try row.optional("last_modified")
        watch.lookedAt = try row.optional("looked_at")
        watch.version = try row.value("version")
        return watch
    }

    private func place(of id: Identifier<FeedWatch>, _ row: Row) throws -> FeedWatch.Place? {
        if let folder: String = try row.optional("folder") { return FeedFolder.Name(folder).map { .folder($0) } }
        guard let sealed: [UInt8] = try row.optional("sealed_address") else { return nil }
        let bytes = try vault.open(sealed, for: Self.purpose, bindingTo: id.text)
        // It was judged when it was written down; whether it may be asked is judged again when it is.
        return try .address(FeedAddress(String(decoding: bytes, as: UTF8.self), allowsOwnNetwork: true))
    }
}
