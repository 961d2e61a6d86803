/// The statements that read and fill a table whose name only the database knows.
///
/// Names come from the engine's own catalogue and are quoted; values are bound as everywhere.
struct TableStatements {
    private let table: Table
    private let name: SQL
    private let columns: SQL
    private let key: SQL

    /// The most values that one statement binds.
    private static let bindingLimit = 2000

    init(_ table: Table) {
        self.table = table
        name = Self.quoted(table.name)
        columns = Self.joined(table.columns.map { Self.quoted($0.name) })
        key = Self.joined(table.key.map(Self.quoted))
    }

    /// Rows at a time: few of those that may be long.
    var pageSize: Int { table.columns.contains(where: \.holdsBytes) ? 8 : 500 }

    var count: SQL { "SELECT count(*) FROM \(name)" }

    var removal: SQL { "DELETE FROM \(name)" }

    /// The page behind a row, in the order of the primary key.
    func page(after row: [SQLValue]?) -> SQL {
        guard let row else { return "SELECT \(columns) FROM \(name) ORDER BY \(key) LIMIT \(pageSize)" }
        let last = table.key.compactMap { key in table.columns.firstIndex { $0.name == key }.map { row[$0] } }
        return "SELECT \(columns) FROM \(name) WHERE (\(key)) > \(list: last) ORDER BY \(key) LIMIT \(pageSize)"
    }

    /// Statements that insert the rows, several in each.
    func insertions(of rows: [[SQLValue]]) -> [SQL] {
        let share = max(1, Self.bindingLimit / max(1, table.columns.count))
        return stride(from: 0, to: rows.count, by: share).map { start in
            let part = rows[start..<min(start + share, rows.count)]
            return "INSERT INTO \(name) (\(columns)) VALUES \(Self.joined(part.map { "\(list: $0)" }))"
        }
    }

    static func quoted(_ name: String) -> SQL {
        SQL(frozen: "\"" + name.replacing("\"", with: "\"\"") + "\"")
    }

    private static func joined(_ parts: [SQL]) -> SQL {
        var list = SQL.StringInterpolation(literalCapacity: 0, interpolationCount: parts.count)
        for (place, part) in parts.enumerated() {
            if place > 0 { list.appendLiteral(", ") }
            list.appendInterpolation(part)
        }
        return SQL(stringInterpolation: list)
    }
}
