import Foundation
import LotseCore
import LotseData

/// A small writer that tests kill, starve and watch: `FaultProbe FILE WRITERS CHANGES`.
///
/// Each change is a row, a journal entry and an outbox message of one id. When the store says that it is durable, and
/// not before, the id is written to the standard output: the ledger that the test compares with the file.
@main struct FaultProbe {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let writers = Int(arguments[2]), let changes = Int(arguments[3]) else {
            throw Misuse()
        }
        let store = try EmbeddedStore(path: arguments[1], sources: .system)
        try await Migrator(Ledger.migrations() + [schema]).migrate(store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<writers {
                group.addTask { for _ in 0..<(changes / writers) { try await change(store) } }
            }
            try await group.waitForAll()
        }
        try await store.close()
    }

    private struct Misuse: Error {}

    private static let schema = Migration(
        room: "Probe",
        name: "20261121-99-create-probe",
        sql: "CREATE TABLE probe (id TEXT NOT NULL PRIMARY KEY);"
    )

    private static func change(_ store: EmbeddedStore) async throws {
        let id = try await store.write(as: .system) { transaction in
            let id = transaction.newIdentifier(Account.self).text
            try transaction.execute("INSERT INTO probe (id) VALUES (\(id))")
            transaction.journal(JournalEntry("insert", "probe", id, after: #"{"id":"\#(id)"}"#))
            try transaction.enqueue("probe", payload: id)
            return id
        }
        // One line is one call to the kernel: whatever kills the process, the line is whole or absent.
        FileHandle.standardOutput.write(Data("\(id)\n".utf8))
    }
}
