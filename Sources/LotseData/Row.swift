/// One row of an answer, its columns by name.
package struct Row: Sendable {
    private let columns: Columns
    private let values: [SQLValue]

    /// The column names of an answer, shared by all its rows.
    package final class Columns: Sendable {
        package let names: [String]

        package init(_ names: [String]) {
            self.names = names
        }
    }

    package init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    package var columnNames: [String] { columns.names }

    /// The column's value; throws where it is absent, NULL or of another kind.
    package func value<Value: SQLConvertible>(_ column: String, as _: Value.Type = Value.self) throws -> Value {
        guard let value = Value(sqlValue: try raw(column)) else {
            throw StoreError.unreadable(column: column, wanted: "\(Value.self)")
        }
        return value
    }

    /// The column's value, nil for NULL; throws where it is absent or of another kind.
    package func optional<Value: SQLConvertible>(_ column: String, as _: Value.Type = Value.self) throws -> Value? {
        if case .null = try raw(column) { return nil }
        return try value(column)
    }

    /// Values in the order of the columns.
    package var allValues: [SQLValue] { values }

    package func raw(_ column: String) throws -> SQLValue {
        // Few and short names: looking through them is faster than hashing.
        guard let place = columns.names.firstIndex(of: column) else {
            throw StoreError.unreadable(column: column, wanted: "a column of this name")
        }
        return values[place]
    }
}
