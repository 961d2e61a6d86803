import LotseCore
import LotseData

/// A small room's schema for tests: things with a version, of an owner.
enum Things {
    static let migration = Migration(
        room: "Things",
        name: "20261121-90-create-thing",
        sql: """
            CREATE TABLE owner (id TEXT NOT NULL PRIMARY KEY);
            CREATE TABLE thing (
                id TEXT NOT NULL PRIMARY KEY,
                owner_id TEXT REFERENCES owner (id) DEFERRABLE INITIALLY IMMEDIATE,
                name TEXT NOT NULL UNIQUE,
                size BIGINT NOT NULL CHECK (size >= 0),
                version BIGINT NOT NULL
            );
            CREATE INDEX thing_of_owner ON thing (owner_id);
            """
    )

    static func insert(_ id: String, name: String? = nil, size: Int = 1) -> SQL {
        "INSERT INTO thing (id, name, size, version) VALUES (\(id), \(name ?? id), \(size), 1)"
    }

    static func count(_ store: any Store) async throws -> Int {
        try await store.read { try $0.number("SELECT count(*) FROM thing") }
    }
}

/// Runs `body` many times at once and gives what each came to, in order.
func atOnce<Value: Sendable>(
    _ count: Int,
    _ body: @escaping @Sendable (Int) async throws -> Value
) async -> [Result<Value, any Error>] {
    await withTaskGroup(of: (Int, Result<Value, any Error>).self) { group in
        for number in 0..<count {
            group.addTask {
                do {
                    return (number, .success(try await body(number)))
                } catch {
                    return (number, .failure(error))
                }
            }
        }
        var results: [(Int, Result<Value, any Error>)] = []
        for await result in group { results.append(result) }
        return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
}
