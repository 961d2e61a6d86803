import ArgumentParser

/// The command `lotse bundles`.
struct BundlesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundles",
        abstract: "Finds home, work, Kita, school and course that fit a household together, or what blocks.",
        discussion: """
            The file is JSON: "homes" [{"name", "at": [latitude, longitude], "rooms", "rent", "heating", "free"}, …], \
            "vacancies" [{"name", "at", "hours": "07:00-15:00", "pay", "starts"}, …], "facilities" [{"name", "at", \
            "kind", "born": [first, last], "hours", "free", "places", "fee"}, …], "courses" [{"name", "at", "kind", \
            "hours", "starts", "seats"}, …] and the "household" {"rooms", "from", "by", "budget", "adults": [{"name", \
            "minutes": {"car": 40}, "vacancies": [{"vacancy", "points"}, …]}, …], "children": [{"name", "kinds", \
            "born", "minutes"}, …]}. Money is cents a month, ways are minutes one way. Where nothing fits, what blocks \
            is proven to be minimal, and each way around has been tried. Needs no installation.

            A folder may take the place of the file, with a table for each list. \(BundleFile.sheets.description). \
            Several values in a cell have bars between ("kita|school"); minutes are "car=40|walk=20", the vacancies of \
            an adult "0 800|3 650": the number, from 0, and the points.
            """
    )

    @Argument(help: "The file, or a folder with tables.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: "At most so many bundles.")
    var limit = 10

    @Flag var form: AnswerForm?

    func run() async throws {
        try await Console.reporting {
            guard (1...100).contains(limit) else {
                throw Installation.Problem(description: "--limit: 1 to 100.")
            }
            let report = try BundleReport(try BundleFile(reading: file), limit: limit)
            try Console.answer(in: form, words: report.text, json: try report.json(), table: report.table)
        }
    }
}
