import ArgumentParser

/// The command `lotse match`.
struct MatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Ranks vacancies for a person or people for a vacancy, with reasons and obstacles.",
        discussion: """
            The file is JSON: "people" [{"name", "trades": [{"occupation": "81302", "recognition"}, …], "level", \
            "skills", "german": "B1", "hours": [30, 40], "at": [latitude, longitude], "minutes": {"car": 40}, "from", \
            …}, …] and "vacancies" [{"name", "occupation", "regulated", "required", "german", "hours", "at", "starts", \
            …}, …]. Occupations are codes of the KldB 2010, money is gross cents a month. Exact: the same as looking at \
            every pair. No sex, origin, religion, disability or age enters. Needs no installation. People decide; this \
            proposes.

            A folder may take the place of the file, with a table for each list. \(MatchFile.sheets.description). \
            Several values in a cell have bars between ("late|night"); trades are "81302 partial|81313", minutes \
            "car=40|walk=20".
            """
    )

    @Argument(help: "The file, or a folder with tables.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: "Rank the vacancies for this person, counted from 0.")
    var person: Int?

    @Option(help: "Rank the people for this vacancy, counted from 0.")
    var vacancy: Int?

    @Option(help: "At most so many.")
    var limit = 10

    @Flag var form: AnswerForm?

    func run() async throws {
        try await Console.reporting {
            let report = try report(on: try MatchFile(reading: file))
            try Console.answer(in: form, words: report.text, json: try report.json(), table: report.table)
        }
    }

    private func report(on file: MatchFile) throws -> MatchReport {
        guard (1...1_000).contains(limit) else { throw Installation.Problem(description: "--limit: 1 to 1000.") }
        let question = try MatchQuestion(file)
        switch (person, vacancy) {
        case (let person?, nil):
            guard file.people.indices.contains(person) else {
                throw Installation.Problem(description: "--person: there is no person \(person).")
            }
            let found = try question.vacancies(for: person, limit: limit)
            return MatchReport(
                names: file.vacancies.map(\.name),
                matches: found.matches,
                census: found.census,
                skills: question.skills
            )
        case (nil, let vacancy?):
            guard file.vacancies.indices.contains(vacancy) else {
                throw Installation.Problem(description: "--vacancy: there is no vacancy \(vacancy).")
            }
            return MatchReport(
                names: file.people.map(\.name),
                matches: try question.people(for: vacancy, limit: limit),
                census: nil,
                skills: question.skills
            )
        default: throw Installation.Problem(description: "Say for whom: --person N or --vacancy N.")
        }
    }
}
