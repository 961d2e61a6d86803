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

    @Test(arguments: TestStore.engines)
    func `what bodies answered waits until somebody of the team has read it`(_ engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            func today() async throws -> [String] {
                let question = TodayQuestion(
                    alliance: ReferralWorld.alliance,
                    organisations: [ReferralWorld.adviserOrganisation],
                    accounts: [ReferralWorld.adviser],
                    today: Sample.day("2026-03-02")
                )
                return try await store.read { try TodayStore.list(question, from: $0) }.map(\.key)
            }
            let sent = try await ReferralWorld.send(in: store)
            let seen = try await ReferralWorld.take(.see, on: sent, in: store)
            #expect(try await today() == [])
            let accepted = try await ReferralWorld.take(.accept, on: seen, in: store)
            #expect(try await today() == ["answer"])
            let later = SteppedStore(store, at: TestStore.moment.adding(hours: 1))
            try await later.write(as: .member(ReferralWorld.adviser)) {
                try ReferralStore.noteLook(at: accepted.id, in: $0)
            }
            #expect(try await today() == [])
            let muchLater = SteppedStore(store, at: TestStore.moment.adding(hours: 2))
            _ = try await ReferralWorld.take(.finish, on: accepted, in: muchLater)
            #expect(try await today() == ["answer"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `messages wait, whoever owns the file and whether there is one or not`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            func today() async throws -> [String] {
                try await store.read { try TodayStore.list(Self.question([Sample.adviser]), from: $0) }
                    .filter { $0.section == .news }.map(\.title)
            }
            let unowned = try await store.openFile(Sample.opening(owner: nil))
            let theirs = try await store.openFile(Sample.opening(owner: Sample.colleague))
            let intake = try await IntakeStoreTests.submitted(in: store)
            let code = try await store.write(as: .visitor) { transaction in
                for (place, head) in [unowned, theirs].enumerated() {
                    let matter = try MatterStore.insert(
                        alliance: head.alliance,
                        language: .german,
                        tokenHash: SecretToken.hash(of: "\(place)"),
                        caseFile: head.id,
                        in: transaction
                    )
                    try MatterMessageStore.insert("Hallo", to: matter, by: nil, language: .german, in: transaction)
                }
                guard let matter = try MatterStore.fetch(intake.matter, from: transaction.reader) else {
                    throw CasesError.notFound
                }
                try MatterMessageStore.insert("Hallo", to: matter, by: nil, language: .german, in: transaction)
                return matter.code.description
            }
            #expect(try await today() == ["Олена Мельник", code])
            try await store.write(as: .member(Sample.adviser)) { transaction in
                try MatterMessageStore.markRead(in: intake.matter, transaction: transaction)
                try MatterMessageStore.markRead(from: .person, in: unowned.id, transaction: transaction)
            }
            #expect(try await today() == [])
        }
    }
}
