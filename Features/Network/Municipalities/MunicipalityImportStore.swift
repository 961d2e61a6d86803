package import LotseCore
package import LotseData

extension MunicipalityStore {
    /// Adds municipalities of the official register, or brings known ones up to date.
    ///
    /// What the given list does not know (a position, a Sorbian name, a postcode) stays as it was: the register's file
    /// names one postcode and no position. Nothing is removed, because dated records point at it. Of two with the same
    /// key the last one holds.
    package static func upsert(_ municipalities: [Municipality], in transaction: Transaction) throws {
        let latest = Dictionary(municipalities.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        let sorted = latest.values.sorted { $0.key < $1.key }
        try upsertDistricts(of: sorted, in: transaction)
        for chunk in sorted.chunks(of: 100) { try upsertChunk(chunk, in: transaction) }
        let postcodes = sorted.flatMap { place in place.postcodes.map { (place.key, $0) } }
        for chunk in postcodes.chunks(of: 250) {
            try transaction.execute(
                """
                INSERT INTO municipality_postcode (municipality_key, postcode)
                VALUES \(rows: chunk.map { "\($0.0), \($0.1)" })
                ON CONFLICT (municipality_key, postcode) DO NOTHING
                """
            )
        }
        let terms = sorted.flatMap { place in Self.terms(of: place).map { (place.key, $0) } }
        for chunk in terms.chunks(of: 250) {
            try transaction.execute(
                """
                INSERT INTO municipality_term (municipality_key, term, stem)
                VALUES \(rows: chunk.map { "\($0.0), \($0.1), \(stem(of: $0.1))" })
                ON CONFLICT (municipality_key, term) DO NOTHING
                """
            )
        }
        transaction.journal("import", .municipality, "register", to: ["municipalities": sorted.count])
    }

    private static func upsertDistricts(of municipalities: [Municipality], in transaction: Transaction) throws {
        let districts = Dictionary(municipalities.map { ($0.district.key, $0) }, uniquingKeysWith: { $1 })
        for chunk in districts.values.sorted(by: { $0.key < $1.key }).chunks(of: 100) {
            let rows: [SQL] = chunk.map {
                "\($0.district.key), \($0.district.name), \($0.key.state), \(transaction.now), \(transaction.now)"
            }
            try transaction.execute(
                """
                INSERT INTO district (key, name, state, created_at, changed_at) VALUES \(rows: rows)
                ON CONFLICT (key) DO UPDATE SET name = excluded.name, changed_at = excluded.changed_at
                """
            )
        }
    }

    private static func upsertChunk(_ chunk: ArraySlice<Municipality>, in transaction: Transaction) throws {
        let rows: [SQL] = chunk.map {
            """
            \($0.key), \($0.name), \($0.sorbianName), \($0.district.key), \($0.position?.latitude), \
            \($0.position?.longitude), \($0.population), \(transaction.now), \(transaction.now)
            """
        }
        try transaction.execute(
            """
            INSERT INTO municipality (key, name, sorbian_name, district_key, latitude, longitude, population, \
            created_at, changed_at)
            VALUES \(rows: rows)
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, \
            sorbian_name = COALESCE(excluded.sorbian_name, municipality.sorbian_name), \
            district_key = excluded.district_key, \
            latitude = COALESCE(excluded.latitude, municipality.latitude), \
            longitude = COALESCE(excluded.longitude, municipality.longitude), \
            population = excluded.population, changed_at = excluded.changed_at
            """
        )
    }

    /// In a fixed order, so that the same list makes the same statements.
    private static func terms(of municipality: Municipality) -> [String] {
        let names = [municipality.name, municipality.sorbianName].compactMap { $0 }
        let beginnings = names.reduce(into: Set(municipality.postcodes)) { $0.formUnion(Folding.beginnings(of: $1)) }
        return beginnings.filter { $0.count >= shortestSearch }.sorted()
    }
}

extension SQL.StringInterpolation {
    /// Rows for `VALUES`, each in parentheses.
    fileprivate mutating func appendInterpolation(rows: [SQL]) {
        var separator: SQL = ""
        for row in rows {
            appendInterpolation("\(separator)(\(row))" as SQL)
            separator = ", "
        }
    }
}

extension Array {
    fileprivate func chunks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
