import ArgumentParser
import LotseData

/// The command `lotse copy`.
struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copies an installation's database to another place or engine.",
        discussion: """
            Reads one moment of the source while others go on writing to it, fills the target in one transaction, and \
            compares every row before it is kept. The target must be migrated and otherwise untouched. The data folder's \
            key goes with the data: copy it by hand.
            """
    )

    @Option(help: "Data folder or postgres://… to read.")
    var from: String

    @Option(help: "Data folder or postgres://… to fill.")
    var to: String

    func run() async throws {
        try await Console.reporting {
            guard from != to else { throw Installation.Problem(description: "Source and target are the same.") }
            let places = [DatabaseLocation(from), DatabaseLocation(to)]
            for place in places { try place.checkExists() }
            let source = try places[0].open(.system)
            let target = try places[1].open(.system)
            let bar = ProgressBar("Copying")
            let copy = StoreCopy(from: source, to: target, migrator: try Schema.migrator())
            let outcome = try await copy.run { bar.show($0, of: $1) }
            bar.finish()
            let check = try await Journal.verify(target)
            try await source.close()
            try await target.close()
            if let fault = check.fault {
                throw Installation.Problem(
                    description: "The copy is whole, but its journal does not hold: \(Sentence.of(fault))"
                )
            }
            Console.say("Copied \(outcome.rows) rows of \(outcome.tables) tables; the journal holds.")
        }
    }
}
