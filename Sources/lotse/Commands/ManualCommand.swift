import ArgumentParser

/// The command `lotse manual`.
struct ManualCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Prints the manual page.",
        discussion: "As text for man(1): lotse manual > lotse.1; man ./lotse.1"
    )

    func run() async throws {
        try await Console.reporting {
            Console.say(try Manual(program: HelpDump.of(Lotse.self).command, version: Version.text).text, end: "")
        }
    }
}
