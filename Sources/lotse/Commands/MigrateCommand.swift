import ArgumentParser
import LotseData

/// The command `lotse migrate`.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings the database's schema up to date."
    )

    @Flag(help: "Print the checksum of each step instead, as Features/MIGRATIONS.sum keeps them.")
    var sums = false

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            guard !sums else { return Console.say(try Schema.migrator().sums, end: "") }
            let installation = try Installation.open(try await Settings.read(options))
            let bar = ProgressBar("Migrating")
            let taken = try await Schema.migrator().migrate(installation.store) { done, all, _ in
                bar.show(done, of: all)
            }
            bar.finish()
            Console.say(taken.isEmpty ? "The schema is up to date." : "Took \(taken.count) steps.")
            try await installation.store.close()
        }
    }
}
