package import LotseCore
package import LotseData

/// The periods for which alliances are recognised ("Anerkennung") in the database.
package enum RecognitionStore {
    /// The alliance's periods in order.
    package static func list(of alliance: Identifier<Alliance>, _ reader: Reader) throws -> [Period] {
        try reader.list(
            "SELECT starts_on, ends_on FROM recognition WHERE alliance_id = \(alliance) ORDER BY starts_on"
        ) { row in
            guard let period = Period(from: try row.value("starts_on"), through: try row.value("ends_on")) else {
                throw StoreError.unreadable(column: "ends_on", wanted: "a day that is not before the start")
            }
            return period
        }
    }

    /// Notes one more period; throws `NetworkError.recognitionOverlaps` where it runs into another one.
    package static func insert(
        _ period: Period,
        through end: Day,
        for alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        guard try !list(of: alliance, transaction.reader).contains(where: { $0.overlaps(period) }) else {
            throw NetworkError.recognitionOverlaps
        }
        let id = transaction.newIdentifier(Period.self)
        try transaction.execute(
            """
            INSERT INTO recognition (id, alliance_id, starts_on, ends_on, created_at)
            VALUES (\(id), \(alliance), \(period.start), \(end), \(transaction.now))
            """
        )
        transaction.journal(JournalEntry("insert", "recognition", id.text, alliance: alliance))
    }
}
