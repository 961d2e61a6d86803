import Foundation
import LotseCore
import LotseData
import LotseTestSupport

/// Runs `FaultProbe` and compares what it acknowledged with what its file holds.
enum Probe {
    /// The program, which the build puts beside the tests.
    static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
        path: "FaultProbe"
    )

    static let schema = Migration(
        room: "Probe",
        name: "20261121-99-create-probe",
        sql: "CREATE TABLE probe (id TEXT NOT NULL PRIMARY KEY);"
    )

    /// What stands in a probe's file.
    struct Content {
        let rows: Set<String>
        let journal: Set<String>
        let outbox: Set<String>
        let check: JournalCheck

        /// Whether every change is there with all its three parts.
        var isWhole: Bool { rows == journal && rows == outbox && check.fault == nil && check.entries == rows.count }
    }

    static func content(of path: String) async throws -> Content {
        let store = try EmbeddedStore(path: path, sources: .seeded(1, at: TestStore.moment))
        let content = try await content(of: store)
        try await store.close()
        return content
    }

    static func content(of store: any Store) async throws -> Content {
        let columns: [SQL] = [
            "SELECT id FROM probe", "SELECT subject_id AS id FROM journal", "SELECT payload AS id FROM outbox_message",
        ]
        let sets = try await store.read { reader in
            try columns.map { sql in Set(try reader.list(sql) { try $0.value("id", as: String.self) }) }
        }
        return Content(rows: sets[0], journal: sets[1], outbox: sets[2], check: try await Journal.verify(store))
    }

    /// Makes one change in the way of the probe.
    static func change(_ store: any Store, id: String, ballast: Int = 0) async throws {
        try await store.write(as: .system) { transaction in
            try transaction.execute("INSERT INTO probe (id) VALUES (\(id))")
            // Random, so that no engine can press it together.
            var generator = SplitMix64(seed: UInt64(ballast))
            let ballast = (0..<ballast / 16).map { _ in String(generator.next(), radix: 16) }.joined()
            transaction.journal(JournalEntry("insert", "probe", id, after: #"{"ballast":"\#(ballast)"}"#))
            try transaction.enqueue("probe", payload: id)
        }
    }

    /// Runs a program to its end and gives its exit code.
    @discardableResult
    static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
