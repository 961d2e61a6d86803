import Foundation
import Logging
import LotseCore
import LotseData

/// An installation at work: its settings, its key, its open database.
struct Installation: Sendable {
    let settings: Settings
    let vault: Vault
    let store: any Store
    let logger: Logger
    /// What titles of occupations and names of skills mean here.
    let occupations: LiveOccupations

    init(
        settings: Settings,
        vault: Vault,
        store: any Store,
        logger: Logger,
        occupations: LiveOccupations? = nil
    ) {
        (self.settings, self.vault, self.store, self.logger) = (settings, vault, store, logger)
        self.occupations = occupations ?? LiveOccupations(store, logger)
    }

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
        try settings.makeDataFolder()
        // What a server holds is not known before it is asked; its first Lotse makes the key.
        let isNew = settings.databaseURL != nil || !FileManager.default.fileExists(atPath: settings.databaseFile.path)
        return Installation(
            settings: settings,
            vault: try KeyFile(folder: settings.dataFolder).open(isNew: isNew),
            store: try settings.database.open(sources),
            logger: Logger(label: "lotse")
        )
    }

    /// The same installation on another view of its store, such as one with a clock of its own.
    func working(on store: any Store) -> Installation {
        Installation(settings: settings, vault: vault, store: store, logger: logger, occupations: occupations)
    }

    /// Throws a `Problem` unless the schema is this program's.
    func checkSchema() async throws {
        do {
            try await Schema.migrator().check(store)
        } catch let error as MigrationError {
            throw Problem(description: Sentence.of(error))
        }
    }
}
