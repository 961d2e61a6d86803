import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct NeedTests {
    @Test func `every state has its way on and a settled need can be reopened only`() {
        for status in Need.Status.allCases {
            #expect(!status.next.isEmpty)
            if status.isSettled { #expect(status.next == [.open]) }
            #expect(!status.permits(status).isAllowed)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an unmet need says why, others do not`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile(Sample.opening(needs: [.init(topic: .childcare)]))
            let need = try await store.read { try NeedStore.list(of: head.id, from: $0)[0] }
            for (status, reason) in [(Need.Status.unmet, Need.UnmetReason?.none), (.met, .noPlace)] {
                await #expect(throws: CasesError.denied(.wrongState)) {
                    try await store.write(as: .system) {
                        try NeedStore.change(need, to: status, because: reason, of: Sample.alliance, in: $0)
                    }
                }
            }
            try await store.write(as: .system) {
                try NeedStore.change(need, to: .unmet, because: .noPlace, of: Sample.alliance, in: $0)
            }
            let unmet = try await store.read { try NeedStore.find(need.id, of: head.id, from: $0) }
            #expect(unmet.unmetReason == .noPlace)
            #expect(unmet.settledOn == Sample.day("2026-03-02"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a need cannot concern somebody of another household`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let (head, other) = (try await store.openFile(), try await store.openFile())
            let stranger = try #require(try await store.household(other.id).first)
            await #expect(throws: CasesError.notFound) {
                try await store.write(as: .system) {
                    let draft = Need.Draft(topic: .work, person: stranger.id)
                    try NeedStore.insert(draft, into: head.id, of: Sample.alliance, in: $0)
                }
            }
        }
    }
}
