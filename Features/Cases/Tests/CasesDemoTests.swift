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
            #expect(Set(states) == Set(CaseFile.Status.allCases.map(\.rawValue)))
            let needs: [String] = try await store.read { reader in
                try reader.list("SELECT DISTINCT status FROM need ORDER BY status") { try $0.value("status") }
            }
            #expect(Set(needs) == Set(Need.Status.allCases.map(\.rawValue)))
            let unmarked = try await store.read { reader in
                try reader.number(
                    """
                    SELECT COUNT(*) FROM case_file f WHERE f.status <> 'merged' AND NOT EXISTS (SELECT 1 FROM note n
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

    /// A region where somebody answers for everything, as in the seeded one.
    private struct Complete: ResponsibilitySource {
        func responsibility(
            for topic: Topic,
            in municipality: MunicipalityKey,
            on day: Day,
            alliance: Identifier<Alliance>
        ) async throws -> ResponsibilityAnswer {
            .one(
                ResponsibleBody(
                    organisation: Sample.agency,
                    name: "Agentur",
                    contact: CasesHouse.contact,
                    since: Sample.day("2020-01-01")
                )
            )
        }
    }

    @Test func `the demo shows referrals and plans in every state, requests and messages`() async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations()) { store in
            let house = CasesHouse.ports(store)
            let ports = CasesPorts(
                store: store,
                vault: house.vault,
                staff: house.staff,
                network: house.network,
                responsibility: Complete(),
                recognition: house.recognition,
                publicURL: house.publicURL
            )
            _ = try await CasesDemo(ports).load(Self.regions)
            let referrals: [ReferralStatus] = try await store.read { reader in
                try reader.list("SELECT DISTINCT status FROM referral") { try $0.value("status") }
            }
            let known = Set(ReferralWorkflow.transitions.flatMap { [$0.from, $0.to] })
            #expect(Set(referrals) == known)
            #expect(known == Set(ReferralStatus.allCases))
            let stages = try await store.read { reader in
                let files: [Identifier<CaseFile>] = try reader.list("SELECT id FROM case_file") { try $0.value("id") }
                return Set(
                    try files.map { file in
                        let people = try HouseholdStore.list(of: file, from: reader)
                        let plan = try PlanStore.fetch(of: file, from: reader)
                        let names = Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
                        return plan.stage(of: plan.terms(naming: names))
                    }
                )
            }
            #expect(stages == Set(Plan.Stage.allCases).subtracting(Self.stagesOfOtherRegions))
            let question = TodayQuestion(
                alliance: Self.regions[0].id,
                organisations: [Sample.welcomeCenter],
                accounts: nil,
                today: Berlin.day(at: TestStore.moment)
            )
            let waiting = try await store.read { try TodayStore.list(question, from: $0) }
            let keys: Set = ["request", "message", "answer", "plan-step-due", "plan-step-overdue", "plan-change"]
            #expect(keys.subtracting(waiting.map(\.key)) == [])
        }
    }

    /// The plan that changed after its agreement is told in the Dresden region.
    private static let stagesOfOtherRegions: Set<Plan.Stage> = [.revised]
}
