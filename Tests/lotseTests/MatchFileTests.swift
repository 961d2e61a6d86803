import Foundation
import LotseMatching
import Testing

@testable import lotse

@Suite struct MatchFileTests {
    /// A nurse whose recognition is partial; a hospital near by, one far away, and a joiner's workshop.
    private static let text = """
        {"people": [
           {"name": "Anna", "trades": [{"occupation": "81302", "recognition": "partial"}], "level": 2,
            "skills": ["wound care"], "learning": ["palliative care"], "german": "B1", "hours": [30, 40],
            "shifts": ["late"], "at": [51.74, 14.64], "minutes": {"car": 40}, "from": "2026-03-02"},
           {"name": "Ben", "trades": [{"occupation": "22342"}], "level": 2, "hours": [35, 40], "from": "2026-03-02"}],
         "vacancies": [
           {"name": "Klinik Nord", "occupation": "81302", "regulated": true, "required": ["wound care", "palliative care"],
            "german": "B2", "hours": [30, 39], "shifts": ["late", "night"], "at": [51.757, 14.33], "starts": "2026-03-15"},
           {"name": "Klinik Fern", "occupation": "81302", "regulated": true, "hours": [30, 39], "at": [53.5, 10.0],
            "starts": "2026-03-15"},
           {"name": "Tischlerei", "occupation": "22342", "hours": [38, 40], "at": [51.75, 14.6], "starts": "2026-03-15"}]}
        """

    private func question(_ text: String = Self.text) throws -> MatchQuestion {
        let url = FileManager.default.temporaryDirectory.appending(path: "match-\(UUID().uuidString).json")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try MatchQuestion(try MatchFile(reading: url.path))
    }

    private func complaint(_ text: String) -> String? {
        do {
            _ = try question(text).vacancies(for: 0, limit: 10)
            return nil
        } catch {
            return (error as? Installation.Problem)?.description.replacing(#/^.*\.json: /#, with: "")
        }
    }

    @Test func `vacancies for a person come with score, reasons and the way around what is in the way`() throws {
        let question = try question()
        let found = try question.vacancies(for: 0, limit: 10)
        let report = MatchReport(
            names: ["Klinik Nord", "Klinik Fern", "Tischlerei"],
            matches: found.matches,
            census: found.census,
            skills: question.skills
        )
        #expect(found.matches.map(\.number) == [0])
        for part in [
            "2 vacancies of near trades: 0 without an obstacle, 1 with a way around.\nNot listed: 1 for the way to work.",
            " points: Klinik Nord\n",
            "in the way: recognition; work as an assistant until what is missing is made good",
            "occupation: 260 of 260, 4 digits shared with 81302", "being learnt: palliative care",
            "German: ", "B2 needed, B1 there", "way to work: ",
        ] {
            #expect(report.text.contains(part), "\(part) in \(report.text)")
        }
        struct Entry: Decodable {
            let score: Int
            let contributions: [String: Int]
        }
        let entries = try JSONDecoder().decode([Entry].self, from: Data(try report.json().utf8))
        #expect(entries.map(\.score) == entries.map { $0.contributions.values.reduce(0, +) })
    }

    @Test func `people for a vacancy have the same scores as the vacancy for them`() throws {
        let question = try question()
        let there = try question.people(for: 0, limit: 10)
        let back = try question.vacancies(for: 0, limit: 10).matches
        #expect(there.map(\.number) == [0])
        #expect(there.first?.assessment.score == back.first?.assessment.score)
        #expect(try question.people(for: 2, limit: 10).map(\.number) == [1])
    }

    @Test func `what cannot be is named with its place`() {
        let text = Self.text
        #expect(
            complaint(text.replacing(#""german": "B1""#, with: #""german": "D1""#))
                == "people[0]: D1 is none of none, A1, A2, B1, B2, C1, C2."
        )
        #expect(
            complaint(text.replacing(#""occupation": "22342"}"#, with: #""occupation": "2234"}"#))
                == "people[1], occupation: 2234 has not five digits."
        )
        #expect(
            complaint(text.replacing(#""hours": [38, 40]"#, with: #""hours": [40, 38]"#))
                == "vacancies[2], hours: the least and the most a week, such as [30, 39]."
        )
        #expect(
            complaint(text.replacing(#""hours": [38, 40]"#, with: #""hours": [38, 400]"#))
                == "vacancies[2]: hours go from 0 to 100 a week."
        )
        #expect(
            complaint(text.replacing(#""level": 2,"#, with: #""level": 7,"#)) == "people: levels go from 1 to 4."
        )
        #expect(
            complaint(text.replacing(#""minutes": {"car": 40}"#, with: #""minutes": {"boat": 40}"#))?
                .hasPrefix("people[0], minutes: boat is none of") == true
        )
    }
}
