import LotseCore
import Testing

@testable import LotseVocabulary

/// Questions of our own, over an invented part of the KldB.
@Suite struct StructureQuestionsTests {
    private static let names = [
        26111: "Helfer Mechatronik", 26112: "Mechatronikerin", 26113: "Technikerin Mechatronik", 26193: "Meisterin",
        26194: "Betriebsleiterin", 29302: "Köchin", 26122: "Automatisierer",
    ]

    private static func question(_ codes: Int..., most: Int = 6) -> TitleQuestion {
        let candidates = codes.map { StructureQuestions.Candidate(code: $0, name: names[$0] ?? "", line: "tut \($0)") }
        return StructureQuestions(name: { names[$0] }, most: most).question(candidates)
    }

    @Test func `different fields are one question, each with what one does there`() {
        let question = Self.question(26112, 29302)
        #expect(question.subject == .occupation)
        #expect(question.answers.map(\.meaning) == [.written("Mechatronikerin"), .written("Köchin")])
        #expect(question.answers.map(\.line) == ["tut 26112", "tut 29302"])
        #expect(question.answers.map(\.key) == ["26112", "29302"])
        #expect(question.asked(after: ["29302"]).occupation == 29302)
    }

    @Test func `several levels of a field are asked about once it is chosen, with all levels that there are`() {
        let question = Self.question(26112, 29302, 26113)
        #expect(question.answers.count == 2)
        let asked = question.asked(after: ["26112"])
        #expect(asked.questions.last?.subject == .level)
        #expect(asked.questions.last?.answers.map(\.meaning) == [.level(1), .level(2), .level(3)])
        #expect(
            asked.questions.last?.answers.map(\.line) == [
                "Helfer Mechatronik", "Mechatronikerin", "Technikerin Mechatronik",
            ]
        )
        #expect(question.asked(after: ["26112", "26111"]).occupation == 26111)
        #expect(question.asked(after: ["29302", "26111"]).occupation == 29302)
    }

    @Test func `who may lead is asked so, before the level`() {
        let question = Self.question(26112, 26193, 26113, 29302)
        let lead = question.asked(after: ["26112"]).questions.last
        #expect(lead?.subject == .lead)
        #expect(lead?.answers.map(\.meaning) == [.leadsNobody, .supervises, .manages])
        #expect(question.asked(after: ["26112", "26194"]).occupation == 26194)
        #expect(question.asked(after: ["26112", "26112-nobody"]).questions.last?.subject == .level)
        #expect(question.asked(after: ["26112", "26112-nobody", "26113"]).occupation == 26113)
        #expect(Self.question(26112, 26193, 29302).asked(after: ["26112", "26112-nobody"]).occupation == 26112)
    }

    @Test func `words that mean leaders only are not asked about levels`() {
        let question = Self.question(26194, 26193)
        #expect(question.subject == .lead)
        #expect(question.answers.map(\.meaning) == [.supervises, .manages])
    }

    @Test func `one field alone needs no choice, and no more are offered than wanted`() {
        #expect(Self.question(26112, 26113).subject == .level)
        #expect(Self.question(29302).asked(after: ["29302"]).occupation == 29302)
        let few = Self.question(26112, 29302, 26122, most: 2)
        #expect(few.answers.map(\.key) == ["26112", "29302"])
    }

    @Test func `answers to other questions are not read`() {
        let question = Self.question(26112, 26113, 29302)
        #expect(question.asked(after: []).questions.count == 1)
        #expect(question.asked(after: ["", "26113"]).questions.count == 1)
        #expect(question.asked(after: ["99999"]).occupation == nil)
        #expect(question.asked(after: ["26112", "29302"]).questions.count == 2)
    }
}
