import ArgumentParser
import Foundation
import LotseFormats
import LotseMatching
import LotseVocabulary

/// The command `lotse bench`.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures how well Lotse understands.",
        subcommands: [BenchVocabularyCommand.self]
    )
}

/// The command `lotse bench vocabulary`.
struct BenchVocabularyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vocabulary",
        abstract: "Measures how well titles of occupations are understood, by the protocol of the benchmark MELO.",
        discussion: """
            Every label of a set's corpus is ranked for each query; of the same score the first stands higher. Figures are \
            told for two orders: each concept once first, and plain, every label by its own score. The sets are \
            folders such as pol_q_pl_c_en (queries in Polish, labels in English) with queries.tsv, corpus_elements.tsv, \
            concept_mapping.tsv and annotations.tsv. What Lotse knows is ESCO (a folder, as `lotse import esco` takes it), \
            files of the KldB where they are named, and its own model. Needs no installation.
            """
    )

    @Argument(help: "Folder with sets, or one set.", completion: .directory)
    var sets: String?

    @Option(help: "Folder with the files of ESCO.", completion: .directory)
    var esco: String

    @Option(help: "File of the KldB; may be given several times.", completion: .file(extensions: ["csv", "tsv"]))
    var kldb: [String] = []

    @Option(help: "Crosswalk of the Bundesagentur to ESCO: its German titles as a set of their own.")
    var crosswalk: String?

    @Option(help: "The Bundesagentur's list of titles: do 2,000 of them mean the same for women and for men?")
    var pairs: String?

    @Option(help: "Another model than the one that came with the program.")
    var model: String?

    @Flag(help: "One JSON object a set, with times of the processor, instead of a table.")
    var json = false

    func run() async throws {
        try await Console.reporting {
            let limit = VocabularyLimits().bytes
            let files = try OfficialFolder.files(in: esco, limit: limit, takes: OfficialESCO.takes)
            let official =
                try kldb.map { try OfficialKldB.read(try OfficialFolder.file($0, limit: limit)) }
                + [try OfficialESCO.read(files)]
            let encoder =
                try model.map { try WordEncoder(try GuardedFile.read($0, limit: limit)) } ?? WordsModel.shipped()
            let benchmark = TitleBenchmark(official, encoder: encoder)
            func say(_ task: TitleBenchmark.Task) throws {
                let report = try VocabularyReport(of: task, benchmark)
                Console.say(json ? try report.json() : report.line)
            }
            if !json { Console.say(VocabularyReport.heading) }
            for name in try sets.map(Self.names) ?? [] { try say(try Self.task(name)) }
            if let crosswalk {
                let file = try OfficialFolder.file(crosswalk, limit: limit)
                let links = try OccupationLink.read(file.bytes, file: file.name)
                for printed in ["de", "en"] { try say(try benchmark.german(links, printed: printed)) }
            }
            if let pairs {
                let file = try OfficialFolder.file(pairs, limit: limit)
                let titles = try OccupationTitle.read(file.bytes, file: file.name)
                let finder = try benchmark.finder(ofTitlesIn: "de")
                let report = GenderReport(GenderBenchmark(titles, most: Self.mostPairs, finder).measure())
                Console.say(json ? try report.json() : report.lines)
            }
        }
    }

    private static let mostPairs = 2_000

    /// The folders of the sets, those in their own language first.
    private static func names(in path: String) throws -> [URL] {
        let top = URL(filePath: path, directoryHint: .isDirectory)
        let below = try FileManager.default.contentsOfDirectory(at: top, includingPropertiesForKeys: nil)
        let sets = ([top] + below).filter { TitleBenchmark.languages(ofSet: $0.lastPathComponent) != nil }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        guard !sets.isEmpty else {
            throw Installation.Problem(description: "\(path) holds no set; they are called like pol_q_pl_c_en.")
        }
        let isOwn = { (set: URL) in
            TitleBenchmark.languages(ofSet: set.lastPathComponent).map { $0.asked == $0.printed } ?? false
        }
        return sets.filter(isOwn) + sets.filter { !isOwn($0) }
    }

    private static func task(_ folder: URL) throws -> TitleBenchmark.Task {
        func file(_ name: String) throws -> MELOSet.File {
            (name, try GuardedFile.read(folder.appending(path: name).path, limit: VocabularyLimits().bytes))
        }
        let set = try MELOSet(
            queries: try file("queries.tsv"),
            corpus: try file("corpus_elements.tsv"),
            concepts: try file("concept_mapping.tsv"),
            annotations: try file("annotations.tsv")
        )
        let name = folder.lastPathComponent
        guard let languages = TitleBenchmark.languages(ofSet: name) else {
            throw Installation.Problem(description: "\(name) is no name of a set.")
        }
        return TitleBenchmark.Task(name: name, asked: languages.asked, printed: languages.printed, set: set)
    }
}
