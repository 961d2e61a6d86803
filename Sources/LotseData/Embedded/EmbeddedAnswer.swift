import GRDBSQLite

/// What stands in a statement's current row, read from SQLite itself.
enum EmbeddedAnswer {
    static func columns(of statement: OpaquePointer) -> Row.Columns {
        Row.Columns((0..<sqlite3_column_count(statement)).map { String(cString: sqlite3_column_name(statement, $0)) })
    }

    static func values(of statement: OpaquePointer, count: Int) -> [SQLValue] {
        (0..<Int32(count)).map { value(of: statement, at: $0) }
    }

    private static func value(of statement: OpaquePointer, at place: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, place) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, place))
        case SQLITE_FLOAT: .real(sqlite3_column_double(statement, place))
        // The bytes are asked for before their number, as SQLite wants it.
        case SQLITE_TEXT: .text(text(sqlite3_column_text(statement, place), sqlite3_column_bytes(statement, place)))
        case SQLITE_BLOB: .blob(blob(sqlite3_column_blob(statement, place), sqlite3_column_bytes(statement, place)))
        default: .null
        }
    }

    private static func text(_ start: UnsafePointer<UInt8>?, _ count: Int32) -> String {
        String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
    }

    private static func blob(_ start: UnsafeRawPointer?, _ count: Int32) -> [UInt8] {
        [UInt8](UnsafeRawBufferPointer(start: start, count: Int(count)))
    }
}
