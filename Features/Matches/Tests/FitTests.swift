import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Matches

/// The public question: answered in every language, nothing kept.
@Suite struct FitTests {
    private static let german = "/de/musterland/was-passt"
    private static let answers = [
        ("occupation-1", "Pflegefachfrau"), ("german-1", "b1"), ("child-1", "2022-09-01"), ("dwelling", "rent"),
        ("rooms", "0"), ("arrive", "2027-06-01"), ("minutes", "45"), ("mode", "car"),
    ]

    @Test(arguments: [Language.german, .arabic])
    func `question and answer look as they were reviewed`(language: Language) async throws {
        try await MatchesHouse.with { room in
            try await room.visit(as: nil) { visitor in
                let path = MatchesPaths.fit.link(language, alliance: "musterland")
                try assertSnapshot(try await visitor.get(path).main, named: "fit-\(language.tag)")
                let asked = Self.answers.map { ($0.0, $0.0 == "occupation-1" && language == .arabic ? "ممرضة" : $0.1) }
                let answer = try await visitor.submit(path, to: path, asked)
                #expect(answer.status == .ok)
                try assertSnapshot(answer.main, named: "fit-answer-\(language.tag)")
            }
        }
    }

    @Test func `bad answers get a sentence each, and what was typed stays`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit(as: nil) { visitor in
                let bad = [
                    ("occupation-1", "Zauberin"), ("dwelling", "settled"), ("rooms", "0"), ("arrive", "2020-01-01"),
                    ("minutes", "900"), ("mode", "car"), ("child-1", "31.02.2020"),
                ]
                let answer = try await visitor.submit(Self.german, to: Self.german, bad)
                #expect(answer.status == .unprocessableContent)
                for sentence in [
                    "Diesen Beruf kennen wir nicht", "in welchem Ort", "schon vorbei", "value=\"Zauberin\"",
                ] {
                    #expect(answer.main.contains(sentence), "\(sentence)")
                }
            }
        }
    }

    @Test func `an unclear occupation is asked about, question by question, and nothing typed is lost`() async throws {
        try await MatchesHouse.with { room in
            try await room.visit(as: nil) { visitor in
                let unclear = Self.answers.map { ($0.0, $0.0 == "occupation-1" ? "Elektrik" : $0.1) }
                let first = try await visitor.submit(Self.german, to: Self.german, unclear)
                #expect(first.status == .unprocessableContent)
                #expect(first.main.contains("Schaltschränke bauen") && first.main.contains("value=\"Elektrik\""))
                #expect(!first.main.contains("occupation-1-code-2"))
                let chosen = unclear + [("occupation-1-code", "26252")]
                let second = try await visitor.submit(Self.german, to: Self.german, chosen)
                #expect(second.status == .unprocessableContent)
                #expect(second.main.contains("Was muss man dafür in der Regel gelernt haben?"))
                #expect(second.main.contains("value=\"26252\" checked") && second.main.contains("value=\"2022-09-01\""))
                try assertSnapshot(second.main, named: "fit-question-de")
                let answered = chosen + [("occupation-1-code-2", "26252-2")]
                #expect(try await visitor.submit(Self.german, to: Self.german, answered).status == .ok)
                let other = unclear + [("occupation-1-code", "26112"), ("occupation-1-code-2", "26252-2")]
                #expect(try await visitor.submit(Self.german, to: Self.german, other).status == .ok)
            }
        }
    }
}
