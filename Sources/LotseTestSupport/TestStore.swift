import Foundation
package import LotseCore
package import LotseData

/// A fresh database for one test, removed with it.
package enum TestStore {
    /// The moment at which test clocks stand: Monday, 2 March 2026, 10:00 in Berlin.
    package static let moment = Timestamp(milliseconds: 1_772_442_000_000)

    /// Opens an embedded store in a folder of its own, brings its schema up to date and runs `body` with it.
    package static func withEmbedded<Value>(
        _ migrations: [Migration] = [],
        sources: Sources = .seeded(1, at: moment),
        _ body: (EmbeddedStore) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lotse-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try EmbeddedStore(path: folder.appending(path: "test.sqlite").path, sources: sources)
        try await Migrator(Ledger.migrations() + migrations).migrate(store)
        do {
            let value = try await body(store)
            try await store.close()
            return value
        } catch {
            try await store.close()
            throw error
        }
    }
}
