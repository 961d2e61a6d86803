import LotseData
import Testing

@Suite struct SQLTests {
    @Test func `values become places, never text`() {
        let evil = "'; DROP TABLE thing; --"
        let sql: SQL = "SELECT * FROM thing WHERE name = \(evil) AND size = \(3)"
        #expect(sql.text(for: .postgres) == "SELECT * FROM thing WHERE name = $1 AND size = $2")
        #expect(sql.text(for: .sqlite) == "SELECT * FROM thing WHERE name = ? AND size = ?")
        #expect(sql.bindings == [.text(evil), .integer(3)])
    }

    @Test func `pieces and lists keep their values in order`() {
        let part: SQL = "size > \(1) AND name IN \(list: ["a", "b"])"
        let sql: SQL = "SELECT \(0) WHERE \(part) OR flag = \(true)"
        #expect(sql.text(for: .postgres) == "SELECT $1 WHERE size > $2 AND name IN ($3, $4) OR flag = $5")
        #expect(sql.bindings == [.integer(0), .integer(1), .text("a"), .text("b"), .integer(1)])
        let empty: SQL = "x IN \(list: [String]())"
        #expect(empty.text(for: .sqlite) == "x IN (NULL)")
        #expect(empty.bindings.isEmpty)
        let rows = (1...3).map { number -> SQL in "(\(number), 'x')" }
        let insert: SQL = "INSERT INTO thing VALUES \(joined: rows) RETURNING id"
        #expect(
            insert.text(for: .postgres) == "INSERT INTO thing VALUES ($1, 'x'), ($2, 'x'), ($3, 'x') RETURNING id"
        )
        #expect(insert.bindings == [.integer(1), .integer(2), .integer(3)])
    }
}
