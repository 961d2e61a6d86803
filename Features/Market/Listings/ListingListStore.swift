package import LotseCore
package import LotseData

/// Lists of listings.
package enum ListingListStore {
    /// As many are counted; of more it is only said that there are more.
    package static let countLimit = 10_000

    /// What a filter lets through, the latest confirmed first; each thing once.
    package static func list(
        _ filter: ListingFilter,
        after cursor: ListingFilter.Cursor?,
        limit: Int,
        _ reader: Reader
    ) throws -> [ListingLine] {
        let start: SQL =
            cursor.map {
                "AND (l.stated_on < \($0.statedOn) OR (l.stated_on = \($0.statedOn) AND l.id < \($0.id)))"
            } ?? ""
        return try reader.list(
            """
            SELECT l.id, l.kind, l.title, l.offered_by, l.town, l.free_on, l.free_count, l.state, l.stated_on,
                l.occupation, CASE WHEN l.kind = 'plot' THEN l.details END AS plot_details
            FROM listing l WHERE \(condition(filter)) \(start)
            ORDER BY l.stated_on DESC, l.id DESC LIMIT \(limit)
            """
        ) { row in
            let kind: ListingKind = try row.value("kind")
            return ListingLine(
                id: try row.value("id"),
                kind: kind,
                title: try row.value("title"),
                offeredBy: try row.optional("offered_by"),
                town: try row.value("town"),
                freeOn: try row.optional("free_on"),
                freeCount: try row.optional("free_count"),
                state: try row.value("state"),
                statedOn: try row.value("stated_on"),
                lacksOccupation: try kind == .vacancy && row.optional("occupation", as: Int.self) == nil,
                plot: try row.optional("plot_details", as: String.self).flatMap(plotLine)
            )
        }
    }

    private static func plotLine(_ details: String) throws -> PlotLine? {
        guard case .plot(let plot) = try ListingContent(.plot, json: details) else { return nil }
        return PlotLine(plot)
    }

    /// How many a filter lets through, `countLimit` at most.
    package static func count(_ filter: ListingFilter, _ reader: Reader) throws -> Int {
        try reader.number(
            """
            SELECT count(*) FROM (SELECT 1 FROM listing l WHERE \(condition(filter)) LIMIT \(countLimit)) AS found
            """
        )
    }

    private static func condition(_ filter: ListingFilter) -> SQL {
        var condition: SQL = "l.alliance_id = \(filter.alliance) AND l.twin_id IS NULL"
        if let organisations = filter.organisations {
            condition = "\(condition) AND l.organisation_id IN \(list: organisations.sorted())"
        }
        if let kind = filter.kind { condition = "\(condition) AND l.kind = \(kind)" }
        if let state = filter.state { condition = "\(condition) AND l.state = \(state)" }
        if let place = filter.municipality { condition = "\(condition) AND l.municipality = \(place)" }
        if let day = filter.statedBefore { condition = "\(condition) AND l.stated_on < \(day)" }
        if filter.lacksOccupation { condition = "\(condition) AND l.kind = 'vacancy' AND l.occupation IS NULL" }
        // Folded words hold letters, digits and hyphens only, so that none of them is a sign of LIKE.
        for word in Transliteration.latin(filter.search).split(separator: " ").prefix(8) {
            condition = "\(condition) AND l.searched LIKE \("%\(word)%")"
        }
        return condition
    }

    /// Where else the same thing came from: connections, in order.
    package static func twins(of leader: Identifier<Listing>, _ reader: Reader) throws -> [String] {
        try reader.list(
            "SELECT source FROM listing WHERE twin_id = \(leader) AND source IS NOT NULL ORDER BY source, id"
        ) { try $0.value("source") }
    }

    /// Where a piece of a market's changes ended.
    struct Change: Sendable {
        let revision: Int
        let id: Identifier<Listing>
    }

    /// Some of what changed last between two revisions, in the order of revisions and identifiers; since 0 only what is
    /// open.
    static func changed(
        in alliance: Identifier<Alliance>,
        since revision: Int,
        through newest: Int,
        after last: Change?,
        limit: Int,
        _ reader: Reader
    ) throws -> [(change: Change, listing: Listing.Record)] {
        let rest: SQL = last.map { "AND (l.revision, l.id) > (\($0.revision), \($0.id))" } ?? ""
        return try reader.list(
            """
            \(ListingStore.columns)
            WHERE \(changes(in: alliance, since: revision, through: newest)) \(rest)
            ORDER BY l.revision, l.id LIMIT \(limit)
            """
        ) { row in
            let listing = try ListingStore.make(row)
            return (Change(revision: try row.value("revision"), id: listing.id), listing)
        }
    }

    /// Where it lies what changed so.
    static func municipalities(
        in alliance: Identifier<Alliance>,
        since revision: Int,
        through newest: Int,
        _ reader: Reader
    ) throws -> Set<MunicipalityKey> {
        let keys: [MunicipalityKey?] = try reader.list(
            "SELECT DISTINCT l.municipality FROM listing l WHERE \(changes(in: alliance, since: revision, through: newest))"
        ) { try $0.optional("municipality") }
        return Set(keys.compactMap(\.self))
    }

    private static func changes(in alliance: Identifier<Alliance>, since revision: Int, through newest: Int) -> SQL {
        let state: SQL = revision == 0 ? "AND l.state = 'open' AND l.twin_id IS NULL" : ""
        return "l.alliance_id = \(alliance) AND l.revision > \(revision) AND l.revision <= \(newest) \(state)"
    }

    package static func hasAny(in alliance: Identifier<Alliance>, _ reader: Reader) throws -> Bool {
        try reader.row("SELECT 1 AS one FROM listing WHERE alliance_id = \(alliance) LIMIT 1") != nil
    }
}
