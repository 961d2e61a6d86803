package import LotseCore
package import LotseData

/// The counter of an alliance's market.
///
/// Its row is locked until the change is kept: whoever reads a revision sees all changes up to it.
package enum MarketRevisionStore {
    /// Raises the revision for a change in the making; gives the new one.
    package static func raise(of alliance: Identifier<Alliance>, in transaction: Transaction) throws -> Int {
        try transaction.execute(
            """
            INSERT INTO market_revision (alliance_id, revision) VALUES (\(alliance), 1)
            ON CONFLICT (alliance_id) DO UPDATE SET revision = market_revision.revision + 1
            """
        )
        return try fetch(of: alliance, transaction.reader)
    }

    /// 0 for a market in which nothing has ever been.
    package static func fetch(of alliance: Identifier<Alliance>, _ reader: Reader) throws -> Int {
        try reader.row("SELECT revision FROM market_revision WHERE alliance_id = \(alliance)")?.value("revision") ?? 0
    }
}
