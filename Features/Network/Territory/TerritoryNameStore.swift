package import LotseCore
package import LotseData

/// Names of an alliance's places and districts, each list in one statement: public start pages ask for no more.
package enum TerritoryNameStore {
    package static func places(of alliance: Identifier<Alliance>, on day: Day, _ reader: Reader) throws -> [String] {
        try reader.list(
            """
            SELECT DISTINCT m.key, m.name
            FROM \(memberships) JOIN municipality m ON m.key = t.municipality_key
            WHERE t.alliance_id = \(alliance) AND \(isIn(day))
            """
        ) { try $0.value("name", as: String.self) }
        .sorted { Folding.precedes($0, $1) }
    }

    package static func districts(
        of alliances: [Identifier<Alliance>],
        on day: Day,
        _ reader: Reader
    ) throws -> [Identifier<Alliance>: [District]] {
        let found = try reader.list(
            """
            SELECT DISTINCT t.alliance_id, d.key, d.name
            FROM \(memberships) JOIN municipality m ON m.key = t.municipality_key
            JOIN district d ON d.key = m.district_key
            WHERE t.alliance_id IN \(list: alliances) AND \(isIn(day))
            """
        ) { row -> (Identifier<Alliance>, District) in
            (try row.value("alliance_id"), District(key: try row.value("key"), name: try row.value("name")))
        }
        return Dictionary(grouping: found, by: \.0).mapValues { districts in
            districts.map(\.1).sorted { Folding.precedes($0.name, $1.name) }
        }
    }

    private static let memberships: SQL = "territory_membership t JOIN partnership p ON p.id = t.partnership_id"

    private static func isIn(_ day: Day) -> SQL {
        """
        t.starts_on <= \(day) AND (t.ends_on IS NULL OR t.ends_on >= \(day))
        AND p.joined_on <= \(day) AND (p.left_on IS NULL OR p.left_on >= \(day))
        """
    }
}

extension StoredNetwork {
    package func placeNames(of alliance: Identifier<Alliance>, on day: Day) async throws -> [String] {
        try await store.read { try TerritoryNameStore.places(of: alliance, on: day, $0) }
    }

    package func districts(
        of alliances: [Identifier<Alliance>],
        on day: Day
    ) async throws -> [Identifier<Alliance>: [District]] {
        try await store.read { try TerritoryNameStore.districts(of: alliances, on: day, $0) }
    }
}
