/// One table as the engine describes it.
struct Table: Sendable, Equatable {
    let name: String
    let columns: [Column]
    /// The primary key's columns in their order.
    let key: [String]
    /// The tables that its foreign keys name, itself among them where it does.
    let references: Set<String>

    struct Column: Sendable, Equatable {
        let name: String
        /// Whether it may hold long bytes, so that fewer rows are taken at a time.
        let holdsBytes: Bool
    }

    /// Two engines' tables hold the same where names agree; types have other names there.
    func matches(_ other: Table) -> Bool {
        name == other.name && Set(columns.map(\.name)) == Set(other.columns.map(\.name)) && key == other.key
    }
}

/// The tables that the migrations made, so that whoever copies them need not keep a list.
enum TableCatalogue {
    /// The register of taken steps belongs to the migrator and is not copied.
    static let excluded: Set<String> = ["schema_migration"]

    /// All tables but the excluded ones, each after the tables that it refers to.
    static func list(_ connection: any Connection) throws -> [Table] {
        let names = try connection.rows(names(for: connection.dialect)).map { try $0.value("name", as: String.self) }
        let tables = try names.filter { !excluded.contains($0) }.map { try table($0, connection) }
        return inOrder(tables)
    }

    /// Referred tables first; tables that refer to each other in a ring follow each other by name.
    static func inOrder(_ tables: [Table]) -> [Table] {
        var rest = tables.sorted { $0.name < $1.name }
        var placed: Set<String> = []
        var ordered: [Table] = []
        while !rest.isEmpty {
            let known = Set(tables.map(\.name))
            let next =
                rest.firstIndex { table in
                    table.references.subtracting([table.name]).intersection(known).isSubset(of: placed)
                } ?? 0
            let table = rest.remove(at: next)
            placed.insert(table.name)
            ordered.append(table)
        }
        return ordered
    }

    private static func table(_ name: String, _ connection: any Connection) throws -> Table {
        let columns = try connection.rows(columns(of: name, for: connection.dialect)).map { row in
            let type: String = try row.value("type")
            return Table.Column(name: try row.value("name"), holdsBytes: ["BLOB", "bytea"].contains(type))
        }
        let key = try connection.rows(key(of: name, for: connection.dialect)).map {
            try $0.value("name", as: String.self)
        }
        let references = try connection.rows(references(of: name, for: connection.dialect)).map {
            try $0.value("name", as: String.self)
        }
        guard !key.isEmpty else { throw CopyError.noPrimaryKey(table: name) }
        return Table(name: name, columns: columns, key: key, references: Set(references))
    }

    private static func names(for dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
        case .postgres:
            """
            SELECT table_name AS name FROM information_schema.tables
            WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
            """
        }
    }

    private static func columns(of table: String, for dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: "SELECT name, type FROM pragma_table_info(\(table)) ORDER BY cid"
        case .postgres:
            """
            SELECT column_name AS name, data_type AS type FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = \(table) ORDER BY ordinal_position
            """
        }
    }

    private static func key(of table: String, for dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: "SELECT name FROM pragma_table_info(\(table)) WHERE pk > 0 ORDER BY pk"
        case .postgres:
            """
            SELECT k.column_name AS name
            FROM information_schema.table_constraints c JOIN information_schema.key_column_usage k
                ON k.constraint_schema = c.constraint_schema AND k.constraint_name = c.constraint_name
                AND k.table_name = c.table_name
            WHERE c.table_schema = current_schema() AND c.table_name = \(table)
                AND c.constraint_type = 'PRIMARY KEY'
            ORDER BY k.ordinal_position
            """
        }
    }

    private static func references(of table: String, for dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: "SELECT DISTINCT \"table\" AS name FROM pragma_foreign_key_list(\(table))"
        case .postgres:
            """
            SELECT DISTINCT target.relname AS name
            FROM pg_constraint f JOIN pg_class source ON source.oid = f.conrelid
                JOIN pg_class target ON target.oid = f.confrelid
            WHERE f.contype = 'f' AND source.relname = \(table)
                AND source.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
            """
        }
    }
}
