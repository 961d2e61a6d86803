package import LotseCore
package import LotseData

/// The places of alliances in the database.
package enum TerritoryStore {
    package static func list(of alliance: Identifier<Alliance>, _ reader: Reader) throws -> [TerritoryMembership] {
        try reader.list(
            """
            SELECT t.id, t.municipality_key, t.partnership_id, t.starts_on, t.ends_on
            FROM territory_membership t WHERE t.alliance_id = \(alliance) ORDER BY t.municipality_key, t.starts_on, t.id
            """,
            make
        )
    }

    /// Brings places into the alliance for as long as the period and the partnership run.
    ///
    /// Places that the partnership has brought in on one of these days already stay as they are.
    package static func insert(
        _ municipalities: [MunicipalityKey],
        by partnership: Partnership,
        for period: Period,
        because reason: String? = nil,
        in transaction: Transaction
    ) throws {
        guard !municipalities.isEmpty else { throw NetworkError.placesMissing }
        guard period.intersection(partnership.period) != nil else { throw NetworkError.outsidePartnership }
        try Hindsight.check(changeFrom: period.start, because: reason, on: transaction.today)
        try MunicipalityStore.checkKnown(municipalities, transaction.reader)
        let present = try list(of: partnership.alliance, transaction.reader)
            .filter { $0.partnership == partnership.id && $0.period.overlaps(period) }
        let brought = Set(municipalities).subtracting(present.map(\.municipality)).sorted()
        for municipality in brought {
            let id = transaction.newIdentifier(TerritoryMembership.self)
            try transaction.execute(
                """
                INSERT INTO territory_membership (id, alliance_id, municipality_key, partnership_id, starts_on, \
                ends_on, created_at, changed_at)
                VALUES (\(id), \(partnership.alliance), \(municipality), \(partnership.id), \(period.start), \
                \(period.end), \(transaction.now), \(transaction.now))
                """
            )
        }
        journal(
            "bring-in",
            brought,
            by: partnership,
            fields: ["starts_on": period.start, "ends_on": period.end],
            because: reason,
            in: transaction
        )
    }

    /// Ends the belonging of places that the partnership brought in, while the partnership itself goes on.
    ///
    /// What would have begun only later is taken out: after the last day nothing of it is left.
    package static func end(
        _ municipalities: [MunicipalityKey],
        by partnership: Partnership,
        lastDay: Day,
        because reason: String? = nil,
        in transaction: Transaction
    ) throws {
        guard !municipalities.isEmpty else { throw NetworkError.placesMissing }
        try Hindsight.check(changeFrom: lastDay.adding(days: 1), because: reason, on: transaction.today)
        let changed = try transaction.execute(
            """
            UPDATE territory_membership SET ends_on = \(lastDay), changed_at = \(transaction.now)
            WHERE partnership_id = \(partnership.id) AND alliance_id = \(partnership.alliance)
            AND municipality_key IN \(list: municipalities) AND starts_on <= \(lastDay)
            AND (ends_on IS NULL OR ends_on > \(lastDay))
            """
        )
        let removed = try transaction.execute(
            """
            DELETE FROM territory_membership
            WHERE partnership_id = \(partnership.id) AND alliance_id = \(partnership.alliance)
            AND municipality_key IN \(list: municipalities) AND starts_on > \(lastDay)
            """
        )
        guard changed + removed > 0 else { throw NetworkError.alreadyEnded }
        journal(
            "end",
            municipalities.sorted(),
            by: partnership,
            fields: ["ends_on": lastDay],
            because: reason,
            in: transaction
        )
    }

    /// One entry for all places of one step, under the partnership that brought them.
    private static func journal(
        _ action: String,
        _ municipalities: [MunicipalityKey],
        by partnership: Partnership,
        fields: JournalFields,
        because reason: String?,
        in transaction: Transaction
    ) {
        let places: JournalFields = ["municipalities": municipalities.map(\.text).joined(separator: " ")]
        transaction.journal(
            action,
            .territoryMembership,
            partnership.id.text,
            alliance: partnership.alliance,
            to: places.merging(fields),
            because: reason
        )
    }

    private static func make(_ row: Row) throws -> TerritoryMembership {
        TerritoryMembership(
            id: try row.value("id"),
            municipality: try row.value("municipality_key"),
            partnership: try row.value("partnership_id"),
            period: try row.period("starts_on", "ends_on")
        )
    }
}
