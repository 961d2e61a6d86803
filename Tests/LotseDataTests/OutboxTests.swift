import LotseCore
import LotseData
import LotseTestSupport
import Synchronization
import Testing

@Suite struct OutboxTests {
    @Test(arguments: TestStore.engines)
    func `two workers never hold the same message`(_ engine: Dialect) async throws {
        try await TestStore.withTwo(engine) { first, second in
            try await fill(100, first)
            let batches = await atOnce(30) { number in
                try await Outbox(number % 2 == 0 ? first : second).claim("mail", limit: 7)
            }
            let claimed = try batches.flatMap { try $0.get() }
            #expect(claimed.count == 100)
            #expect(Set(claimed.map(\.id)).count == 100)
            #expect(claimed.allSatisfy { $0.attempts == 1 })
        }
    }

    @Test(arguments: TestStore.engines)
    func `messages come in order of their due time and only their own kind`(_ engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            try await store.write(as: .system) { transaction in
                try transaction.enqueue("mail", payload: "late", due: transaction.now.adding(minutes: -1))
                try transaction.enqueue("mail", payload: "early", due: transaction.now.adding(hours: -1))
                try transaction.enqueue("mail", payload: "future", due: transaction.now.adding(hours: 1))
                try transaction.enqueue("index", payload: "other")
            }
            #expect(try await Outbox(store).claim("mail").map(\.payload) == ["early", "late"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a failed message comes back later and later, a delivered one never`(_ engine: Dialect) async throws {
        let clock = Mutex(TestStore.moment)
        let sources = Sources(
            clock: WallClock { clock.withLock(\.self) },
            identifiers: .seeded(1, at: TestStore.moment)
        )
        try await TestStore.with(engine, sources: sources) { store in
            let outbox = Outbox(store)
            try await fill(1, store)
            var waits: [Int64] = []
            for _ in 1...13 {
                let message = try #require(try await outbox.claim("mail").first)
                try await outbox.failed(message)
                let due = try await store.read { reader in
                    try #require(try reader.row("SELECT due_at FROM outbox_message")).value(
                        "due_at",
                        as: Timestamp.self
                    )
                }
                let minutes = (due.milliseconds - clock.withLock(\.milliseconds)) / 60_000
                waits.append(minutes)
                clock.withLock { $0 = $0.adding(minutes: minutes - 1) }
                #expect(try await outbox.claim("mail").isEmpty)
                clock.withLock { $0 = $0.adding(minutes: 1) }
            }
            #expect(waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440, 1440])
            let message = try #require(try await outbox.claim("mail").first)
            try await outbox.delivered(message)
            clock.withLock { $0 = $0.adding(hours: 1000) }
            #expect(try await outbox.claim("mail").isEmpty)
            let row = try await store.read { try $0.row("SELECT payload FROM outbox_message") }
            #expect(try row?.value("payload") == "{}")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a delivered message is forgotten after thirty days, one that waits never`(_ engine: Dialect) async throws {
        let clock = Mutex(TestStore.moment)
        let sources = Sources(
            clock: WallClock { clock.withLock(\.self) },
            identifiers: .seeded(1, at: TestStore.moment)
        )
        try await TestStore.with(engine, sources: sources) { store in
            let outbox = Outbox(store)
            try await fill(2, store)
            try await outbox.delivered(try #require(try await outbox.claim("mail", limit: 1).first))
            for (hours, left) in [(30 * 24, 2), (1, 1), (1000, 1)] as [(Int64, Int64)] {
                clock.withLock { $0 = $0.adding(hours: hours) }
                try await outbox.forgetDelivered()
                #expect(try await store.read { try $0.number("SELECT count(*) FROM outbox_message") } == left)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a message held by a worker that died comes back after five minutes`(_ engine: Dialect) async throws {
        let clock = Mutex(TestStore.moment)
        let sources = Sources(
            clock: WallClock { clock.withLock(\.self) },
            identifiers: .seeded(1, at: TestStore.moment)
        )
        try await TestStore.with(engine, sources: sources) { store in
            try await fill(1, store)
            #expect(try await Outbox(store).claim("mail").count == 1)
            clock.withLock { $0 = $0.adding(seconds: 299) }
            #expect(try await Outbox(store).claim("mail").isEmpty)
            clock.withLock { $0 = $0.adding(seconds: 1) }
            #expect(try await Outbox(store).claim("mail").first?.attempts == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a message of a change that failed does not leave`(_ engine: Dialect) async throws {
        try await TestStore.with(engine) { store in
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .system) { transaction in
                    try transaction.enqueue("mail", payload: "{}")
                    throw StoreError.stale
                }
            }
            let claimed = try await Outbox(store).claim("mail")
            #expect(claimed.isEmpty)
        }
    }

    private func fill(_ count: Int, _ store: any Store) async throws {
        try await store.write(as: .system) { transaction in
            for number in 0..<count { try transaction.enqueue("mail", payload: "\(number)") }
        }
    }
}
