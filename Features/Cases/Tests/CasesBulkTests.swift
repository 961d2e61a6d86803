import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct CasesBulkTests {
    private static let count = 90

    private func fill(_ store: any Store) async throws -> Int {
        try await CasesBulk(CasesHouse.ports(store), batch: 9).load(Self.count, into: CasesDemoTests.regions)
    }

    @Test func `as many as asked for are spread over alliances and years, the same at each run`() async throws {
        var runs: [[String]] = []
        for _ in 0..<2 {
            try await TestStore.withEmbedded(CasesSchema.migrations()) { store in
                #expect(try await fill(store) == Self.count)
                #expect(try await fill(store) == 0)
                let numbers: [Int] = try await store.read { reader in
                    try reader.list(
                        "SELECT COUNT(*) AS number FROM case_file GROUP BY alliance_id ORDER BY number"
                    ) { try $0.value("number") }
                }
                #expect(numbers == [15, 75])
                let years = try await store.read { try $0.number("SELECT COUNT(DISTINCT year) FROM case_file") }
                #expect(years >= 5)
                runs.append(try await store.snapshot())
            }
        }
        #expect(runs[0] == runs[1])
    }

    @Test func `numbers follow the days, the past is over, and the journal holds`() async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations()) { store in
            _ = try await fill(store)
            let disorder = try await store.read { reader in
                try reader.number(
                    """
                    SELECT COUNT(*) FROM case_file a JOIN case_file b ON b.alliance_id = a.alliance_id
                        AND b.year = a.year AND b.number > a.number AND b.opened_on < a.opened_on
                    """
                )
            }
            #expect(disorder == 0)
            let closed = try await store.read { reader in
                try reader.number("SELECT COUNT(*) FROM case_file WHERE status = 'closed'")
            }
            #expect(closed > Self.count / 2)
            let served = try await store.read { reader in
                try reader.number("SELECT COUNT(*) FROM referral WHERE status = 'done'")
            }
            #expect(served > 0)
            let forgotten = try await store.read { reader in
                try reader.number(
                    """
                    SELECT COUNT(*) FROM outcome_check WHERE due_on < '2026-01-01' AND checked_on IS NULL
                        AND dropped_on IS NULL
                    """
                )
            }
            #expect(forgotten == 0)
            #expect(try await Journal.verify(store).fault == nil)
        }
    }
}
