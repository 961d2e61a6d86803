import ArgumentParser
import Foundation
import Hummingbird
import Logging
import LotseData
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The command `lotse serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the pages until it is told to stop.",
        discussion: """
            Ends what it is doing and then itself on SIGTERM or SIGINT, within twenty seconds. One server at a time \
            works on a database file; several work on one PostgreSQL.
            """
    )

    @OptionGroup var options: SettingsOptions

    @Option(help: "Port to listen on; 0 takes a free one.")
    var port: Int?

    @Option(help: "Folder below which alliances may let lists of offers be looked for.", completion: .directory)
    var feeds: String?

    @Option(help: "Least weight of what is logged, as lines of JSON on standard error.")
    var logLevel = LogLevel.info

    @Flag(help: "Bring the schema up to date first.")
    var migrate = false

    func run() async throws {
        let start = ContinuousClock.now
        Log.bootstrap(logLevel.level)
        try await Console.reporting {
            let settings = try await Settings.read(options, port: port, feeds: feeds)
            ServerLimits.raiseOpenFiles()
            let turn = try ServingTurn.take(settings)
            defer { turn?.leave() }
            let installation = try Installation.open(settings)
            if migrate { try await Schema.migrator().migrate(installation.store) }
            try await installation.checkSchema()
            let host = settings.host
            let application = try makeApplication(installation) { port in
                installation.logger.notice(
                    "ready",
                    metadata: [
                        "port": "\(port)", "version": "\(Version.text)", "engine": "\(installation.store.dialect)",
                        "milliseconds": "\(Int((ContinuousClock.now - start) / .milliseconds(1)))",
                    ]
                )
                Console.say("Lotse listens on http://\(host):\(port)/")
            }
            do {
                try await serve(application, installation.logger)
            } catch let error as IOError where error.errnoCode == EADDRINUSE {
                throw Installation.Problem(
                    description: "The port \(settings.port) is in use already. Choose another by --port."
                )
            }
            try await installation.store.close()
        }
    }

    /// Runs until a signal; requests under way then have their time to end.
    private func serve(_ application: some Service, _ logger: Logger) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [application],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = ServerLimits.grace
        try await ServiceGroup(configuration: configuration).run()
    }
}
