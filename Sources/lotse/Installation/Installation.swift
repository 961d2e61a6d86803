import Foundation
import Logging
import LotseCore
import LotseData
import LotseWeb

#if Postgres
    import LotsePostgres
#endif

/// An installation at work: its settings, its key, its open database.
struct Installation: Sendable {
    let settings: Settings
    let vault: Vault
    let store: any Store
    let logger: Logger

    /// What keeps an installation from opening, as a sentence for whoever runs it.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    /// Opens the data folder, the key and the database; makes folder and key where there are none.
    ///
    /// - Parameters:
    ///   - settings: of this installation.
    ///   - sources: the machine's clock and random identifiers, unless a test or the demo region brings its own.
    /// - Returns: the installation; its schema is not looked at.
    /// - Throws: `Problem` with a sentence.
    static func open(_ settings: Settings, sources: Sources = .system) throws -> Installation {
        do {
            try FileManager.default.createDirectory(at: settings.dataFolder, withIntermediateDirectories: true)
        } catch {
            throw Problem(description: "The data folder \(settings.dataFolder.path) cannot be made or entered.")
        }
        return Installation(
            settings: settings,
            vault: try KeyFile(folder: settings.dataFolder).open(),
            store: try openStore(settings, sources: sources),
            logger: Logger(label: "lotse")
        )
    }

    /// Opens the database alone.
    static func openStore(_ settings: Settings, sources: Sources) throws -> any Store {
        guard let address = settings.databaseURL else {
            let file = settings.dataFolder.appending(path: "lotse.sqlite")
            do {
                return try EmbeddedStore(path: file.path, sources: sources)
            } catch {
                throw Problem(description: "The database file \(file.path) cannot be opened: \(error).")
            }
        }
        #if Postgres
            return PostgresStore(uri: address, sources: sources)
        #else
            throw Problem(description: "This program was built without PostgreSQL, so it cannot use \(address).")
        #endif
    }

    /// Throws a `Problem` unless the schema is this program's.
    func checkSchema() async throws {
        do {
            try await Schema.migrator().check(store)
        } catch MigrationError.pending(let missing) {
            let first = missing.first ?? ""
            throw Problem(
                description:
                    "The database lacks \(missing.count) steps of the schema (\(first) …). Run `lotse migrate`."
            )
        } catch MigrationError.newer(let unknown) {
            throw Problem(
                description: "The database was made by a newer Lotse (\(unknown.first ?? "")). Use that one."
            )
        }
    }
}
