import ArgumentParser
import Foundation
import LotseData

/// The command `lotse restore`.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Brings the database back from a backup.",
        discussion: """
            Verifies the checksum, the file, its journal and its schema on a copy, and puts that in place in one step. \
            Stop the server first. What was there before stays beside it as lotse-before-restore-….sqlite.
            """
    )

    @Argument(help: "The file that `lotse backup` wrote, with FILE.sha256 beside it.", completion: .file())
    var file: String

    @Flag(help: "Put the backup in the place of the data that are there.")
    var replace = false

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            let restore = Restore(
                settings: try await Settings.read(options),
                file: URL(filePath: file),
                sources: .system,
                isReplacing: replace
            )
            let bar = ProgressBar("Restoring")
            let outcome = try await restore.run { bar.show($0, of: $1) }
            bar.finish()
            Console.say("Brought back \(outcome.entries) journal entries from \(file).")
            if let former = outcome.former {
                Console.say("The former data are in \(former.path); remove the file when nobody needs it any more.")
            }
            if outcome.lacksKey {
                Console.say("There is no key yet: put the lotse.key of these data into the data folder.")
            }
        }
    }
}
