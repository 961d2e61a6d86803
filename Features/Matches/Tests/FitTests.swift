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
}
