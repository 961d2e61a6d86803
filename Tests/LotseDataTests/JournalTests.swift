import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct JournalTests {
    @Test(arguments: TestStore.engines)
    func `a change and its journal entry are kept together and the chain holds`(_ engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            try await write(5, to: store)
            let check = try await Journal.verify(store, pageSize: 2)
            #expect(check.fault == nil)
            #expect(check.entries == 5)
        }
    }

    @Test(arguments: TestStore.engines)
    func `writers on two servers at the same time make one chain`(_ engine: Dialect) async throws {
        try await TestStore.withTwo(engine, sources: .system) { first, second in
            let outcomes = await atOnce(96) { number in
                try await (number % 2 == 0 ? first : second).write(as: .system) { transaction in
                    for part in 0..<(number % 3) {
                        transaction.journal(
                            JournalEntry("open", "case_file", "\(number)-\(part)", after: #"{"n":1}"#, reason: "ä")
                        )
                    }
                }
            }
            for outcome in outcomes { #expect(throws: Never.self) { try outcome.get() } }
            let check = try await Journal.verify(first, pageSize: 7)
            #expect(check.fault == nil)
            #expect(check.entries == 96)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an empty journal is sound`(_ engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            let check = try await Journal.verify(store)
            #expect(check.entries == 0)
            #expect(check.fault == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `details may be erased and the chain still holds`(_ engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            try await write(6, to: store)
            try await alter("DELETE FROM journal_detail WHERE sequence IN (2, 5)", in: store)
            #expect(try await Journal.verify(store).fault == nil)
            try await write(1, to: store)
            #expect(try await Journal.verify(store).entries == 7)
        }
    }

    static let tamperings: [(SQL, Int64, JournalCheck.Fault.Kind)] = [
        ("UPDATE journal SET actor = 'system' WHERE sequence = 3", 3, .altered),
        ("UPDATE journal SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE sequence = 1", 1, .altered),
        ("UPDATE journal SET alliance_id = 'x' WHERE sequence = 4", 4, .altered),
        ("UPDATE journal SET detail_hash = 'x' WHERE sequence = 4", 4, .altered),
        ("UPDATE journal SET hash = 'x' WHERE sequence = 6", 6, .altered),
        ("UPDATE journal SET previous_hash = 'x' WHERE sequence = 2", 2, .brokenLink),
        ("UPDATE journal_detail SET after_json = '{}' WHERE sequence = 5", 5, .detailsAltered),
        ("UPDATE journal_detail SET reason = NULL WHERE sequence = 5", 5, .detailsAltered),
        ("UPDATE journal SET sequence = 99 WHERE sequence = 6", 99, .gap),
        ("UPDATE journal_head SET sequence = 9", 6, .cutOff),
        ("UPDATE journal_head SET hash = 'x'", 6, .cutOff),
    ]

    @Test(arguments: TestStore.engines)
    func `tampering is found where it happened`(_ engine: Dialect) async throws {
        for (statement, sequence, kind) in Self.tamperings {
            try await TestStore.with(engine) { store in
                try await write(6, to: store)
                try await store.exclusively { connection in
                    // Whoever tampers with the file has no respect for keys either.
                    if connection.dialect == .sqlite { try connection.executeScript("PRAGMA foreign_keys = OFF") }
                    if connection.dialect == .postgres {
                        try connection.executeScript("SET session_replication_role = 'replica'")
                    }
                    try connection.execute(statement)
                    if connection.dialect == .sqlite { try connection.executeScript("PRAGMA foreign_keys = ON") }
                }
                let fault = try await Journal.verify(store, pageSize: 2).fault
                #expect(fault?.sequence == sequence, "\(statement)")
                #expect(fault?.kind == kind, "\(statement)")
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `entries cut off at the end and taken from the middle are missed`(_ engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            try await write(6, to: store)
            try await alter("DELETE FROM journal_detail", in: store)
            try await alter("DELETE FROM journal WHERE sequence > 4", in: store)
            #expect(try await Journal.verify(store).fault?.kind == .cutOff)
            try await alter("DELETE FROM journal WHERE sequence = 2", in: store)
            let fault = try await Journal.verify(store).fault
            #expect(fault?.kind == .gap)
            #expect(fault?.sequence == 3)
        }
    }

    private func write(_ count: Int, to store: any Store) async throws {
        for number in 1...count {
            try await store.write(as: .link("intake")) { transaction in
                transaction.journal(
                    JournalEntry("open", "case_file", "\(number)", after: #"{"n":\#(number)}"#, reason: "Wunsch")
                )
            }
        }
    }

    private func alter(_ statement: SQL, in store: any Store) async throws {
        try await store.exclusively { connection in
            try connection.execute(statement)
            return
        }
    }
}
