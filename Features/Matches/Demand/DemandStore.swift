import LotseCore
import LotseData

/// Every SQL statement about the plans of firms.
enum DemandStore {
    /// The lines of some organisations' plans, nil for all of the alliance, by organisation and day.
    static func list(
        in alliance: Identifier<Alliance>,
        of organisations: Set<Identifier<Organisation>>?,
        from reader: Reader
    ) throws -> [DemandLine] {
        var condition: SQL = "alliance_id = \(alliance)"
        if let organisations {
            guard !organisations.isEmpty else { return [] }
            condition = "\(condition) AND organisation_id IN \(list: organisations.sorted())"
        }
        return try reader.list(
            """
            SELECT * FROM demand_line WHERE \(condition)
            ORDER BY organisation_name, organisation_id, needed_by, id
            """,
            DemandLine.init
        )
    }

    static func find(
        _ id: Identifier<DemandLine>,
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> DemandLine? {
        try reader.row("SELECT * FROM demand_line WHERE id = \(id) AND alliance_id = \(alliance)").map(DemandLine.init)
    }

    static func insert(
        _ content: DemandLine.Content,
        for organisation: OrganisationProfile,
        in alliance: Identifier<Alliance>,
        _ transaction: Transaction
    ) throws {
        let id = transaction.newIdentifier(DemandLine.self)
        try transaction.execute(
            """
            INSERT INTO demand_line (id, alliance_id, organisation_id, organisation_name, occupation, people,
                needed_by, german, hours_from, hours_to, municipality, created_at, changed_at)
            VALUES (\(id), \(alliance), \(organisation.id), \(organisation.name), \(content.occupation),
                \(content.people), \(content.neededBy), \(content.german), \(content.hours.lowerBound),
                \(content.hours.upperBound), \(content.municipality), \(transaction.now), \(transaction.now))
            """
        )
        transaction.journal(
            JournalEntry("add", "demand_line", id.text, alliance: alliance, after: fields(content).json)
        )
    }

    /// - Throws: `StoreError.stale` where somebody else changed it since `line` was read.
    static func update(
        _ line: DemandLine,
        to content: DemandLine.Content,
        in alliance: Identifier<Alliance>,
        _ transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE demand_line SET occupation = \(content.occupation), people = \(content.people),
                needed_by = \(content.neededBy), german = \(content.german),
                hours_from = \(content.hours.lowerBound), hours_to = \(content.hours.upperBound),
                municipality = \(content.municipality), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(line.id) AND version = \(line.version)
            """
        )
        transaction.journal(
            JournalEntry(
                "edit",
                "demand_line",
                line.id.text,
                alliance: alliance,
                from: fields(line.content),
                to: fields(content)
            )
        )
    }

    static func remove(_ line: DemandLine, in alliance: Identifier<Alliance>, _ transaction: Transaction) throws {
        let count = try transaction.execute("DELETE FROM demand_line WHERE id = \(line.id)")
        guard count == 1 else { return }
        transaction.journal(
            JournalEntry("remove", "demand_line", line.id.text, alliance: alliance, before: fields(line.content).json)
        )
    }

    private static func fields(_ content: DemandLine.Content) -> JournalFields {
        [
            "occupation": content.occupation, "people": content.people, "needed_by": content.neededBy,
            "german": content.german, "hours_from": content.hours.lowerBound, "hours_to": content.hours.upperBound,
            "municipality": content.municipality,
        ]
    }
}

extension DemandLine {
    fileprivate init(_ row: Row) throws {
        let hours: (Int, Int) = (try row.value("hours_from"), try row.value("hours_to"))
        self.init(
            id: try row.value("id"),
            organisation: try row.value("organisation_id"),
            organisationName: try row.value("organisation_name"),
            content: Content(
                occupation: try row.value("occupation"),
                people: try row.value("people"),
                neededBy: try row.value("needed_by"),
                german: try row.optional("german"),
                hours: hours.0...max(hours.0, hours.1),
                municipality: try row.value("municipality")
            ),
            version: try row.value("version")
        )
    }
}
