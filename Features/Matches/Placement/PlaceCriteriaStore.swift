import LotseCore
import LotseData

/// Every SQL statement about the criteria by which alliances give places.
enum PlaceCriteriaStore {
    /// What an alliance has published, by kind.
    static func all(
        of alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> [PlaceKind: PlaceCriteria] {
        let rows = try reader.list("SELECT * FROM place_criteria WHERE alliance_id = \(alliance)", PlaceCriteria.init)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.kind, $0) })
    }

    static func find(
        _ kind: PlaceKind,
        of alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> PlaceCriteria? {
        try reader.row("SELECT * FROM place_criteria WHERE alliance_id = \(alliance) AND kind = \(kind)")
            .map(PlaceCriteria.init)
    }

    /// Publishes criteria in the place of those that were seen.
    ///
    /// - Parameters:
    ///   - drafts: in the order in which they are shown; a key that is not published becomes a new one.
    ///   - kind: of places.
    ///   - alliance: whose.
    ///   - version: as it was seen; 0 where nothing was published.
    ///   - transaction: the change in the making.
    /// - Throws: `StoreError.stale` where somebody else was faster.
    static func publish(
        _ drafts: [PlaceCriterion],
        for kind: PlaceKind,
        of alliance: Identifier<Alliance>,
        seenAt version: Int,
        in transaction: Transaction
    ) throws {
        let before = try find(kind, of: alliance, from: transaction.reader)
        guard (before?.version ?? 0) == version else { throw StoreError.stale }
        var lastKey = before?.lastKey ?? 0
        var free = Set((before?.list ?? []).map(\.key))
        let criteria = drafts.map { draft in
            if free.remove(draft.key) != nil { return draft }
            lastKey += 1
            return PlaceCriterion(
                key: "\(kind.rawValue)-\(lastKey)",
                name: draft.name,
                kind: draft.kind,
                points: draft.points,
                kilometres: draft.kilometres
            )
        }
        let text = try KeptJSON.text(criteria)
        try transaction.executeVersioned(
            """
            INSERT INTO place_criteria (alliance_id, kind, criteria, last_key, version, created_at, changed_at)
            VALUES (\(alliance), \(kind), \(text), \(lastKey), 1, \(transaction.now), \(transaction.now))
            ON CONFLICT (alliance_id, kind) DO UPDATE SET criteria = excluded.criteria, last_key = excluded.last_key,
                version = place_criteria.version + 1, changed_at = excluded.changed_at
            WHERE place_criteria.version = \(version)
            """
        )
        transaction.journal(
            JournalEntry(
                "publish",
                "place_criteria",
                kind.rawValue,
                alliance: alliance,
                from: ["version": version, "criteria": try KeptJSON.text(before?.list ?? [])],
                to: ["version": version + 1, "criteria": text]
            )
        )
    }
}

extension PlaceCriteria {
    fileprivate init(_ row: Row) throws {
        self.init(
            kind: try row.value("kind"),
            list: try KeptJSON.value(try row.value("criteria")),
            lastKey: try row.value("last_key"),
            version: try row.value("version"),
            publishedAt: try row.value("changed_at")
        )
    }
}
