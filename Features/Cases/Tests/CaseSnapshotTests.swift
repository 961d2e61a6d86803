import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Cases

/// What staff and the people themselves read of a case, as it was reviewed.
@Suite struct CaseSnapshotTests {
    private static let staffPages: [(String, Path)] = [
        ("today", CasesPaths.today), ("list", CasesPaths.list), ("case", CasesPaths.one),
        ("history", CasesPaths.history), ("need", CasesPaths.need), ("consultation", CasesPaths.newConsultation),
        ("plan", PlanPaths.plan), ("duplicates", CasesPaths.duplicates), ("duplicate", CasesPaths.duplicate),
        ("report", CasesPaths.report), ("close", OutcomePaths.close),
    ]

    @Test func `staff pages look as they were reviewed`() async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations() + House.migrations()) { store in
            let furnished = try await CasePageTests.furnish(store)
            try await CasesHouse.visit(as: .owner, on: store) { adviser in
                for (name, path) in Self.staffPages {
                    let page = try await adviser.get(path.link(.german, alliance: "muster", furnished.values))
                    try assertSnapshot(page.main, named: "\(name)-de")
                }
            }
        }
    }

    @Test(arguments: [("de", Language.german), ("ar", Language.arabic)])
    func `a person's own pages look as they were reviewed`(_ name: String, _ language: Language) async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations() + House.migrations()) { store in
            let furnished = try await CasePageTests.furnish(store)
            let token = String(repeating: "s", count: 43)
            try await store.write(as: .member(Sample.adviser)) { transaction in
                _ = try MatterStore.insert(
                    alliance: furnished.head.alliance,
                    language: language,
                    tokenHash: SecretToken.hash(of: token),
                    caseFile: furnished.head.id,
                    in: transaction
                )
            }
            let pages = [
                ("request", IntakePaths.start), ("request-begin", IntakePaths.begin), ("own-request", IntakePaths.own),
                ("matter", IntakePaths.matter), ("own-plan", PlanPaths.own),
            ]
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                for (page, path) in pages {
                    let answer = try await person.get(path.link(language, alliance: "muster", ["token": token]))
                    try assertSnapshot(answer.main, named: "\(page)-\(name)")
                }
            }
        }
    }
}
