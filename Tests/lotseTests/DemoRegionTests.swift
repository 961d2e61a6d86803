import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import lotse

@Suite struct DemoRegionTests {
    private let day = Day("2026-11-23")

    @Test func `the region is the same at each run for the same day`() async throws {
        let day = try #require(day)
        let first = try await TestInstallation.with(sources: .system) { installation in
            _ = try await DemoRegion(on: day).load(into: installation)
            return try await TableContents.all(installation.store)
        }
        let second = try await TestInstallation.with(sources: .system) { installation in
            _ = try await DemoRegion(on: day).load(into: installation)
            return try await TableContents.all(installation.store)
        }
        #expect(first.keys.sorted() == second.keys.sorted())
        // Sealed bytes differ by the random nonce that a seal begins with.
        let sealed = ["second_factor", "agreement_file_chunk"]
        for (table, rows) in first where !sealed.contains(table) && rows != second[table] {
            Issue.record("\(table) differs: \(Set(rows).subtracting(second[table] ?? []).first ?? "")")
        }
        #expect((first["municipality"]?.count ?? 0) > 100)
        #expect((first["alliance"]?.count ?? 0) >= 5)
    }

    @Test func `the region goes into an empty installation only`() async throws {
        let day = try #require(day)
        try await TestInstallation.with { installation in
            try await TestInstallation.journal(1, into: installation.store)
            await #expect(throws: Installation.Problem.self) {
                try await DemoRegion(on: day).load(into: installation)
            }
        }
    }

    @Test func `the region's journal holds, and everything in it refers to something`() async throws {
        let day = try #require(day)
        try await TestInstallation.with(sources: .system) { installation in
            _ = try await DemoRegion(on: day).load(into: installation)
            #expect(try await Journal.verify(installation.store).fault == nil)
            #expect(try await Soundness.faults(of: installation.store) == [])
        }
    }
}
