import ArgumentParser
import LotseCore
import LotseData

/// The command `lotse demo`.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fills an empty installation with the demo region.",
        discussion: """
            Five real initiatives with their institutions, dates and territories; invented households, staff and cases, \
            the same at each run for the same day. Refuses an installation that anybody has used. Its passwords are \
            known to everybody: not for the open.
            """
    )

    @Option(help: "The day that is today in the demo region, as YYYY-MM-DD. (default: today)")
    var day: String?

    @Option(help: "Invented cases in all, spread over five years and all alliances, for measuring.")
    var cases: Int?

    func validate() throws {
        guard let cases else { return }
        guard (1...1_000_000).contains(cases) else {
            throw ValidationError("--cases: name a number from 1 to 1000000.")
        }
    }

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            let settings = try await Settings.read(options)
            let today = try day.map { text in
                guard let day = Day(text) else {
                    throw Installation.Problem(description: "--day: \(text) is no day; write it as 2026-03-02.")
                }
                return day
            }
            let installation = try Installation.open(settings)
            try await Schema.migrator().migrate(installation.store)
            let region = DemoRegion(on: today ?? installation.store.sources.clock.today)
            let bar = ProgressBar("Filling")
            let signIns = try await region.load(into: installation, cases: cases) { bar.show($0, of: $1) }
            bar.finish()
            Console.say("The demo region stands as of \(region.day).")
            for signIn in signIns { Console.say(signIn.line) }
            Console.say("Serve it with `lotse serve` and open \(settings.publicURL)/")
            try await installation.store.close()
        }
    }
}
