import LotseCore
import Testing

@testable import LotseWeb

@Suite struct TitleFieldsTests {
    private static let question = TitleQuestion(
        .occupation,
        [
            .init(
                key: "a",
                .written("Roofer"),
                line: "covers roofs",
                next: .question(
                    TitleQuestion(
                        .level,
                        [
                            .init(key: "a-1", .level(1), next: .occupation(32101)),
                            .init(
                                key: "a-2",
                                .level(2),
                                next: .question(
                                    TitleQuestion(
                                        .written("Where?"),
                                        [.init(key: "a-2-1", .written("Here"), next: .occupation(32142))]
                                    )
                                )
                            ),
                        ]
                    )
                )
            ), .init(key: "b", .written("Cook"), next: .occupation(29302)),
        ]
    )

    private static func fields(_ values: [String: String]) -> TitleFields {
        let words = Words(.english, from: [:])
        return TitleFields(
            question,
            first: Field("job-code", .choice([])),
            other: "another",
            in: FormData(values.mapValues { [$0] }),
            words
        )
    }

    private static func options(_ field: Field?) -> [Field.Option] {
        guard case .choice(let options)? = field?.kind else { return [] }
        return options
    }

    @Test func `nothing answered: one question, and its answers with a line each`() {
        let fields = Self.fields([:])
        #expect(fields.fields.map(\.name) == ["job-code"])
        #expect(fields.occupation == nil && fields.fields.first?.isRequired == false)
        let options = Self.options(fields.fields.first)
        #expect(options.map(\.value) == ["a", "b", ""])
        #expect(options.map(\.label) == ["Roofer", "Cook", "another"])
        #expect(options.map(\.line) == ["covers roofs", nil, nil])
        #expect(fields.fields.first?.label == nil)
    }

    @Test func `each answer opens the next question, until none is left`() {
        let second = Self.fields(["job-code": "a"])
        #expect(second.fields.map(\.name) == ["job-code", "job-code-2"])
        #expect(second.occupation == nil && second.fields.last?.isRequired == true)
        #expect(Self.options(second.fields.last).map(\.value) == ["a-1", "a-2"])
        let third = Self.fields(["job-code": "a", "job-code-2": "a-2"])
        #expect(third.fields.last?.name == "job-code-3" && third.fields.last?.label == "Where?")
        let all = Self.fields(["job-code": "a", "job-code-2": "a-2", "job-code-3": "a-2-1"])
        #expect(all.occupation == 32142 && all.fields.count == 3)
        #expect(Self.fields(["job-code": "b"]).occupation == 29302)
    }

    @Test func `an answer that is left over from another choice is not taken`() {
        let fields = Self.fields(["job-code": "b", "job-code-2": "a-1"])
        #expect(fields.occupation == 29302 && fields.fields.count == 1)
        let stale = Self.fields(["job-code": "a", "job-code-2": "b-1"])
        #expect(stale.occupation == nil && stale.fields.last?.name == "job-code-2")
    }
}
