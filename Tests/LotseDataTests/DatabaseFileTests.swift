import Foundation
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct DatabaseFileTests {
    @Test func `a backup taken while others write is one sound moment`() async throws {
        try await TestStore.withFolder { folder in
            let path = folder.appending(path: "served.sqlite").path
            let served = try EmbeddedStore(path: path, sources: .system)
            try await Migrator(Ledger.migrations() + CopyFixture.migrations).migrate(served)
            try await CopyFixture.fill(served, places: 3000)
            // Another program's connections, as `lotse backup` beside `lotse serve` has them.
            let other = try EmbeddedStore(path: path, sources: .system)
            let writer = Task {
                while !Task.isCancelled {
                    try await served.write(as: .system) { $0.journal(JournalEntry("add", "zone", "a")) }
                }
            }
            let copy = folder.appending(path: "copy.sqlite").path
            try other.backUp(to: copy) { _, _ in }
            writer.cancel()
            _ = try? await writer.value
            try await other.close()
            try await served.close()
            let file = DatabaseFile(copy)
            try file.settle()
            #expect(try file.faults() == [])
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("copy") } == [
                    "copy.sqlite"
                ]
            )
            let store = try EmbeddedStore(path: copy, sources: .system)
            let check = try await Journal.verify(store)
            #expect(check.fault == nil)
            #expect(check.entries >= 31)
            try await store.close()
        }
    }

    @Test func `a file that is being served cannot be settled`() async throws {
        try await TestStore.withFolder { folder in
            let path = folder.appending(path: "served.sqlite").path
            let served = try EmbeddedStore(path: path, sources: .system)
            try await Migrator(Ledger.migrations()).migrate(served)
            #expect(throws: StoreError.contended) { try DatabaseFile(path).settle() }
            try await served.close()
            try DatabaseFile(path).settle()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["served.sqlite"])
        }
    }

    @Test func `damaged pages and dangling references are found`() async throws {
        try await TestStore.withFolder { folder in
            let path = folder.appending(path: "old.sqlite").path
            let store = try EmbeddedStore(path: path, sources: .system)
            try await Migrator(Ledger.migrations() + CopyFixture.migrations).migrate(store)
            try await CopyFixture.fill(store, places: 200)
            try await store.exclusively { connection in
                try connection.executeScript("PRAGMA foreign_keys = OFF; DELETE FROM zone WHERE id = 'a';")
            }
            #expect(
                try await Soundness.faults(of: store).contains { $0.contains("a row of place refers to a row of zone") }
            )
            try await store.close()
            try DatabaseFile(path).settle()
            var bytes = Array(try Data(contentsOf: URL(filePath: path)))
            for place in 8192..<12_288 { bytes[place] = 0x5A }
            try Data(bytes).write(to: URL(filePath: path))
            let faults = (try? DatabaseFile(path).faults()) ?? ["unreadable"]
            #expect(!faults.filter { !$0.contains("refers") }.isEmpty)
        }
    }
}
