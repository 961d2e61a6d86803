import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct CasesDemoTests {
    static let regions = ["spree-neisse", "muster"].enumerated().map { place, slug in
        AllianceProfile(
            id: Sample.id(Int64(500 + place)),
            slug: slug,
            name: slug,
            contact: CasesHouse.contact,
            fundingNotice: "",
            office: Sample.welcomeCenter
        )
    }

    @Test func `the demo is the same at each run, and a second run adds nothing`() async throws {
        var runs: [[String]] = []
        for _ in 0..<2 {
            try await TestStore.withEmbedded(CasesSchema.migrations()) { store in
                let demo = CasesDemo(CasesHouse.ports(store))
                let written = try await demo.load(Self.regions)
                #expect(written > 60)
                #expect(try await demo.load(Self.regions) == 0)
                runs.append(try await store.snapshot())
                #expect(try await Journal.verify(store).fault == nil)
            }
        }
        #expect(runs[0].filter { !$0.hasPrefix("sensitive") } == runs[1].filter { !$0.hasPrefix("sensitive") })
    }

    @Test(arguments: TestStore.engines)
    func `the demo shows cases and needs in every state`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            _ = try await CasesDemo(CasesHouse.ports(store)).load(Self.regions)
            let states: [String] = try await store.read { reader in
                try reader.list("SELECT DISTINCT status FROM case_file ORDER BY status") { try $0.value("status") }
            }
            #expect(Set(states) == Set(CaseFile.Status.allCases.map(\.rawValue)).subtracting(["merged"]))
            let needs: [String] = try await store.read { reader in
                try reader.list("SELECT DISTINCT status FROM need ORDER BY status") { try $0.value("status") }
            }
            #expect(Set(needs) == Set(Need.Status.allCases.map(\.rawValue)))
            let unmarked = try await store.read { reader in
                try reader.number(
                    """
                    SELECT COUNT(*) FROM case_file f WHERE NOT EXISTS (SELECT 1 FROM note n
                        WHERE n.case_file_id = f.id AND n.body LIKE 'Vorführdaten%')
                    """
                )
            }
            #expect(unmarked == 0)
            let double = try await store.read { reader in
                let filter = CaseFileFilter(alliance: Self.regions[0].id, organisations: nil)
                return try CaseFileListStore.list(filter, limit: 200, from: reader).first {
                    $0.name.contains("Kovalchuk") && $0.name.contains("Oleksandr")
                }
            }
            let found = try await store.duplicates(of: try #require(double).head)
            #expect(found.first?.likelihood == .likely)
        }
    }
}
