import ArgumentParser

/// The program: what runs, fills, checks and saves an installation.
@main
struct Lotse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lotse",
        abstract: "Wins and keeps skilled people for a region: the front door, the casework and its proof.",
        discussion: """
            Settings come from options, then from the environment (LOTSE_DATABASE and so on), then from a JSON file \
            named by --config, then from defaults. `lotse check` shows what holds and what is wrong.
            """,
        version: Version.text,
        subcommands: [
            ServeCommand.self, DemoCommand.self, MigrateCommand.self, UserCommand.self, CheckCommand.self,
            BackupCommand.self, RestoreCommand.self,
            CopyCommand.self, JournalCommand.self, ImportCommand.self, AllocateCommand.self, WhatIfCommand.self,
            PlaceCommand.self, MatchCommand.self, BundlesCommand.self, BenchCommand.self,
            RoutesCommand.self,
            ManualCommand.self,
        ],
        defaultSubcommand: nil
    )
}

/// The program's version, as `lotse --version` prints it.
enum Version {
    static let text = "0.1.0"
}
