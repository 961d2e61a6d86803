package import LotseCore
package import LotseData

/// What alliances wrote for their public pages, in the database.
package enum WrittenTextStore {
    package static func list(of alliance: Identifier<Alliance>, _ reader: Reader) throws -> [WrittenText] {
        try reader.list(
            """
            SELECT language, introduction, contact_note, version FROM alliance_text WHERE alliance_id = \(alliance)
            """
        ) { row in
            WrittenText(
                try row.value("language"),
                introduction: try row.value("introduction"),
                contactNote: try row.value("contact_note"),
                version: try row.value("version")
            )
        }
    }

    /// Keeps a text; an empty one is taken away.
    ///
    /// - Parameters:
    ///   - text: with the version that was seen, nil for one that was not there.
    ///   - alliance: whose.
    ///   - transaction: the change in the making.
    /// - Throws: `StoreError.stale` where somebody else wrote meanwhile.
    package static func put(
        _ text: WrittenText,
        for alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        let before = try list(of: alliance, transaction.reader).first { $0.language == text.language }
        guard before?.version == text.version else { throw StoreError.stale }
        try transaction.execute(
            "DELETE FROM alliance_text WHERE alliance_id = \(alliance) AND language = \(text.language)"
        )
        if !text.isEmpty {
            try transaction.execute(
                """
                INSERT INTO alliance_text (alliance_id, language, introduction, contact_note, version, changed_at)
                VALUES (\(alliance), \(text.language), \(text.introduction), \(text.contactNote), \
                \((text.version ?? 0) + 1), \(transaction.now))
                """
            )
        }
        transaction.journal(
            "update",
            .allianceText,
            "\(alliance)/\(text.language)",
            alliance: alliance,
            from: before?.journalFields ?? WrittenText(text.language).journalFields,
            to: text.journalFields
        )
    }
}

extension WrittenText {
    fileprivate var journalFields: JournalFields { ["introduction": introduction, "contact_note": contactNote] }
}
