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

/// The command `lotse import auxco`.
struct ImportAuxCOCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auxco",
        abstract: "Takes the auxiliary classification of occupations (AuxCO) in: questions in plain German.",
        discussion: """
            Where a title may mean several occupations, Lotse then asks in the words of this classification: \
            categories with one line of what one does there, and the questions that lead to the unit of the KldB \
            2010. Without it, and in other languages, Lotse asks in words of its own. The folder holds the five \
            tables of one version as they were published: auxco_categories.csv, auxco_distinctions.csv, \
            auxco_followup_questions.csv, auxco_mapping_from_kldb.csv and auxco_mapping_from_isco.csv (Schierholz and \
            others, "Berufs-Hilfsklassifikation mit Tätigkeitsbeschreibungen"; \
            github.com/occupationMeasurement/auxiliary-classification). Lotse does not ship them: their own licence \
            stands beside them. Name the source where you show them, and share changes of them as that licence asks. \
            All five are taken in the place of those imported before, or none.
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
            let files = try OfficialFolder.files(in: folder, limit: limit, takes: OfficialAuxCO.takes)
            let tables = try OfficialAuxCO(files).kept(files)
            try await ImportCommand.keep(tables, isDry: dryRun, options)
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
                // Made once here, it need not be made by each server at its start.
                try await installation.occupations.refresh()
                Console.say("All of it was taken in.")
            }
        }
    }
}
