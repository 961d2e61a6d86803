import ArgumentParser
import LotseCore
import LotseFormats

/// The command `lotse import`.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes official files and lists of offers in.",
        subcommands: [
            ImportMunicipalitiesCommand.self, ImportESCOCommand.self, ImportKldBCommand.self,
            ImportAuxCOCommand.self, ImportListingsCommand.self,
        ]
    )
}

/// The command `lotse import municipalities`.
struct ImportMunicipalitiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "municipalities",
        abstract: "Takes the official register of municipalities (GV100AD) in.",
        discussion: """
            The file is published by the Statistisches Bundesamt (licence dl-de/by-2-0). All of it is taken or nothing: \
            each record that does not do is named with line and column. Positions, postcodes and Sorbian names that are \
            known already stay.
            """
    )

    @Argument(help: "The file GV100AD….txt, in UTF-8 or Latin-1.", completion: .file(extensions: ["txt", "asc"]))
    var file: String

    @Flag(help: "Read and compare only; write nothing.")
    var dryRun = false

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            let bytes = try GuardedFile.read(file, limit: GV100AD.Limits().bytes)
            try await Installation.withExisting(options) { installation in
                try await installation.checkSchema()
                let bar = ProgressBar("Reading")
                let work = MunicipalityImport(registry: NetworkRegistry(store: installation.store))
                let plan = try await work.plan(bytes) { bar.show($0, of: $1) }
                bar.finish()
                Console.say(Self.summary(of: plan))
                if dryRun {
                    Console.say("Nothing was written (--dry-run).")
                } else {
                    try await work.carryOut(plan)
                    Console.say("All of it was taken in.")
                }
            }
        }
    }

    static func summary(of plan: MunicipalityImport.Plan) -> String {
        let register = plan.register
        var lines = [
            "Register of \(register.day), \(register.recordCount) records, \(register.encoding.rawValue):",
            "\(register.municipalities.count) municipalities in \(register.districtCount) districts, "
                + "\(register.population) inhabitants.",
            "\(plan.new) new, \(plan.changed) changed, \(plan.same) as known.",
        ]
        if !plan.gone.isEmpty {
            let names = plan.gone.prefix(10).map { "\($0.key) \($0.name)" }.joined(separator: ", ")
            let more = plan.gone.count > 10 ? " …" : ""
            lines.append("\(plan.gone.count) known ones are not in the register any more and stay: \(names)\(more)")
        }
        return lines.joined(separator: "\n")
    }
}
