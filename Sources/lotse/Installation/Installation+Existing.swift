import Foundation
import LotseCore
import LotseData

extension Settings {
    /// Makes the data folder where there is none, for its owner's eyes only.
    func makeDataFolder() throws {
        do {
            try FileManager.default.createDirectory(
                at: dataFolder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Installation.Problem(description: "The data folder \(dataFolder.path) cannot be made or entered.")
        }
    }
}

extension Installation {
    /// Runs `body` with an installation that is there already, and closes it.
    static func withExisting<Value>(
        _ options: SettingsOptions,
        _ body: (Installation) async throws -> Value
    ) async throws -> Value {
        let settings = try await Settings.read(options)
        try settings.database.checkExists()
        let installation = try open(settings)
        do {
            let value = try await body(installation)
            try await installation.store.close()
            return value
        } catch {
            try await installation.store.close()
            throw error
        }
    }
}
