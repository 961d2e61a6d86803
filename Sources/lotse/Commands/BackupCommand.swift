import ArgumentParser
import Foundation

/// The command `lotse backup`.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Saves the database into a file while everybody goes on working.",
        discussion: """
            Writes FILE and FILE.sha256. The file is the same for both engines: `lotse restore` brings it back into \
            either. The key (lotse.key) is not in it; keep it in another place, for sealed documents open with it alone.
            """
    )

    @Argument(help: "The file to write; it must not be there yet.", completion: .file())
    var file: String

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            try await Installation.withExisting(options) { installation in
                let bar = ProgressBar("Saving")
                let backup = Backup(store: installation.store, file: URL(filePath: file))
                let outcome = try await backup.write { bar.show($0, of: $1) }
                bar.finish()
                Console.say(
                    "Saved \(outcome.bytes >> 10) KiB with \(outcome.entries) journal entries to \(file) and \(file).sha256."
                )
            }
        }
    }
}
