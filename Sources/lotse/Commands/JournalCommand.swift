import ArgumentParser
import LotseData

/// The command `lotse journal`.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Looks after the record of every change.",
        subcommands: [JournalVerifyCommand.self]
    )
}

/// The command `lotse journal verify`.
struct JournalVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recomputes the chain of the journal from its first entry.",
        discussion: "Ends with exit code 1 and names the first entry that does not fit."
    )

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            try await Installation.withExisting(options) { installation in
                try await installation.checkSchema()
                let head = try await JournalHead.read(installation.store)
                let bar = ProgressBar("Verifying")
                let check = try await Journal.verify(installation.store) { bar.show($0, of: head.entries) }
                bar.finish()
                if let fault = check.fault {
                    throw Installation.Problem(description: "The journal does not hold: \(Sentence.of(fault))")
                }
                Console.say("The journal holds: \(check.entries) entries, the last one \(check.head).")
            }
        }
    }
}
