package import LotseCore
package import LotseData
package import LotseFormats

/// A list that was uploaded and waits for somebody to look at its trial.
package struct FeedDelivery: Sendable, Equatable {
    package let id: Identifier<FeedDelivery>
    package let account: Identifier<Account>
    package let order: FeedOrder
    /// The file's name, safe to show.
    package let name: String
    package let receivedAt: Timestamp
}

/// Uploaded lists in the database, sealed and in pieces, until they are taken in or a day is over.
package struct FeedDeliveryStore: Sendable {
    private let sealer: FileSealer

    package init(_ vault: Vault) {
        sealer = FileSealer(vault, kind: "feed-delivery")
    }

    package static func fetch(
        _ id: Identifier<FeedDelivery>,
        of alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> FeedDelivery? {
        try reader.row("SELECT * FROM feed_delivery WHERE id = \(id) AND alliance_id = \(alliance)").map(make)
    }

    package func insert(
        _ bytes: [UInt8],
        named name: String,
        for order: FeedOrder,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws -> Identifier<FeedDelivery> {
        let id = transaction.newIdentifier(FeedDelivery.self)
        let pieces = try sealer.seal(bytes, of: id.text)
        try transaction.execute(
            """
            INSERT INTO feed_delivery (id, alliance_id, account_id, connection, organisation_id, extent, name,
                byte_count, chunk_count, created_at)
            VALUES (\(id), \(order.alliance), \(account), \(order.connection), \(order.organisation),
                \(order.extent.rawValue), \(name), \(bytes.count), \(pieces.count), \(transaction.now))
            """
        )
        for (position, sealed) in pieces.enumerated() {
            try transaction.execute(
                """
                INSERT INTO feed_delivery_chunk (delivery_id, position, sealed)
                VALUES (\(id), \(position), \(sealed))
                """
            )
        }
        return id
    }

    /// The list's bytes; throws `FileRefusal.damaged` where they do not open.
    package func open(_ delivery: Identifier<FeedDelivery>, _ reader: Reader) throws -> [UInt8] {
        guard let row = try reader.row("SELECT byte_count, chunk_count FROM feed_delivery WHERE id = \(delivery)")
        else { return [] }
        let pieces: [[UInt8]] = try reader.list(
            "SELECT sealed FROM feed_delivery_chunk WHERE delivery_id = \(delivery) ORDER BY position"
        ) { try $0.value("sealed") }
        return try sealer.open(
            pieces,
            of: delivery.text,
            count: try row.value("chunk_count"),
            byteCount: try row.value("byte_count")
        )
    }

    package static func remove(_ id: Identifier<FeedDelivery>, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM feed_delivery_chunk WHERE delivery_id = \(id)")
        try transaction.execute("DELETE FROM feed_delivery WHERE id = \(id)")
    }

    /// Removes lists that nobody took in for a day; gives how many.
    package static func removeForgotten(at now: Timestamp, in transaction: Transaction) throws -> Int {
        let limit = now.adding(hours: -24)
        let old: [Identifier<FeedDelivery>] = try transaction.list(
            "SELECT id FROM feed_delivery WHERE created_at < \(limit)"
        ) { try $0.value("id") }
        for id in old { try remove(id, in: transaction) }
        return old.count
    }

    private static func make(_ row: Row) throws -> FeedDelivery {
        var order = FeedOrder(alliance: try row.value("alliance_id"), connection: try row.value("connection"))
        order.organisation = try row.optional("organisation_id")
        order.extent = FeedExtent(rawValue: try row.value("extent")) ?? .partial
        return FeedDelivery(
            id: try row.value("id"),
            account: try row.value("account_id"),
            order: order,
            name: try row.value("name"),
            receivedAt: try row.value("created_at")
        )
    }
}
