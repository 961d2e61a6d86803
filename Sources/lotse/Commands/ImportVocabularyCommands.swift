import ArgumentParser
import LotseFormats
import LotseVocabulary

/// The command `lotse import esco`.
struct ImportESCOCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "esco",
        abstract: "Takes ESCO, the European classification of occupations and skills, in.",
        discussion: """
            The folder is the unpacked download in CSV, in as many languages as wanted (European Commission; name the \
            source where you show it): occupations_de.csv, skills_de.csv, ISCOGroups_de.csv, occupationSkillRelations.csv; \
            tables of labels (address, language, label, with tabs) may lie beside them. All of it is taken in the place of \
            what was imported before, or nothing: each row that does not do is named with file and line. Servers at work \
            use it within a minute.
            """
    )

    @Argument(help: "The folder.", completion: .directory)
    var folder: String

    @Flag(help: "Read and check only; write nothing.")
    var dryRun = false

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            let limit = VocabularyLimits().bytes
            let files = try OfficialFolder.files(in: folder, limit: limit, takes: OfficialESCO.takes)
            let vocabulary = try OfficialESCO.read(files)
            try await ImportCommand.keep([vocabulary], isDry: dryRun, options)
        }
    }
}

/// The command `lotse import kldb`.
struct ImportKldBCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kldb",
        abstract: "Takes files of the German classification of occupations (KldB 2010) in.",
        discussion: """
            As the Bundesagentur für Arbeit publishes them, told apart by what they hold: the classification with \
            explanations (CSV), the list of all titles (with dkz and bkz), the table of units and groups of ISCO-08, the \
            crosswalk to ESCO. Each takes the place of the one of its kind that was imported before; all files are taken or \
            none, and each row that does not do is named with file and line. Servers at work use it within a minute.
            """
    )

    @Argument(help: "The files.", completion: .file(extensions: ["csv", "tsv"]))
    var files: [String]

    @Flag(help: "Read and check only; write nothing.")
    var dryRun = false

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            let limit = VocabularyLimits().bytes
            let vocabularies = try files.map { try OfficialKldB.read(try OfficialFolder.file($0, limit: limit)) }
            try await ImportCommand.keep(vocabularies, isDry: dryRun, options)
        }
    }
}

extension ImportCommand {
    /// Says what was read, and keeps it unless this is a dry run.
    fileprivate static func keep(
        _ vocabularies: [OfficialVocabulary],
        isDry: Bool,
        _ options: SettingsOptions
    ) async throws {
        try await Installation.withExisting(options) { installation in
            try await installation.checkSchema()
            for vocabulary in vocabularies { Console.say(vocabulary.summary) }
            if isDry {
                Console.say("Nothing was written (--dry-run).")
            } else {
                try await VocabularyImport(store: installation.store).carryOut(vocabularies)
                Console.say("All of it was taken in.")
            }
        }
    }
}
