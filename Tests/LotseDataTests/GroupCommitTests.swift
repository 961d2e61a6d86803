import Foundation
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct GroupCommitTests {
    @Test(arguments: TestStore.engines)
    func `one writer's failure leaves the other sixty-three alone`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            let outcomes = await atOnce(64) { number in
                try await store.write(as: .system) { transaction in
                    try transaction.execute(Things.insert("t\(number)"))
                    transaction.journal(JournalEntry("insert", "thing", "t\(number)"))
                    try transaction.enqueue("mail", payload: "{}")
                    if number == 17 { try transaction.execute(Things.insert("twice", name: "t17")) }
                    if number == 23 { throw Refusal() }
                    return number
                }
            }
            for (number, outcome) in outcomes.enumerated() {
                switch number {
                case 17: #expect(throws: StoreError.self) { try outcome.get() }
                case 23: #expect(throws: Refusal.self) { try outcome.get() }
                default: #expect(try outcome.get() == number)
                }
            }
            #expect(try await Things.count(store) == 62)
            #expect(try await store.read { try $0.number("SELECT count(*) FROM outbox_message") } == 62)
            let check = try await Journal.verify(store)
            #expect(check.entries == 62)
            #expect(check.fault == nil)
        }
    }

    private struct Refusal: Error {}

    @Test(arguments: TestStore.engines)
    func `a batch that fails at its end is taken apart and only the guilty one fails`(_ engine: Dialect) async throws {
        let deferral: SQL = engine == .sqlite ? "PRAGMA defer_foreign_keys = ON" : "SET CONSTRAINTS ALL DEFERRED"
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            let outcomes = await atOnce(32) { number in
                try await store.write(as: .system) { transaction in
                    try transaction.execute(Things.insert("t\(number)"))
                    guard number == 5 else { return }
                    try transaction.execute(deferral)
                    try transaction.execute("UPDATE thing SET owner_id = 'nobody' WHERE id = 't5'")
                }
            }
            for (number, outcome) in outcomes.enumerated() {
                if number == 5 {
                    #expect(throws: StoreError.self) { try outcome.get() }
                } else {
                    #expect(throws: Never.self) { try outcome.get() }
                }
            }
            let kept = try await Things.count(store)
            #expect(kept == 31)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an edit of a stale version is refused and loses nothing`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            try await store.write(as: .system) { try $0.execute(Things.insert("a", size: 0)) }
            let outcomes = await atOnce(24) { number in
                try await store.write(as: .system) { transaction in
                    try transaction.executeVersioned(
                        """
                        UPDATE thing SET size = \(number + 1), version = version + 1
                        WHERE id = \("a") AND version = \(1)
                        """
                    )
                    return number + 1
                }
            }
            let winners = outcomes.compactMap { try? $0.get() }
            #expect(winners.count == 1)
            for case .failure(let error) in outcomes { #expect(error as? StoreError == .stale) }
            let row = try await store.read { try $0.row("SELECT size, version FROM thing") }
            #expect(try row?.value("size") == winners.first)
            #expect(try row?.value("version") == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a form sent twice at once makes one record and gives one answer`(_ engine: Dialect) async throws {
        try await TestStore.withTwo(engine, migrations: [Things.migration], sources: .system) { first, second in
            let outcomes = await atOnce(20) { number in
                try await (number % 2 == 0 ? first : second).write(as: .visitor) { transaction in
                    try transaction.once(OnceKey("token")) {
                        let id = transaction.newIdentifier(Account.self).text
                        try transaction.execute(Things.insert(id))
                        transaction.journal(JournalEntry("insert", "thing", id))
                        return "/things/\(id)"
                    }
                }
            }
            let places = Set(try outcomes.map { try $0.get() })
            #expect(places.count == 1)
            #expect(try await Things.count(first) == 1)
            #expect(try await Journal.verify(second).entries == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a form that failed may be sent again`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            await #expect(throws: Refusal.self) {
                try await store.write(as: .visitor) { try $0.once(OnceKey("token")) { throw Refusal() } }
            }
            let outcome = try await store.write(as: .visitor) { try $0.once(OnceKey("token")) { "/done" } }
            #expect(outcome == "/done")
        }
    }

    @Test(arguments: TestStore.engines)
    func `what a writer checks still holds when it is written`(_ engine: Dialect) async throws {
        // Each of two servers adds a thing only while there are fewer than ten: a count that one of them
        // took before the other one wrote would let an eleventh in.
        try await TestStore.withTwo(engine, migrations: [Things.migration]) { first, second in
            let outcomes = await atOnce(40) { number in
                try await (number % 2 == 0 ? first : second).write(as: .system) { transaction in
                    guard try transaction.number("SELECT count(*) FROM thing") < 10 else { return false }
                    try transaction.execute(Things.insert("t\(number)"))
                    return true
                }
            }
            let added = try outcomes.filter { try $0.get() }
            #expect(added.count == 10)
            #expect(try await Things.count(first) == 10)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a change under way is carried out though its asker has gone`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: [Things.migration]) { store in
            let task = Task {
                try await store.write(as: .system) { try $0.execute(Things.insert("a")) }
            }
            task.cancel()
            try await #expect(task.value == 1)
            #expect(try await Things.count(store) == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `who works alone on the database meets no writer of any server`(_ engine: Dialect) async throws {
        try await TestStore.withTwo(engine, migrations: [Things.migration]) { first, second in
            async let written = atOnce(40) { number in
                try await Task.sleep(for: .milliseconds(number))
                try await (number % 2 == 0 ? first : second).write(as: .system) { transaction in
                    try transaction.execute(Things.insert("t\(number)"))
                }
            }
            for _ in 1...5 {
                let counts = try await first.exclusively { connection in
                    // SQLite keeps others out while something is changed, PostgreSQL from the first statement on.
                    if connection.dialect == .sqlite { try connection.executeScript("BEGIN IMMEDIATE") }
                    let before = try connection.rows("SELECT id FROM thing").count
                    Thread.sleep(forTimeInterval: 0.02)
                    let after = try connection.rows("SELECT id FROM thing").count
                    if connection.dialect == .sqlite { try connection.executeScript("COMMIT") }
                    return (before, after)
                }
                #expect(counts.0 == counts.1)
            }
            for outcome in await written { #expect(throws: Never.self) { try outcome.get() } }
            let count = try await Things.count(second)
            #expect(count == 40)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a closed store finishes what it was given and refuses the rest`(_ engine: Dialect) async throws {
        try await TestStore.withTwo(engine, migrations: [Things.migration]) { closing, other in
            async let outcomes = atOnce(50) { number in
                try await closing.write(as: .system) { try $0.execute(Things.insert("t\(number)")) }
            }
            try await Task.sleep(for: .milliseconds(2))
            try await closing.close()
            let kept = await outcomes.filter { (try? $0.get()) != nil }.count
            #expect(try await Things.count(other) == kept)
            await #expect(throws: StoreError.self) {
                try await closing.write(as: .system) { try $0.execute(Things.insert("late")) }
            }
            await #expect(throws: StoreError.self) { try await Things.count(closing) }
        }
    }
}
