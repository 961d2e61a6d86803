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
            """
    )

    @Argument(help: "The file.", completion: .file(extensions: ["json"]))
    var file: String

    @Flag(help: "Print the answer as JSON: a programme or null for each child, and all lots.")
    var json = false

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
                Console.say(json ? try report.json() : report.text)
            }
        }
    }
}
