import Foundation
import LotseCore
import LotseData
import Synchronization

#if Postgres
    import LotsePostgres
#endif

/// Acknowledged durable writes a second: shared syncs against one sync a write, by turns, on the same disk.
///
/// A write is what Lotse writes: a row, a chained journal entry with details, an outbox message. It counts when the
/// store says that it is on disk. Contestants take turns three times, so that a slow moment of the disk hits all.
struct GroupCommitBenchmark {
    private static let clients = 64
    private static let rounds = 3

    let folder: URL
    let seconds: Double

    private struct Contestant {
        let name: String
        let store: any Store
        let clients: Int
        var result = Latencies([], elapsed: .zero)
    }

    func run() async throws {
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var contestants = try embedded() + server()
        for contestant in contestants {
            try await Migrator(Ledger.migrations() + [Self.schema]).migrate(contestant.store)
        }
        var syncs = Latencies([], elapsed: .zero)
        for _ in 0..<Self.rounds {
            syncs = syncs + (try bareSyncs())
            for place in contestants.indices {
                let result = try await measure(contestants[place])
                contestants[place].result = contestants[place].result + result
            }
        }
        for contestant in contestants {
            let check = try await Journal.verify(contestant.store)
            guard check.fault == nil, check.entries >= contestant.result.count else { throw BrokenChain() }
            try await contestant.store.close()
        }
        report(contestants, syncs)
        try FileManager.default.removeItem(at: folder)
    }

    private struct BrokenChain: Error {}

    private static let schema = Migration(
        room: "Benchmark",
        name: "20261121-99-create-note",
        sql: "CREATE TABLE note (id TEXT NOT NULL PRIMARY KEY, words TEXT NOT NULL, version BIGINT NOT NULL);"
    )

    private func embedded() throws -> [Contestant] {
        func store(_ file: String, _ changesPerSync: Int) throws -> EmbeddedStore {
            let path = folder.appending(path: file).path
            return try EmbeddedStore(path: path, changesPerSync: changesPerSync, sources: .system)
        }
        return [
            Contestant(name: "SQLite, shared syncs", store: try store("shared.sqlite", 256), clients: Self.clients),
            Contestant(name: "SQLite, one sync a write", store: try store("single.sqlite", 1), clients: Self.clients),
            Contestant(name: "SQLite, one client alone", store: try store("alone.sqlite", 256), clients: 1),
        ]
    }

    /// PostgreSQL's turn comes where `LOTSE_TEST_POSTGRES` names a server; it must be one that syncs.
    private func server() -> [Contestant] {
        #if Postgres
            guard let uri = ProcessInfo.processInfo.environment["LOTSE_TEST_POSTGRES"] else { return [] }
            return [60, 1].map { changes in
                Contestant(
                    name: changes == 1 ? "PostgreSQL, one commit a write" : "PostgreSQL, shared commits",
                    store: PostgresStore(uri: uri, changesPerSync: changes, sources: .system),
                    clients: Self.clients
                )
            }
        #else
            return []
        #endif
    }

    private func measure(_ contestant: Contestant) async throws -> Latencies {
        let clock = ContinuousClock()
        let store = contestant.store
        let start = clock.now
        let end = start + .seconds(seconds)
        let samples = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for _ in 0..<contestant.clients {
                group.addTask {
                    var samples: [Duration] = []
                    while clock.now < end {
                        samples.append(try await clock.measure { try await Self.write(to: store) })
                    }
                    return samples
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return Latencies(samples, elapsed: clock.now - start)
    }

    private static func write(to store: any Store) async throws {
        try await store.write(as: .system) { transaction in
            let id = transaction.newIdentifier(Account.self).text
            let words = "Wohnung mit drei Zimmern in der Nähe einer Kita, ab Sommer"
            try transaction.execute("INSERT INTO note (id, words, version) VALUES (\(id), \(words), 1)")
            transaction.journal(JournalEntry("insert", "note", id, after: #"{"words":"\#(words)"}"#))
            try transaction.enqueue("index", payload: #"{"note":"\#(id)"}"#)
        }
    }

    /// What the disk itself can do: a page written and synced, again and again.
    private func bareSyncs() throws -> Latencies {
        let path = folder.appending(path: "bare").path
        let file = open(path, O_RDWR | O_CREAT, 0o600)
        defer { close(file) }
        let page = [UInt8](repeating: 1, count: 4096)
        let clock = ContinuousClock()
        let start = clock.now
        var samples: [Duration] = []
        while clock.now < start + .seconds(min(seconds, 1)) {
            samples.append(
                clock.measure {
                    _ = pwrite(file, page, page.count, off_t(samples.count % 256 * page.count))
                    fdatasync(file)
                }
            )
        }
        return Latencies(samples, elapsed: clock.now - start)
    }

    private func report(_ contestants: [Contestant], _ syncs: Latencies) {
        var table = Table(head: ["", "clients", "writes/s", "p50 ms", "p99 ms"])
        table.rows.append(
            ["the disk: one page, one sync", "1", syncs.rate.formatted(0)]
                + [syncs.percentile(0.5).inMilliseconds, syncs.percentile(0.99).inMilliseconds]
        )
        for contestant in contestants {
            let result = contestant.result
            table.rows.append(
                [contestant.name, "\(contestant.clients)", result.rate.formatted(0)]
                    + [result.percentile(0.5).inMilliseconds, result.percentile(0.99).inMilliseconds]
            )
        }
        print(table.printed())
        let (shared, single) = (contestants[0].result.rate, contestants[1].result.rate)
        let verdict = shared >= 2000 ? "reached" : "missed"
        print("\nshared syncs: \((shared / single).formatted(1)) times one sync a write; bar of 2000/s \(verdict)")
    }
}
