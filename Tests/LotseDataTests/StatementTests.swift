import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct StatementTests {
    @Test(arguments: TestStore.engines)
    func `a list finds its members and an empty one finds nothing`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            try await store.write(as: .system) { transaction in
                for number in 0..<500 { try transaction.execute(Things.insert("t\(number)", size: number)) }
            }
            for size in [0, 1, 2, 7, 100, 499] {
                let names = (0..<size).map { "t\($0)" }
                let found = try await store.read { reader in
                    try reader.number("SELECT count(*) FROM thing WHERE name IN \(list: names)")
                }
                #expect(found == size)
                let sizes = (0..<size).map { Int64($0) }
                let foundBySize = try await store.read { reader in
                    try reader.number("SELECT count(*) FROM thing WHERE size IN \(list: sizes) AND version = \(1)")
                }
                #expect(foundBySize == size)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a change says how many rows it touched`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            let counts = try await store.write(as: .system) { transaction in
                [
                    try transaction.execute(Things.insert("a")),
                    try transaction.execute("SELECT * FROM thing"),
                    try transaction.execute("UPDATE thing SET size = 5"),
                    try transaction.execute("UPDATE thing SET size = 6 WHERE id = \("b")"),
                    try transaction.execute(
                        "INSERT INTO thing (id, name, size, version) VALUES ('a', 'x', 1, 1) ON CONFLICT DO NOTHING"
                    ),
                    try transaction.execute(
                        """
                        INSERT INTO thing (id, name, size, version) VALUES ('b', 'b', 1, 1), ('c', 'c', 1, 1)
                        ON CONFLICT (id) DO UPDATE SET size = excluded.size
                        """
                    ),
                    try transaction.execute("UPDATE thing SET size = size + 1 RETURNING id"),
                    try transaction.execute("SELECT 1"),
                    try transaction.execute("DELETE FROM thing WHERE id <> 'c'"),
                    try transaction.execute("CREATE TABLE other (id TEXT NOT NULL PRIMARY KEY)"),
                    try transaction.execute("DELETE FROM thing"),
                ]
            }
            #expect(counts == [1, 0, 1, 0, 0, 2, 3, 0, 2, 0, 1])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a change gives back what it made of the rows`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            for round in 1...3 {
                let sizes = try await store.write(as: .system) { transaction in
                    try transaction.execute(Things.insert("t\(round)", size: 10))
                    return try transaction.list("UPDATE thing SET size = size + 1 RETURNING size") { row in
                        try row.value("size", as: Int.self)
                    }
                }
                #expect(sizes.sorted() == (0..<round).map { 11 + $0 })
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `refusals are told apart`(_ engine: Dialect) async throws {
        let missing = "nobody"
        let statements: [(SQL, StoreError.Constraint)] = [
            (Things.insert("a", name: "other"), .unique),
            (Things.insert("b", name: "a"), .unique),
            ("INSERT INTO thing (id, name, size, version) VALUES ('b', 'b', -1, 1)", .check),
            ("INSERT INTO thing (id, size, version) VALUES ('b', 1, 1)", .notNull),
            ("UPDATE thing SET owner_id = \(missing)", .foreignKey),
        ]
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            try await store.write(as: .system) { try $0.execute(Things.insert("a")) }
            for (statement, expected) in statements {
                let outcome = await atOnce(1) { _ in
                    try await store.write(as: .system) { try $0.execute(statement) }
                }
                guard case .failure(StoreError.constraint(let kind, _)) = outcome[0] else {
                    Issue.record("\(outcome[0]) instead of \(expected)")
                    continue
                }
                #expect(kind == expected)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a failed statement dooms its transaction even when its error is caught`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            try await store.write(as: .system) { try $0.execute(Things.insert("a")) }
            let outcomes = await atOnce(3) { number in
                try await store.write(as: .system) { transaction in
                    try transaction.execute(Things.insert("b\(number)"))
                    if number == 1 { _ = try? transaction.execute(Things.insert("a")) }
                    return try transaction.number("SELECT count(*) FROM thing WHERE id = \("b\(number)")")
                }
            }
            #expect(try outcomes[0].get() == 1)
            #expect(throws: StoreError.self) { try outcomes[1].get() }
            #expect(try outcomes[2].get() == 1)
            #expect(try await Things.count(store) == 3)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a statement used before and after a change of the schema sees the new columns`(_ engine: Dialect) async throws
    {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            try await store.write(as: .system) { try $0.execute(Things.insert("a")) }
            for _ in 1...3 {
                let row = try await store.read { try $0.row("SELECT * FROM thing") }
                #expect(row?.columnNames.contains("colour") == false)
            }
            _ = try await store.write(as: .system) { try $0.rows("SELECT * FROM thing") }
            try await store.exclusively { connection in
                try connection.executeScript("ALTER TABLE thing ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'")
            }
            let read = try await store.read { try $0.row("SELECT * FROM thing") }
            #expect(try read?.value("colour") == "blue")
            let written = try await store.write(as: .system) { try $0.row("SELECT * FROM thing") }
            #expect(try written?.value("colour") == "blue")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a reading sees one state of the data from beginning to end`(_ engine: Dialect) async throws {
        try await TestStore.withTwo(engine, migrations: [Things.migration]) { reading, writing in
            try await writing.write(as: .system) { try $0.execute(Things.insert("a")) }
            let (started, startReading) = AsyncStream<Void>.makeStream()
            let reader = Task {
                try await reading.read { reader in
                    var counts = [try reader.number("SELECT count(*) FROM thing")]
                    startReading.yield()
                    for _ in 1...50 { counts.append(try reader.number("SELECT count(*) FROM thing")) }
                    return counts
                }
            }
            for await _ in started { break }
            for number in 1...20 {
                try await writing.write(as: .system) { try $0.execute(Things.insert("b\(number)")) }
            }
            #expect(Set(try await reader.value) == [1])
            #expect(try await Things.count(reading) == 21)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a reading cannot write`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            await #expect(throws: StoreError.self) {
                try await store.read { try $0.rows("INSERT INTO owner (id) VALUES ('x') RETURNING id") }
            }
            let owners = try await store.read { try $0.number("SELECT count(*) FROM owner") }
            #expect(owners == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `more statements than are kept prepared all work`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            let total = try await store.read { reader in
                var total = 0
                for size in 1...450 {
                    total += try reader.number("SELECT count(*) FROM thing WHERE size IN \(list: Array(0..<size))")
                }
                return total
            }
            #expect(total == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `every statement is counted`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            let meter = QueryMeter()
            try await QueryMeter.$current.withValue(meter) {
                _ = try await Things.count(store)
                try await store.write(as: .system) { try $0.execute(Things.insert("a")) }
            }
            #expect(meter.total == 2)
        }
    }
}
