import ArgumentParser
import Hummingbird
import Logging
import LotseData

/// The command `lotse serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the pages until it is told to stop.",
        discussion: "Ends what it is doing and then itself on SIGTERM or SIGINT."
    )

    @OptionGroup var options: SettingsOptions

    @Option(help: "Port to listen on; 0 takes a free one.")
    var port: Int?

    @Flag(help: "Bring the schema up to date first.")
    var migrate = false

    func run() async throws {
        try await Console.reporting {
            var settings = try await Settings.read(options)
            if let port { settings.port = port }
            let installation = try Installation.open(settings)
            if migrate { try await Schema.migrator().migrate(installation.store) }
            try await installation.checkSchema()
            let host = settings.host
            let application = try makeApplication(installation) { port in
                Console.say("Lotse listens on http://\(host):\(port)/")
            }
            try await application.runService()
            try await installation.store.close()
        }
    }
}
