import ArgumentParser
import Foundation

/// The command `lotse check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Looks at settings, key, schema, words, journal and disk, and says how to mend what is wrong.",
        discussion: "Changes nothing. Ends with exit code 1 where it finds a problem; hints do not count."
    )

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            let check = InstallationCheck(
                settings: try await Settings.read(options),
                environment: ProcessInfo.processInfo.environment
            )
            let findings = await check.findings()
            for finding in findings { Console.say("\(finding)") }
            let problems = findings.filter { $0.weight == .problem }.count
            Console.say(problems == 0 ? "All is well." : "\(problems) problems.")
            if problems > 0 { throw ExitCode.failure }
        }
    }
}
