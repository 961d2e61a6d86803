import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct OutcomeTests {
    private let today = Berlin.day(at: TestStore.moment)

    private func draft(
        _ kind: Outcome.Kind = .landed,
        landings: Set<Outcome.Landing> = [.job, .home],
        evidence: Outcome.Evidence = .employer,
        arrivedOn: Day? = Day("2026-02-16")
    ) -> OutcomeDraft {
        OutcomeDraft(kind: kind, landings: landings, evidence: evidence, arrivedOn: arrivedOn, remark: "")
    }

    @Test func `landed needs an arrival, something landed with, and evidence`() {
        #expect(draft().faults(on: today) == [])
        let bare = draft(landings: [], evidence: .none, arrivedOn: nil)
        #expect(bare.faults(on: today) == [.arrivalMissing, .landingMissing, .evidenceMissing])
        #expect(draft(arrivedOn: today.adding(days: 1)).faults(on: today) == [.arrivalAhead])
        #expect(draft(.gaveUp, arrivedOn: nil).faults(on: today) == [.landingWithoutArrival])
        #expect(draft(.notReached, landings: [], evidence: .none, arrivedOn: nil).faults(on: today) == [])
        #expect(draft(.stays, evidence: .person, arrivedOn: nil).faults(on: today) == [])
    }

    @Test func `looks come three, six and twelve months after the arrival, and only ahead`() {
        let days = draft().checkDays(closedOn: today).map(\.day.description)
        #expect(days == ["2026-05-16", "2026-08-16", "2027-02-16"])
        let late = draft(arrivedOn: today.adding(months: -7)).checkDays(closedOn: today)
        #expect(late.map(\.months) == [12])
        #expect(draft(.left).checkDays(closedOn: today).isEmpty)
        // 30 November and three months: February has no 30th.
        let short = draft(arrivedOn: Day("2025-11-30")).checkDays(closedOn: Day(daysSince1970: 20_400))
        #expect(short.first?.day.description == "2026-02-28")
    }

    @Test(arguments: TestStore.engines)
    func `closing ends what waits and sets the looks as tasks`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let sent = try await ReferralWorld.send(in: store)
            let outcome = draft()
            try await store.write(as: .member(ReferralWorld.adviser)) { transaction in
                let head = try CaseFileStore.find(
                    ReferralWorld.caseFile,
                    in: ReferralWorld.alliance,
                    from: transaction.reader
                )
                try OutcomeStore.close(
                    head,
                    with: outcome,
                    by: ReferralWorld.adviser,
                    task: { "Nachfragen nach \($0) Monaten" },
                    in: transaction
                )
            }
            let (kept, tasks, referral, head) = try await store.read { reader in
                (
                    try OutcomeStore.list(of: ReferralWorld.caseFile, from: reader),
                    try TaskStore.listOpen(of: ReferralWorld.caseFile, from: reader),
                    try ReferralStore.fetch(sent.id, from: reader),
                    try CaseFileStore.find(ReferralWorld.caseFile, in: ReferralWorld.alliance, from: reader)
                )
            }
            #expect(head.status == .closed)
            #expect(kept.first?.landings == [.job, .home])
            #expect(tasks.compactMap(\.dueOn?.description) == ["2026-05-16", "2026-08-16", "2027-02-16"])
            #expect(referral?.status == .withdrawn)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a look notes what was found and ends its task; reopening drops the others`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let outcome = draft()
            try await store.write(as: .member(ReferralWorld.adviser)) { transaction in
                var head = try CaseFileStore.find(
                    ReferralWorld.caseFile,
                    in: ReferralWorld.alliance,
                    from: transaction.reader
                )
                let id = try OutcomeStore.close(
                    head,
                    with: outcome,
                    by: ReferralWorld.adviser,
                    task: { "\($0)" },
                    in: transaction
                )
                let checks = try OutcomeCheckStore.list(of: id, from: transaction.reader)
                #expect(checks.map(\.months) == [3, 6, 12])
                try OutcomeCheckStore.note(
                    .stillHere,
                    evidence: .person,
                    remark: "",
                    for: try #require(checks.first),
                    by: ReferralWorld.adviser,
                    of: head,
                    in: transaction
                )
                #expect(try TaskStore.listOpen(of: head.id, from: transaction.reader).count == 2)
                head = try CaseFileStore.find(head.id, in: head.alliance, from: transaction.reader)
                try OutcomeStore.reopen(
                    head,
                    because: "Stelle verloren",
                    by: ReferralWorld.adviser,
                    in: transaction
                )
                #expect(try TaskStore.listOpen(of: head.id, from: transaction.reader).isEmpty)
                let after = try OutcomeCheckStore.list(of: id, from: transaction.reader)
                #expect(after.map(\.isOpen) == [false, false, false])
                #expect(after.first?.finding == .stillHere)
                let reopened = try OutcomeStore.list(of: head.id, from: transaction.reader).first
                #expect(reopened?.reopening?.reason == "Stelle verloren")
            }
        }
    }
}
