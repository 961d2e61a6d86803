/// A database connection inside one transaction.
///
/// Synchronous: engines call it on their own threads.
package protocol Connection {
    var dialect: Dialect { get }
    /// Runs a statement and gives its rows.
    func rows(_ sql: SQL) throws -> [Row]
    /// Runs a statement and gives the number of rows it changed.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int
    /// Runs several statements without values, as a migration file holds them.
    func executeScript(_ script: String) throws
}

/// A consistent view of the database that can only be read.
package struct Reader {
    let connection: any Connection
    let meter: QueryMeter?

    package init(_ connection: any Connection, meter: QueryMeter? = nil) {
        self.connection = connection
        self.meter = meter
    }

    package var dialect: Dialect { connection.dialect }

    package func rows(_ sql: SQL) throws -> [Row] {
        meter?.count(sql)
        return try connection.rows(sql)
    }

    /// The first row, nil where there is none.
    package func row(_ sql: SQL) throws -> Row? { try rows(sql).first }

    /// The rows, each made into a value.
    package func list<Value>(_ sql: SQL, _ make: (Row) throws -> Value) throws -> [Value] {
        try rows(sql).map(make)
    }

    /// The only value of the only row, for counts and sums.
    package func number(_ sql: SQL) throws -> Int {
        guard let value = try rows(sql).first?.allValues.first, let number = Int(sqlValue: value) else {
            throw StoreError.unreadable(column: "the first", wanted: "a number")
        }
        return number
    }
}
