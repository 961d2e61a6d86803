package import LotseCore
package import LotseData

/// The periods for which alliances are recognised ("Anerkennung") in the database.
package enum RecognitionStore {
    /// The alliance's recognitions in order.
    package static func list(of alliance: Identifier<Alliance>, _ reader: Reader) throws -> [Recognition] {
        try reader.list("\(columns) WHERE alliance_id = \(alliance) ORDER BY starts_on", make)
    }

    package static func fetch(
        _ id: Identifier<Recognition>,
        of alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> Recognition? {
        try reader.row("\(columns) WHERE id = \(id) AND alliance_id = \(alliance)").map(make)
    }

    /// The alliance's recognition that runs on a day.
    package static func running(
        on day: Day,
        for alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> Recognition? {
        try reader.row(
            "\(columns) WHERE alliance_id = \(alliance) AND starts_on <= \(day) AND ends_on >= \(day)"
        ).map(make)
    }

    /// Notes one more; throws `NetworkError.recognitionOverlaps` where it runs into another one.
    package static func insert(_ recognition: Recognition, in transaction: Transaction) throws {
        try recognition.check(beside: list(of: recognition.alliance, transaction.reader))
        try transaction.execute(
            """
            INSERT INTO recognition (id, alliance_id, starts_on, ends_on, recogniser, amount_cents, version, \
            created_at, changed_at)
            VALUES (\(recognition.id), \(recognition.alliance), \(recognition.start), \(recognition.end), \
            \(recognition.recogniser), \(recognition.amount), 1, \(transaction.now), \(transaction.now))
            """
        )
        transaction.journal(
            "insert",
            .recognition,
            recognition.id.text,
            alliance: recognition.alliance,
            to: recognition.journalFields
        )
    }

    /// Puts one right; throws `StoreError.stale` where the version is no longer the newest.
    package static func update(
        _ recognition: Recognition,
        because reason: String,
        in transaction: Transaction
    ) throws {
        let all = try list(of: recognition.alliance, transaction.reader)
        try recognition.check(beside: all)
        try transaction.executeVersioned(
            """
            UPDATE recognition SET starts_on = \(recognition.start), ends_on = \(recognition.end), \
            recogniser = \(recognition.recogniser), amount_cents = \(recognition.amount), version = version + 1, \
            changed_at = \(transaction.now)
            WHERE id = \(recognition.id) AND alliance_id = \(recognition.alliance) \
            AND version = \(recognition.version)
            """
        )
        transaction.journal(
            "update",
            .recognition,
            recognition.id.text,
            alliance: recognition.alliance,
            from: all.first { $0.id == recognition.id }?.journalFields,
            to: recognition.journalFields,
            because: reason
        )
    }

    /// Removes one that never was; throws `StoreError.stale` where the version is no longer the newest.
    package static func remove(
        _ recognition: Recognition,
        because reason: String,
        in transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            DELETE FROM recognition WHERE id = \(recognition.id) AND alliance_id = \(recognition.alliance) \
            AND version = \(recognition.version)
            """
        )
        transaction.journal(
            JournalEntry(
                "remove",
                NetworkTable.recognition.rawValue,
                recognition.id.text,
                alliance: recognition.alliance,
                before: recognition.journalFields.json,
                reason: reason
            )
        )
    }

    private static let columns: SQL = """
        SELECT id, alliance_id, starts_on, ends_on, recogniser, amount_cents, version FROM recognition
        """

    private static func make(_ row: Row) throws -> Recognition {
        Recognition(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            start: try row.value("starts_on"),
            end: try row.value("ends_on"),
            recogniser: try row.value("recogniser"),
            amount: try row.optional("amount_cents"),
            version: try row.value("version")
        )
    }
}

extension Recognition {
    fileprivate var journalFields: JournalFields {
        ["starts_on": start, "ends_on": end, "recogniser": recogniser, "amount_cents": amount]
    }
}
