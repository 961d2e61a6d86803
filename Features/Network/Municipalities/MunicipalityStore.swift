package import LotseCore
package import LotseData

/// The municipalities that the installation knows.
package enum MunicipalityStore {
    package static func fetch(_ key: MunicipalityKey, _ reader: Reader) throws -> Municipality? {
        try list("m.key = \(key)", reader).first
    }

    /// Everything the installation knows, by name.
    package static func list(_ reader: Reader) throws -> [Municipality] {
        try list("TRUE", reader)
    }

    package static func list(inDistrict district: String, _ reader: Reader) throws -> [Municipality] {
        try list("m.district_key = \(district)", reader)
    }

    /// The places of an alliance's territory on a day, by name.
    package static func list(
        of alliance: Identifier<Alliance>,
        on day: Day,
        _ reader: Reader
    ) throws -> [Municipality] {
        try list(
            """
            m.key IN (SELECT t.municipality_key
                FROM territory_membership t JOIN partnership p ON p.id = t.partnership_id
                WHERE t.alliance_id = \(alliance)
                AND t.starts_on <= \(day) AND (t.ends_on IS NULL OR t.ends_on >= \(day))
                AND p.joined_on <= \(day) AND (p.left_on IS NULL OR p.left_on >= \(day)))
            """,
            reader
        )
    }

    /// The places that ever were in an alliance's territory or will be, and those of the same districts, by name.
    package static func list(around alliance: Identifier<Alliance>, _ reader: Reader) throws -> [Municipality] {
        try list(
            """
            m.district_key IN (SELECT n.district_key
                FROM territory_membership t JOIN municipality n ON n.key = t.municipality_key
                WHERE t.alliance_id = \(alliance))
            """,
            reader
        )
    }

    /// The keys of everything the installation knows.
    package static func keys(_ reader: Reader) throws -> Set<MunicipalityKey> {
        Set(try reader.list("SELECT m.key FROM municipality m") { try $0.value("key") })
    }

    /// The districts that the installation knows, by name.
    package static func districts(_ reader: Reader) throws -> [District] {
        try reader.list("SELECT d.key, d.name FROM district d") { row in
            District(key: try row.value("key"), name: try row.value("name"))
        }.sorted { Folding.precedes($0.name, $1.name) }
    }

    /// Refuses keys that the installation does not know.
    static func checkKnown(_ keys: [MunicipalityKey], _ reader: Reader) throws {
        let wanted = Set(keys)
        let known = try reader.number("SELECT COUNT(*) FROM municipality m WHERE m.key IN \(list: wanted)")
        guard known == wanted.count else { throw NetworkError.placeUnknown }
    }

    /// Rows under a condition on `m`, with their postcodes, in two statements.
    static func list(_ condition: SQL, _ reader: Reader) throws -> [Municipality] {
        let postcodes = try reader.list(
            """
            SELECT c.municipality_key, c.postcode
            FROM municipality_postcode c JOIN municipality m ON m.key = c.municipality_key
            WHERE \(condition) ORDER BY c.postcode
            """
        ) { row -> (MunicipalityKey, String) in (try row.value("municipality_key"), try row.value("postcode")) }
        let byKey = Dictionary(grouping: postcodes, by: \.0).mapValues { $0.map(\.1) }
        return try reader.list(
            """
            SELECT m.key, m.name, m.sorbian_name, m.district_key, d.name AS district_name, m.latitude, m.longitude, \
            m.population
            FROM municipality m JOIN district d ON d.key = m.district_key
            WHERE \(condition)
            """
        ) { try make($0, byKey) }
        .sorted { ($0.sortName, $0.key) < ($1.sortName, $1.key) }
        .map(\.municipality)
    }

    private static func make(
        _ row: Row,
        _ postcodes: [MunicipalityKey: [String]]
    ) throws -> (sortName: String, key: MunicipalityKey, municipality: Municipality) {
        let key: MunicipalityKey = try row.value("key")
        let latitude: Double? = try row.optional("latitude")
        let longitude: Double? = try row.optional("longitude")
        let name: String = try row.value("name")
        let municipality = Municipality(
            key: key,
            name: name,
            sorbianName: try row.optional("sorbian_name"),
            district: District(key: try row.value("district_key"), name: try row.value("district_name")),
            position: latitude.flatMap { latitude in
                longitude.map { Position(latitude: latitude, longitude: $0) }
            },
            population: try row.value("population"),
            postcodes: postcodes[key] ?? []
        )
        return (Folding.plain(name), key, municipality)
    }
}
