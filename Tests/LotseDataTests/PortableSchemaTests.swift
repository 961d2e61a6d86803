import Testing

@testable import LotseData

@Suite struct PortableSchemaTests {
    @Test(arguments: [
        ("CREATE TABLE a (n BIGINT, b BOOLEAN);", "CREATE TABLE a (n INTEGER, b INTEGER) STRICT;"),
        ("create table a (n bigint);", "create table a (n INTEGER) STRICT;"),
        ("CREATE  TABLE\nIF NOT EXISTS a (x BYTEA)", "CREATE  TABLE\nIF NOT EXISTS a (x BLOB) STRICT"),
        ("CREATE TEMP TABLE a (x DOUBLE PRECISION);", "CREATE TEMP TABLE a (x REAL ) STRICT;"),
        ("ALTER TABLE a ADD COLUMN n BIGINT;", "ALTER TABLE a ADD COLUMN n INTEGER;"),
        ("CREATE INDEX i ON a (n); DROP TABLE a;", "CREATE INDEX i ON a (n); DROP TABLE a;"),
        ("INSERT INTO a VALUES ('BIGINT; it''s -- no TABLE');", "INSERT INTO a VALUES ('BIGINT; it''s -- no TABLE');"),
        (#"CREATE INDEX i ON a ("BOOLEAN");"#, #"CREATE INDEX i ON a ("BOOLEAN");"#),
        ("-- CREATE TABLE x (\nDROP TABLE a;", "\nDROP TABLE a;"),
        ("/* CREATE TABLE x; */ DROP TABLE a;", " DROP TABLE a;"),
        ("CREATE TABLE bigint_list (my_boolean BOOLEAN);", "CREATE TABLE bigint_list (my_boolean INTEGER) STRICT;"),
        (
            "CREATE TABLE a (x TEXT CHECK (x IN ('BOOLEAN', ';')));",
            "CREATE TABLE a (x TEXT CHECK (x IN ('BOOLEAN', ';'))) STRICT;"
        ),
    ])
    func `only type names outside of literals change, and every table is strict`(portable: String, expected: String) {
        #expect(PortableSchema.forSQLite(portable) == expected)
    }
}
