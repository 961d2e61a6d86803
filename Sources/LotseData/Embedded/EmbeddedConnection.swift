import Foundation
import GRDB

/// GRDB's connection in Lotse's words.
struct EmbeddedConnection: Connection {
    let database: Database

    init(_ database: Database) {
        self.database = database
    }

    var dialect: Dialect { .sqlite }

    func rows(_ sql: SQL) throws -> [Row] {
        try translating {
            let statement = try prepared(sql)
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: try Self.arguments(sql))
            var rows: [Row] = []
            var columns = Row.Columns([])
            while try cursor.next() != nil {
                // Asked after the first step: a kept statement may have met a changed schema there.
                if rows.isEmpty { columns = EmbeddedAnswer.columns(of: statement.sqliteStatement) }
                let values = EmbeddedAnswer.values(of: statement.sqliteStatement, count: columns.names.count)
                rows.append(Row(columns: columns, values: values))
            }
            return rows
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        try translating {
            // `changesCount` still speaks of the statement before, where this one changes no row.
            let changesBefore = database.totalChangesCount
            try prepared(sql).execute(arguments: try Self.arguments(sql))
            return database.totalChangesCount == changesBefore ? 0 : database.changesCount
        }
    }

    func executeScript(_ script: String) throws {
        try translating { try database.execute(sql: script) }
    }

    private func prepared(_ sql: SQL) throws -> Statement {
        try database.cachedStatement(sql: sql.text(for: .sqlite))
    }

    private static func arguments(_ sql: SQL) throws -> StatementArguments {
        StatementArguments(try sql.storableBindings().map(databaseValue))
    }

    private static func databaseValue(_ value: SQLValue) -> DatabaseValue {
        switch value {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }

    func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            throw Self.translate(error)
        }
    }

    /// The engine's error in the store's words; errors of other kinds pass.
    static func translate(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let message = error.message ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
            return StoreError.constraint(.unique, rule: message)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: return StoreError.constraint(.foreignKey, rule: message)
        case .SQLITE_CONSTRAINT_NOTNULL: return StoreError.constraint(.notNull, rule: message)
        case .SQLITE_CONSTRAINT_CHECK: return StoreError.constraint(.check, rule: message)
        default: break
        }
        switch error.resultCode {
        case .SQLITE_CONSTRAINT: return StoreError.constraint(.other, rule: message)
        case .SQLITE_FULL: return StoreError.full
        case .SQLITE_INTERRUPT: return CancellationError()
        case .SQLITE_BUSY, .SQLITE_LOCKED: return StoreError.contended
        case .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_MISUSE:
            return StoreError.unavailable(message)
        default: return StoreError.engine(code: "\(error.extendedResultCode.rawValue)", message: message)
        }
    }
}
