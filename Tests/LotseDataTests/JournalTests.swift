import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct JournalTests {
    @Test(arguments: TestStore.engines)
    func `a change and its journal entry are kept together and the chain holds`(_ engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            for number in 1...5 {
                try await store.write(as: .system) { transaction in
                    transaction.journal(JournalEntry("open", "case_file", "\(number)", after: #"{"n":1}"#))
                }
            }
            let check = try await Journal.verify(store, pageSize: 2)
            #expect(check.fault == nil)
            #expect(check.entries == 5)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an altered entry is found`(_ engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            for number in 1...3 {
                try await store.write(as: .visitor) { $0.journal(JournalEntry("open", "case_file", "\(number)")) }
            }
            try await store.exclusively { connection in
                try connection.execute("UPDATE journal SET actor = 'system' WHERE sequence = 2")
                return
            }
            let check = try await Journal.verify(store)
            #expect(check.fault?.sequence == 2)
            #expect(check.fault?.kind == .altered)
        }
    }

    @Test(arguments: TestStore.engines)
    func `writers at the same time make one chain`(_ engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...64 {
                    group.addTask {
                        try await store.write(as: .system) { transaction in
                            transaction.journal(JournalEntry("open", "case_file", "\(number)"))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let check = try await Journal.verify(store)
            #expect(check.fault == nil)
            #expect(check.entries == 64)
        }
    }
}
