import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import lotse

/// The public question "what fits us?" in the whole house.
@Suite struct PublicQuestionTests {
    /// Everything that the database holds, compared row by row.
    @Test func `nothing is kept of what a visitor asks`() async throws {
        try await DemoHouse.shared().remembering { demo in
            let path = "/de/\(DemoHouse.slug)/was-passt"
            let before = try await TableContents.all(demo.store)
            try await TestBrowser.visit(demo.house, as: nil, on: demo.store) { visitor in
                let answer = try await visitor.submit(
                    path,
                    to: path,
                    [
                        ("occupation-1", "Krankenschwester"), ("german-1", "b1"), ("child-1", "2022-03-01"),
                        ("dwelling", "rent"), ("rooms", "0"), ("arrive", "2027-09-01"), ("minutes", "60"),
                        ("mode", "car"),
                    ]
                )
                #expect(answer.main.contains("Das passt zusammen"))
            }
            let after = try await TableContents.all(demo.store)
            #expect(after == before)
        }
    }
}
