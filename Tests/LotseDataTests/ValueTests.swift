import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct ValueTests {
    private static let migration = Migration(
        room: "Values",
        name: "20261121-91-create-value",
        sql: """
            CREATE TABLE value (
                id BIGINT NOT NULL PRIMARY KEY,
                words TEXT, whole BIGINT, fraction DOUBLE PRECISION, flag BOOLEAN, bytes BYTEA
            );
            """
    )

    private static let texts = [
        "", " ", "'", "''\"; --", "\\x41", "Grüße aus Žitava", "مرحبا", "👩‍👩‍👧", "e\u{301}", "line\nbreak\ttab\r\n",
        "$1 ? :x",
        String(repeating: "ä", count: 100_000),
    ]
    private static let wholes: [Int64] = [0, 1, -1, .max, .min, 1 << 53 + 1, -(1 << 31) - 1]
    private static let fractions = [0, 0.1, 1.0 / 3, .pi, 5e-324, .leastNormalMagnitude, .greatestFiniteMagnitude, -2]
    private static let blobs: [[UInt8]] = [[], [0], [0, 0, 255], Array(0...255), Array("\\x41".utf8)]

    @Test(arguments: TestStore.engines)
    func `what is stored comes back the same`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Self.migration]) { store in
            let count = Self.texts.count
            try await store.write(as: .system) { transaction in
                for place in 0..<count {
                    try transaction.execute(
                        """
                        INSERT INTO value (id, words, whole, fraction, flag, bytes)
                        VALUES (\(place), \(Self.texts[place]), \(Self.wholes[place % Self.wholes.count]),
                            \(Self.fractions[place % Self.fractions.count]), \(place % 2 == 0),
                            \(Self.blobs[place % Self.blobs.count]))
                        """
                    )
                }
            }
            try await store.read { reader in
                for place in 0..<count {
                    let row = try #require(try reader.row("SELECT * FROM value WHERE id = \(place)"))
                    #expect(try row.value("words") == Self.texts[place])
                    #expect(try row.value("whole") == Self.wholes[place % Self.wholes.count])
                    let fraction: Double = try row.value("fraction")
                    #expect(fraction.bitPattern == Self.fractions[place % Self.fractions.count].bitPattern)
                    #expect(try row.value("flag") == (place % 2 == 0))
                    #expect(try row.value("bytes") == Self.blobs[place % Self.blobs.count])
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `nothing is told from empty`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Self.migration]) { store in
            let (noText, noNumber, noBytes): (String?, Int?, [UInt8]?) = (nil, nil, nil)
            try await store.write(as: .system) { transaction in
                try transaction.execute(
                    "INSERT INTO value (id, words, whole, bytes) VALUES (1, \(noText), \(noNumber), \(noBytes))"
                )
                try transaction.execute("INSERT INTO value (id, words, bytes) VALUES (2, \("")  , \([UInt8]()))")
            }
            try await store.read { reader in
                let nothing = try #require(try reader.row("SELECT * FROM value WHERE id = 1"))
                #expect(try nothing.optional("words", as: String.self) == nil)
                #expect(try nothing.optional("whole", as: Int.self) == nil)
                #expect(try nothing.optional("fraction", as: Double.self) == nil)
                #expect(try nothing.optional("bytes", as: [UInt8].self) == nil)
                #expect(throws: StoreError.unreadable(column: "words", wanted: "String")) {
                    let _: String = try nothing.value("words")
                }
                let empty = try #require(try reader.row("SELECT * FROM value WHERE id = 2"))
                #expect(try empty.optional("words") == "")
                #expect(try empty.optional("bytes") == [UInt8]())
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `random values come back the same`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Self.migration]) { store in
            for seed in UInt64(1)...20 {
                var generator = SplitMix64(seed: seed)
                let text = String(
                    String.UnicodeScalarView(
                        (0..<50).compactMap { _ in Unicode.Scalar(UInt32.random(in: 1...0x10FFFF, using: &generator)) }
                    )
                )
                let whole = Int64(bitPattern: generator.next())
                let random = Double(bitPattern: generator.next())
                let fraction = random.isFinite ? random : 0.5
                let blob = (0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) }
                let row = try await store.write(as: .system) { transaction in
                    try transaction.row(
                        """
                        INSERT INTO value (id, words, whole, fraction, bytes)
                        VALUES (\(Int64(seed)), \(text), \(whole), \(fraction), \(blob)) RETURNING *
                        """
                    )
                }
                let kept = try #require(row)
                #expect(try kept.value("words", as: String.self).unicodeScalars.elementsEqual(text.unicodeScalars))
                #expect(try kept.value("whole") == whole)
                #expect(try kept.value("fraction", as: Double.self).bitPattern == fraction.bitPattern)
                #expect(try kept.value("bytes") == blob)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `what only one engine could keep is refused by both`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Self.migration]) { store in
            await #expect(throws: StoreError.constraint(.check, rule: "a text holds no NUL")) {
                try await store.write(as: .system) { transaction in
                    try transaction.execute("INSERT INTO value (id, words) VALUES (1, \("a\0b"))")
                }
            }
            await #expect(throws: StoreError.constraint(.check, rule: "a number is finite")) {
                try await store.write(as: .system) { transaction in
                    try transaction.execute("INSERT INTO value (id, fraction) VALUES (1, \(Double.nan))")
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a text in a number's column is refused`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Self.migration]) { store in
            let outcome = await atOnce(1) { _ in
                try await store.write(as: .system) { transaction in
                    try transaction.execute("INSERT INTO value (id, whole) VALUES (1, \("twelve"))")
                }
            }
            guard case .failure(StoreError.constraint(.other, _)) = outcome[0] else {
                Issue.record("\(outcome[0])")
                return
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `sums, averages and counts are numbers`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Self.migration]) { store in
            try await store.write(as: .system) { transaction in
                for number in 1...4 {
                    try transaction.execute("INSERT INTO value (id, whole) VALUES (\(number), \(number * 10))")
                }
            }
            try await store.read { reader in
                let query: SQL = "SELECT sum(whole) AS total, avg(whole) AS mean, count(whole) AS many FROM value"
                let row = try #require(try reader.row(query))
                #expect(try row.value("total") == Money(cents: 100))
                #expect(try row.value("mean") == 25.0)
                #expect(try row.value("many") == 4)
            }
        }
    }
}
