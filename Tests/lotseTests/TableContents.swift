@testable import LotseData

/// Everything that a database holds.
enum TableContents {
    /// The rows of each table as texts, in order.
    static func all(_ store: any Store) async throws -> [String: [String]] {
        try await store.withSnapshot { try all($0) }
    }

    private static func all(_ connection: any Connection) throws -> [String: [String]] {
        let tables = try TableCatalogue.list(connection)
        return Dictionary(
            uniqueKeysWithValues: try tables.map { table in
                let statements = TableStatements(table)
                var rows: [[SQLValue]] = []
                while true {
                    let page = try connection.rows(statements.page(after: rows.last)).map(\.allValues)
                    rows += page
                    if page.count < statements.pageSize { break }
                }
                return (table.name, rows.map { "\($0)" }.sorted())
            }
        )
    }
}
