import Foundation
import LotseCore
import LotseData
import LotseTestSupport

@testable import lotse

/// Installations in folders of their own.
enum TestInstallation {
    static func settings(in folder: URL, database: String? = nil) -> Settings {
        Settings(
            dataFolder: folder,
            databaseURL: database,
            host: "127.0.0.1",
            port: 0,
            publicURL: "http://127.0.0.1:8080",
            isBehindProxy: false,
            limitsRates: false,
            mail: .files,
            mailFrom: "lotse@example.org"
        )
    }

    /// Runs `body` with a migrated installation on the embedded engine.
    static func with<Value>(
        sources: Sources = .seeded(1, at: TestStore.moment),
        _ body: (Installation) async throws -> Value
    ) async throws -> Value {
        try await TestStore.withFolder { folder in
            let settings = settings(in: folder.appending(path: "var", directoryHint: .isDirectory))
            let installation = try Installation.open(settings, sources: sources)
            do {
                try await Schema.migrator().migrate(installation.store)
                let value = try await body(installation)
                try await installation.store.close()
                return value
            } catch {
                try await installation.store.close()
                throw error
            }
        }
    }

    /// Writes journal entries, so that there is something to lose.
    static func journal(_ count: Int, into store: any Store) async throws {
        try await store.write(as: .system) { transaction in
            for number in 0..<count {
                transaction.journal(JournalEntry("step", "thing", "\(number)", after: "{\"number\":\(number)}"))
            }
        }
    }

    /// Opens an installation's database again and reads its journal.
    static func journal(in settings: Settings) async throws -> JournalCheck {
        let store = try settings.database.open(.system)
        let check = try await Journal.verify(store)
        try await store.close()
        return check
    }
}
