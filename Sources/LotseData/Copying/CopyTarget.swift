/// The side that is filled: one transaction over all tables, with foreign keys looked at in the end.
struct CopyTarget {
    private let connection: any Connection
    private let tables: [Table]
    /// How many rows of each table the migrations themselves make.
    private let freshRows: [String: Int]

    init(_ connection: any Connection, tables: [Table], freshRows: [String: Int]) {
        self.connection = connection
        self.tables = tables
        self.freshRows = freshRows
    }

    /// Throws unless each table holds what a fresh schema holds, and no change was ever journalled.
    func checkEmpty() throws {
        for table in tables {
            let rows = try connection.rows(TableStatements(table).count)
            guard let count = rows.first?.allValues.first.flatMap(Int.init(sqlValue:)), count == freshRows[table.name]
            else { throw CopyError.targetNotEmpty(table: table.name) }
        }
        let head = try connection.rows("SELECT sequence FROM journal_head WHERE sequence > 0")
        guard head.isEmpty else { throw CopyError.targetNotEmpty(table: "journal_head") }
    }

    /// Runs `fill` in one transaction; what throws leaves the target as it was.
    func inTransaction(_ fill: () throws -> Void) throws {
        try connection.executeScript(connection.dialect == .sqlite ? "BEGIN IMMEDIATE" : "BEGIN")
        do {
            let constraints = try deferForeignKeys()
            for table in tables.reversed() { try connection.execute(TableStatements(table).removal) }
            try fill()
            try restoreForeignKeys(constraints)
            try connection.executeScript("COMMIT")
        } catch {
            // The engine may have given the transaction up by itself; the first error is the one to tell.
            try? connection.executeScript("ROLLBACK")
            throw error
        }
    }

    /// A foreign key of PostgreSQL, as its own statements name it.
    private struct ForeignKey {
        let table: SQL
        let name: SQL
    }

    /// Rows may refer to later rows of their own table, and tables to each other in a ring.
    private func deferForeignKeys() throws -> [ForeignKey] {
        guard connection.dialect == .postgres else {
            try connection.executeScript("PRAGMA defer_foreign_keys = ON")
            return []
        }
        let keys = try connection.rows(
            """
            SELECT f.conname AS name, c.relname AS table_name
            FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid
            WHERE f.contype = 'f' AND NOT f.condeferrable
                AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
            """
        ).map { row in
            ForeignKey(
                table: TableStatements.quoted(try row.value("table_name")),
                name: TableStatements.quoted(try row.value("name"))
            )
        }
        for key in keys {
            try connection.execute(
                "ALTER TABLE \(key.table) ALTER CONSTRAINT \(key.name) DEFERRABLE INITIALLY DEFERRED"
            )
        }
        return keys
    }

    private func restoreForeignKeys(_ keys: [ForeignKey]) throws {
        guard !keys.isEmpty else { return }
        try connection.executeScript("SET CONSTRAINTS ALL IMMEDIATE")
        for key in keys {
            try connection.execute("ALTER TABLE \(key.table) ALTER CONSTRAINT \(key.name) NOT DEFERRABLE")
        }
    }
}
