import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct TaskTests {
    @Test(arguments: TestStore.engines)
    func `open tasks stand by their day and leave the list when they are done`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile()
            let days: [String?] = [nil, "2026-03-10", "2026-03-01"]
            try await store.write(as: .member(Sample.adviser)) { transaction in
                for due in days {
                    try TaskStore.insert(
                        "Call \(due ?? "some time")",
                        due: due.map(Sample.day),
                        assignee: Sample.colleague,
                        creator: Sample.adviser,
                        into: head,
                        in: transaction
                    )
                }
            }
            let tasks = try await store.read { try TaskStore.listOpen(of: head.id, from: $0) }
            #expect(tasks.map(\.dueOn) == [Sample.day("2026-03-01"), Sample.day("2026-03-10"), nil])
            #expect(tasks.map { $0.isOverdue(on: Sample.day("2026-03-02")) } == [true, false, false])
            try await store.write(as: .member(Sample.colleague)) { transaction in
                try TaskStore.end(tasks[0], as: .done, by: Sample.colleague, of: head, in: transaction)
            }
            #expect(try await store.read { try TaskStore.listOpen(of: head.id, from: $0) }.count == 2)
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .system) {
                    try TaskStore.end(tasks[0], as: .dropped, by: Sample.colleague, of: head, in: $0)
                }
            }
        }
    }
}
