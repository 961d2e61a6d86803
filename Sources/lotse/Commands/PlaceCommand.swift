import ArgumentParser

/// The command `lotse place`.
struct PlaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place",
        abstract: "Gives Kita or school places by published criteria, and says for each child why.",
        discussion: """
            The file is JSON: "criteria" [{"key", "points"}, …], "programmes" [{"name", "places"}, …], "children" \
            [{"key", "wishes": [{"programme", "met": [criterion, …]}, …], "promised"}, …], best wish first, "families" \
            [{"children", "wishes": [[programme or null, …], …]}, …] who want to be together, and the lottery's "seed"; \
            counted from 0. Deferred acceptance: without families nobody gains by another list. Needs no installation. \
            People decide; this proposes.

            A folder may take the place of the file, with a table for each list. \(PlacementFile.sheets.description). \
            Several values in a cell have bars between; wishes are "0 sibling-there both-work|3": the programme's \
            number, from 0, and the criteria met there; those of families "1 2|3 -", one programme or - for each child.
            """
    )

    @Argument(help: "The file, or a folder with tables.", completion: .file(extensions: ["json"]))
    var file: String

    @Flag var form: AnswerForm?

    @Option(help: "Say why this child gets what it gets and not what it would rather have.")
    var why: Int?

    func run() async throws {
        try await Console.reporting {
            let read = try PlacementFile(reading: file)
            if let why, !read.children.indices.contains(why) {
                throw Installation.Problem(description: "--why: there is no child \(why).")
            }
            let report = PlacementReport(file: read, problem: try read.problem())
            if let why {
                Console.say(report.reasons(for: why))
            } else {
                try Console.answer(in: form, words: report.text, json: try report.json(), table: report.table)
            }
        }
    }
}
