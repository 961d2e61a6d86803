import LotseCore
import LotseData
import LotseTestSupport

/// Tables with everything that makes copying hard, and rows in them.
enum CopyFixture {
    static let migrations = [
        Migration(
            room: "Copy",
            name: "20261121-90-create-place",
            sql: """
                CREATE TABLE zone (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL);
                INSERT INTO zone (id, name) VALUES ('a', 'made by the migration');
                CREATE TABLE place (
                    id TEXT NOT NULL PRIMARY KEY,
                    parent_id TEXT REFERENCES place (id),
                    zone_id TEXT NOT NULL REFERENCES zone (id),
                    best_visit BIGINT,
                    is_open BOOLEAN NOT NULL,
                    share DOUBLE PRECISION,
                    seal BYTEA,
                    CHECK (parent_id IS NOT NULL OR share IS NOT NULL));
                CREATE TABLE alley (
                    place_id TEXT NOT NULL REFERENCES place (id),
                    number BIGINT NOT NULL,
                    first_visit TEXT,
                    PRIMARY KEY (place_id, number));
                """
        ),
        Migration(
            room: "Copy",
            name: "20261121-91-create-ring",
            sql: """
                CREATE TABLE left_half (
                    id TEXT NOT NULL PRIMARY KEY, right_id TEXT);
                CREATE TABLE right_half (
                    id TEXT NOT NULL PRIMARY KEY, left_id TEXT NOT NULL REFERENCES left_half (id));
                """
        ),
    ]

    /// Fills a database: parents that come after their children, more rows than a page, texts that sort differently.
    static func fill(_ store: any Store, places: Int = 1203) async throws {
        try await store.write(as: .system) { transaction in
            try transaction.execute("INSERT INTO zone (id, name) VALUES ('Z', 'Żółw „Ä“'), ('_', ''), ('ä', '😀')")
            var random = SplitMix64(seed: 7)
            let ids = (0..<places).map { "\($0 % 2 == 0 ? "P" : "p")-\($0)" }
            for (place, id) in ids.enumerated() {
                let parent: String? = place == 0 ? nil : ids[place - 1]
                let seal: [UInt8]? =
                    place % 5 == 0 ? (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) } : nil
                try transaction.execute(
                    """
                    INSERT INTO place (id, parent_id, zone_id, best_visit, is_open, share, seal)
                    VALUES (\(id), \(parent), \(place % 2 == 0 ? "a" : "ä"), \(Int64.max - Int64(place)), \
                    \(place % 3 == 0), \(1.0 / Double(place + 1)), \(seal))
                    """
                )
            }
            // Turns the line of parents round, so that a row refers to one with a later key.
            try transaction.execute("UPDATE place SET parent_id = 'p-1' WHERE id = 'P-0'")
            for number in 0..<700 {
                try transaction.execute(
                    "INSERT INTO alley (place_id, number, first_visit) VALUES ('P-0', \(number), \("'; --\n\t")) "
                )
            }
            try transaction.execute("INSERT INTO left_half (id, right_id) VALUES ('l', 'r')")
            try transaction.execute("INSERT INTO right_half (id, left_id) VALUES ('r', 'l')")
            transaction.journal(JournalEntry("open", "place", "p", after: "{}", reason: "Grund: ß"))
        }
        for number in 0..<30 {
            try await store.write(as: .visitor) { $0.journal(JournalEntry("step", "place", "\(number)")) }
        }
    }

    /// All rows of all tables, as texts in order.
    static func contents(_ store: any Store) async throws -> [String: [String]] {
        try await store.read { reader in
            let tables: [(String, SQL)] = [
                ("zone", "SELECT id, name FROM zone"),
                ("place", "SELECT id, parent_id, zone_id, best_visit, is_open, share, seal FROM place"),
                ("alley", "SELECT place_id, number, first_visit FROM alley"),
                ("left_half", "SELECT id, right_id FROM left_half"),
                ("right_half", "SELECT id, left_id FROM right_half"),
                ("journal", "SELECT * FROM journal"), ("journal_detail", "SELECT * FROM journal_detail"),
                ("journal_head", "SELECT * FROM journal_head"),
            ]
            return Dictionary(
                uniqueKeysWithValues: try tables.map { name, sql in
                    (name, try reader.rows(sql).map { "\($0.allValues)" }.sorted())
                }
            )
        }
    }
}
