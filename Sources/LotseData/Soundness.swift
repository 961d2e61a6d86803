/// What an engine says of the state of its data.
package enum Soundness {
    /// What is wrong, a line each; empty where nothing is.
    ///
    /// SQLite reads every page, index and reference, which takes about a second a gigabyte. PostgreSQL cannot be
    /// asked that; it is asked whether it keeps what it acknowledges.
    package static func faults(of store: any Store) async throws -> [String] {
        try await store.withSnapshot { try faults($0) }
    }

    static func faults(_ connection: any Connection) throws -> [String] {
        switch connection.dialect {
        case .sqlite: try embeddedFaults(connection)
        case .postgres: try serverFaults(connection)
        }
    }

    private static func embeddedFaults(_ connection: any Connection) throws -> [String] {
        let pages = try connection.rows("PRAGMA integrity_check(20)").compactMap { row -> String? in
            guard case .text(let line) = row.allValues.first, line != "ok" else { return nil }
            return line
        }
        let references = try connection.rows("PRAGMA foreign_key_check").prefix(20).map { row in
            let table: String = try row.value("table")
            let parent: String = try row.value("parent")
            return "a row of \(table) refers to a row of \(parent) that is not there"
        }
        return pages + references
    }

    private static func serverFaults(_ connection: any Connection) throws -> [String] {
        var faults: [String] = []
        let settings = try connection.rows(
            """
            SELECT name, setting FROM pg_settings
            WHERE name IN ('fsync', 'full_page_writes', 'server_encoding', 'server_version_num')
            """
        )
        for row in settings {
            let name: String = try row.value("name")
            let setting: String = try row.value("setting")
            switch name {
            case "fsync", "full_page_writes":
                if setting != "on" {
                    faults.append("the server's setting \(name) is \(setting): a power cut loses data")
                }
            case "server_encoding":
                if setting != "UTF8" { faults.append("the database is encoded in \(setting) instead of UTF8") }
            default:
                if (Int(setting) ?? 0) < 150_000 { faults.append("the server is older than PostgreSQL 15") }
            }
        }
        return faults
    }
}

extension Store {
    /// Whether the database answers at all, and has Lotse's schema.
    package func isAnswering() async -> Bool {
        do {
            return try await read { try $0.number("SELECT count(*) FROM schema_migration") } > 0
        } catch {
            return false
        }
    }
}
