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
            """
    )

    @Argument(help: "The file.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: "At most so many bundles.")
    var limit = 10

    @Flag(help: "Print the answer as JSON, things by their number in the file.")
    var json = false

    func run() async throws {
        try await Console.reporting {
            guard (1...100).contains(limit) else {
                throw Installation.Problem(description: "--limit: 1 to 100.")
            }
            let report = try BundleReport(try BundleFile(reading: file), limit: limit)
            Console.say(json ? try report.json() : report.text)
        }
    }
}
