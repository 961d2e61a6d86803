#if Postgres
    import LotseCore
    import LotseData
    import LotseTestSupport
    import Synchronization
    import Testing

    @testable import LotsePostgres

    @Suite(.enabled(if: TestPostgres.server != nil, "LOTSE_TEST_POSTGRES names no server"))
    struct PostgresFaultTests {
        private static let cutOthers: SQL = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """

        @Test func `connections that were cut while nobody used them are replaced`() async throws {
            try await TestStore.withTwo(.postgres, migrations: [Things.migration]) { store, other in
                for round in 1...3 {
                    let outcomes = await atOnce(20) { number in
                        try await store.write(as: .system) { try $0.execute(Things.insert("\(round)-\(number)")) }
                        return try await Things.count(store)
                    }
                    for outcome in outcomes { #expect(throws: Never.self) { try outcome.get() } }
                    _ = try await other.exclusively { try $0.rows(Self.cutOthers) }
                }
                let count = try await Things.count(store)
                #expect(count == 60)
            }
        }

        @Test func `a change whose connection breaks is made again, once`() async throws {
            try await TestStore.with(.postgres, migrations: [Things.migration]) { store in
                let tries = Mutex(0)
                try await store.write(as: .system) { transaction in
                    try transaction.execute(Things.insert("a"))
                    let attempt = tries.withLock {
                        $0 += 1
                        return $0
                    }
                    if attempt == 1 { _ = try transaction.rows("SELECT pg_terminate_backend(pg_backend_pid())") }
                }
                #expect(tries.withLock(\.self) == 2)
                let count = try await Things.count(store)
                #expect(count == 1)
            }
        }

        @Test func `a reading whose connection breaks is made again`() async throws {
            try await TestStore.with(.postgres, migrations: [Things.migration]) { store in
                let tries = Mutex(0)
                let count = try await store.read { reader in
                    let attempt = tries.withLock {
                        $0 += 1
                        return $0
                    }
                    if attempt < 3 { _ = try reader.rows("SELECT pg_terminate_backend(pg_backend_pid())") }
                    return try reader.number("SELECT count(*) FROM thing")
                }
                #expect(count == 0)
                #expect(tries.withLock(\.self) == 3)
            }
        }

        @Test func `a change that somebody crosses who takes no turns is made again`() async throws {
            try await crossing(times: 2) { outcome, tries, size in
                #expect(throws: Never.self) { try outcome.get() }
                #expect(tries == 3)
                #expect(size == 102)
            }
        }

        @Test func `a change that is crossed every time ends with a word for it`() async throws {
            try await crossing(times: .max) { outcome, tries, size in
                #expect(throws: StoreError.contended) { try outcome.get() }
                #expect(tries == 6)
                #expect(size == 106)
            }
        }

        /// Raises a size by a hundred while a session that takes no turns raises it by one, some times.
        private func crossing(
            times: Int,
            _ check: (Result<Void, any Error>, _ tries: Int, _ size: Int) throws -> Void
        ) async throws {
            try await TestStore.withTwo(.postgres, migrations: [Things.migration]) { store, other in
                try await store.write(as: .system) { try $0.execute(Things.insert("a", size: 0)) }
                let name: String = try await store.read { reader in
                    try #require(try reader.row("SELECT current_database() AS name")).value("name")
                }
                let address = PostgresAddress(try TestPostgres.address(of: name))
                let tries = Mutex(0)
                let outcome = await atOnce(1) { _ in
                    try await store.write(as: .system) { transaction in
                        _ = try transaction.rows("SELECT * FROM thing")
                        let attempt = tries.withLock {
                            $0 += 1
                            return $0
                        }
                        if attempt <= times {
                            try PostgresSession(address).control("UPDATE thing SET size = size + 1")
                        }
                        try transaction.execute("UPDATE thing SET size = size + 100")
                    }
                }
                var size = try await store.read { try $0.number("SELECT size FROM thing") }
                if case .failure = outcome[0] { size += 100 }
                try check(outcome[0], tries.withLock(\.self), size)
                try await other.close()
            }
        }

        @Test func `a commit that broke before it was done is done again`() async throws {
            let trap = """
                CREATE SEQUENCE kill;
                CREATE FUNCTION kill_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF nextval('kill') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()), pg_sleep(1); END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER kill_once AFTER INSERT ON thing DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION kill_once();
                """
            try await TestStore.with(.postgres, migrations: [Things.migration]) { store in
                try await store.exclusively { try $0.executeScript(trap) }
                try await store.write(as: .system) { try $0.execute(Things.insert("a")) }
                let count = try await Things.count(store)
                let kills = try await store.read { try $0.number("SELECT last_value FROM kill") }
                #expect(count == 1)
                #expect(kills == 2)
            }
        }

        @Test(.timeLimit(.minutes(10)))
        func `a commit that broke after it was done is not done again`() async throws {
            try await PrivateServer.with { server in
                let store = try await server.store()
                // A commit that waits for a standby server which does not exist is done, and not yet answered.
                try await store.exclusively { connection in
                    try connection.executeScript("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
                    try connection.executeScript("SELECT pg_reload_conf()")
                }
                let tries = Mutex(0)
                async let change: Void = store.write(as: .system) { transaction in
                    tries.withLock { $0 += 1 }
                    try transaction.execute("INSERT INTO probe (id) VALUES ('a')")
                }
                var cut = 0
                while cut == 0 {
                    try await Task.sleep(for: .milliseconds(20))
                    cut = try await store.read { reader in
                        try reader.rows(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
                        ).count
                    }
                }
                try await change
                #expect(tries.withLock(\.self) == 1)
                let count = try await store.read { try $0.number("SELECT count(*) FROM probe") }
                #expect(count == 1)
                // The turn's session must be able to end without the standby too.
                try await store.close()
            }
        }

        @Test(.timeLimit(.minutes(10)))
        func `through crashes of the server no acknowledged write is lost, doubled or half there`() async throws {
            try await PrivateServer.with { server in
                let stores = [try await server.store(), try await server.store()]
                let ledger = Mutex<Set<String>>([])
                let isOver = Mutex(false)
                async let outcomes = atOnce(24) { number in
                    var count = 0
                    while !isOver.withLock(\.self) {
                        count += 1
                        let id = "\(number)-\(count)"
                        do {
                            try await Probe.change(stores[number % 2], id: id)
                            ledger.withLock { _ = $0.insert(id) }
                        } catch StoreError.unavailable {
                            // Not acknowledged: it may be there or not, but not in part.
                            try await Task.sleep(for: .milliseconds(50))
                        }
                    }
                }
                for crash in 1...5 {
                    while ledger.withLock(\.count) < crash * 50 { try await Task.sleep(for: .milliseconds(7)) }
                    if crash < 5 { try server.crash() }
                }
                isOver.withLock { $0 = true }
                for outcome in await outcomes { try outcome.get() }
                let content = try await Probe.content(of: stores[0])
                #expect(ledger.withLock { $0.subtracting(content.rows) }.isEmpty)
                #expect(content.isWhole)
                for store in stores { try await store.close() }
            }
        }

        @Test func `a server that is not there is told as such`() async throws {
            let store = PostgresStore(uri: "postgres://x@/x?host=/nonexistent", sources: .system)
            for _ in 1...2 {
                await #expect {
                    try await store.read { try $0.number("SELECT 1") }
                } throws: { error in
                    guard case StoreError.unavailable(let sentence) = error else { return false }
                    return sentence.contains("/nonexistent")
                }
            }
            try await store.close()
        }
    }
#endif
