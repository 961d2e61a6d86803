import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Cases

@Suite struct ReferralClockTests {
    private func clock(on store: any Store) -> ReferralClock {
        ReferralClock(
            store: store,
            alliances: FixedAlliances([
                AllianceProfile(
                    id: ReferralWorld.alliance,
                    slug: "lausitz",
                    name: "Bündnis Lausitz",
                    contact: ContactPoint(name: "Büro", phone: "", mail: "", address: ""),
                    fundingNotice: ""
                )
            ]),
            staff: FixedStaff(leads: [ReferralWorld.lead]),
            publicURL: "https://lotse.example.org"
        )
    }

    /// Ten in the morning, some days after Monday 2 March 2026.
    private func later(_ days: Int) -> Timestamp { TestStore.moment.adding(hours: Int64(24 * days)) }

    private func mails(in store: any Store) async throws -> Int {
        try await store.read { try $0.number("SELECT COUNT(*) FROM outbox_message WHERE kind = 'mail'") }
    }

    @Test(arguments: TestStore.engines)
    func `an unanswered referral is reminded, escalated and given up, each once`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let sent = try await ReferralWorld.send(in: store)
            let clock = clock(on: store)
            #expect(try await clock.run(at: later(3)) == .init())
            #expect(try await clock.run(at: later(4)).reminded == 1)
            #expect(try await clock.run(at: later(4)) == .init())
            #expect(try await mails(in: store) == 1)
            #expect(try await clock.run(at: later(8)).escalated == 1)
            let tasks = try await store.read { try TaskStore.listOpen(of: ReferralWorld.caseFile, from: $0) }
            #expect(tasks.map(\.assignee) == [ReferralWorld.lead])
            let last = try await clock.run(at: later(15))
            #expect(last.givenUp == 1 && last.entered == 1)
            #expect(try await clock.run(at: later(15)) == .init())
            let found = try await store.read { try ReferralStore.fetch(sent.id, from: $0) }
            #expect(found?.status == .noAnswer)
            let basket = try await store.read { try BasketStore.list(alliance: ReferralWorld.alliance, from: $0) }
            #expect(basket.map(\.cause) == [.noAnswer])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a late answer takes the need out of the basket`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let sent = try await ReferralWorld.send(in: store)
            _ = try await clock(on: store).run(at: later(30))
            let unanswered = try #require(try await store.read { try ReferralStore.fetch(sent.id, from: $0) })
            _ = try await ReferralWorld.take(.accept, on: unanswered, in: store)
            let basket = try await store.read { try BasketStore.list(alliance: ReferralWorld.alliance, from: $0) }
            #expect(basket.isEmpty)
            #expect(try await clock(on: store).run(at: later(31)) == .init())
        }
    }

    @Test(arguments: TestStore.engines)
    func `a declined need waits three working days before it lies in the basket`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let sent = try await ReferralWorld.send(in: store)
            let answer = ReferralAnswer(reason: .noCapacity, remark: "", freePlaces: 0, possibleFrom: nil)
            _ = try await ReferralWorld.take(.decline, on: sent, answer: answer, in: store)
            for days in 0...3 { #expect(try await clock(on: store).run(at: later(days)).entered == 0) }
            #expect(try await clock(on: store).run(at: later(4)).entered == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `who is helped already does not count as unserved`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let sent = try await ReferralWorld.send(in: store)
            let answer = ReferralAnswer(reason: .alreadyServed, remark: "", freePlaces: nil, possibleFrom: nil)
            _ = try await ReferralWorld.take(.decline, on: sent, answer: answer, in: store)
            #expect(try await clock(on: store).run(at: later(60)).entered == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a named gap is an attempt too, and a settled need leaves the basket`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            try await store.write(as: .member(ReferralWorld.adviser)) { transaction in
                let need = try NeedStore.find(
                    ReferralWorld.need,
                    of: ReferralWorld.caseFile,
                    from: transaction.reader
                )
                for _ in 1...2 {
                    try BasketStore.noteGap(
                        .nobody,
                        for: need,
                        in: try #require(ReferralWorld.spremberg),
                        alliance: ReferralWorld.alliance,
                        by: ReferralWorld.adviser,
                        on: transaction.today,
                        transaction: transaction
                    )
                }
            }
            #expect(try await clock(on: store).run(at: later(3)).entered == 0)
            #expect(try await clock(on: store).run(at: later(4)).entered == 1)
            try await store.write(as: .member(ReferralWorld.adviser)) { transaction in
                let need = try NeedStore.find(
                    ReferralWorld.need,
                    of: ReferralWorld.caseFile,
                    from: transaction.reader
                )
                try NeedStore.change(need, to: .met, of: ReferralWorld.alliance, in: transaction)
            }
            #expect(try await clock(on: store).run(at: later(5)).left == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `two servers at the same moment act once`(engine: Dialect) async throws {
        try await TestStore.withTwo(engine, migrations: CasesSchema.migrations()) { first, second in
            try await ReferralWorld.furnish(first)
            _ = try await ReferralWorld.send(in: first)
            let moment = later(4)
            async let left = clock(on: first).run(at: moment)
            async let right = clock(on: second).run(at: moment)
            let tallies = try await [left, right]
            #expect(tallies.map(\.reminded).reduce(0, +) == 1)
            #expect(try await mails(in: first) == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `each alliance waits by its own terms`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            _ = try await ReferralWorld.send(in: store)
            let terms = try #require(
                ReferralTerms(remindAfter: 1, escalateAfter: 2, giveUpAfter: 3, basketAfter: 5)
            )
            try await store.write(as: .member(ReferralWorld.lead)) {
                try ReferralTermsStore.save(terms, for: ReferralWorld.alliance, version: 0, in: $0)
            }
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .member(ReferralWorld.lead)) {
                    try ReferralTermsStore.save(terms, for: ReferralWorld.alliance, version: 0, in: $0)
                }
            }
            #expect(try await clock(on: store).run(at: later(2)).reminded == 1)
            #expect(try await clock(on: store).run(at: later(4)).givenUp == 1)
            #expect(try await clock(on: store).run(at: later(7)).entered == 0)
            #expect(try await clock(on: store).run(at: later(8)).entered == 1)
        }
    }
}

/// Staff that tests invent.
struct FixedStaff: StaffSource {
    var leads: [Identifier<Account>] = []
    var officers: [Identifier<Organisation>: [Identifier<Account>]] = [:]
    var names: [Identifier<Account>: String] = [:]

    func staff(
        of organisation: Identifier<Organisation>,
        as roles: Set<Role>,
        alliance: Identifier<Alliance>
    ) async throws -> [StaffMember] {
        let accounts =
            (roles.contains(.teamLead) ? leads : [])
            + (roles.contains(.partnerOfficer) ? officers[organisation] ?? [] : [])
        return accounts.map { StaffMember(account: $0, name: names[$0] ?? "", mail: "", standIn: nil) }
    }

    func names(of accounts: Set<Identifier<Account>>) async throws -> [Identifier<Account>: String] {
        names.filter { accounts.contains($0.key) }
    }
}
