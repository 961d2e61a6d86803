import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct TodayTests {
    static func question(
        _ accounts: Set<Identifier<Account>>?,
        of organisations: Set<Identifier<Organisation>> = [Sample.welcomeCenter]
    ) -> TodayQuestion {
        TodayQuestion(
            alliance: Sample.alliance,
            organisations: organisations,
            accounts: accounts,
            today: Sample.day("2026-03-02")
        )
    }

    @Test(arguments: TestStore.engines)
    func `the worklist holds what waits and nothing else`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile()
            let new = try await store.openFile(Sample.opening(owner: nil))
            _ = try await store.openFile(Sample.opening(owner: nil, organisation: Sample.agency))
            let days = ["2026-02-27", "2026-03-02", "2026-03-03", nil]
            try await store.write(as: .system) { transaction in
                for (place, due) in days.enumerated() {
                    try TaskStore.insert(
                        "Task \(place)",
                        due: due.map(Sample.day),
                        assignee: place == 1 ? Sample.colleague : Sample.adviser,
                        creator: Sample.adviser,
                        into: head,
                        in: transaction
                    )
                }
            }
            let mine = try await store.read { try TodayStore.list(Self.question([Sample.adviser]), from: $0) }
            #expect(mine.map(\.section) == [.overdue, .waiting])
            #expect(mine.map(\.title) == ["Task 0", "Олена Мельник"])
            #expect(mine.last?.values["caseFile"] == new.id.text)
            let team = try await store.read { try TodayStore.list(Self.question(nil), from: $0) }
            #expect(team.map(\.section) == [.overdue, .due, .waiting])
            let nobody = try await store.read { try TodayStore.list(Self.question(nil, of: []), from: $0) }
            #expect(nobody.isEmpty)
        }
    }
}
