import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct RetentionTests {
    private static func period(_ from: String, _ through: String?) -> Period {
        let end = through.map(Sample.day)
        guard let period = end.map({ Period(from: Sample.day(from), through: $0) }) ?? Period(from: Sample.day(from))
        else { preconditionFailure("\(from) is before \(through ?? "")") }
        return period
    }

    @Test(arguments: [
        // Nobody pays for it: everything goes three years after the year in which it ended.
        ("2026-03-02", "2026-03-02", nil as String?, "2030-01-01", "2030-01-01" as String?),
        ("2025-11-01", "2026-12-31", nil, "2030-01-01", "2030-01-01"),
        // Paid until the end of 2027, last payment in 2028, audits until the end of 2033.
        ("2025-11-01", "2026-12-31", "2027-12-31", "2030-01-01", "2034-01-01"),
        ("2027-12-31", "2028-05-01", "2027-12-31", "2032-01-01", "2034-01-01"),
        // Opened after the period: nobody pays for it.
        ("2028-01-01", "2028-05-01", "2027-12-31", "2032-01-01", "2032-01-01"),
        // Ended before the period.
        ("2024-01-01", "2024-12-31", "2027-12-31", "2028-01-01", "2028-01-01"),
    ])
    func `names go after three years, evidence when the funder's time is over`(
        opened: String,
        closed: String,
        paidUntil: String?,
        forgetting: String,
        removing: String?
    ) {
        let recognition = paidUntil.map { [Self.period("2025-01-01", $0)] } ?? []
        let rule = RetentionRule(
            opened: Sample.day(opened),
            closed: Sample.day(closed),
            recognition: recognition
        )
        #expect(rule.forgettingOn == Sample.day(forgetting))
        #expect(rule.removingOn == removing.map(Sample.day))
    }

    @Test(arguments: 0..<50)
    func `nothing goes early, nothing is kept late`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let opened = Sample.day("2025-01-01").adding(days: Int.random(in: 0...1000, using: &random))
        let closed = opened.adding(days: Int.random(in: 0...900, using: &random))
        let end = Sample.day("2025-01-01").adding(days: Int.random(in: 1...2000, using: &random))
        let recognition = Bool.random(using: &random) ? [Self.period("2025-01-01", end.description)] : []
        let rule = RetentionRule(opened: opened, closed: closed, recognition: recognition)
        var isForgotten = false
        var removedOn: Day?
        var forgottenOn: Day?
        for offset in 0..<(16 * 366) {
            let day = closed.adding(days: offset)
            switch rule.due(on: day, isForgotten: isForgotten) {
            case .keep: continue
            case .forget: (isForgotten, forgottenOn) = (true, day)
            case .remove: removedOn = day
            }
            if removedOn != nil { break }
        }
        #expect(removedOn == rule.removingOn)
        #expect(forgottenOn == (rule.forgettingOn == rule.removingOn ? nil : rule.forgettingOn))
        #expect(rule.forgettingOn.year == closed.year + 4 && rule.forgettingOn > closed.adding(months: 36))
    }

    @Test func `an open-ended funding keeps the evidence`() {
        let rule = RetentionRule(
            opened: Sample.day("2026-01-01"),
            closed: Sample.day("2026-02-01"),
            recognition: [Self.period("2025-01-01", nil)]
        )
        #expect(rule.removingOn == nil)
        #expect(rule.due(on: Sample.day("2099-01-01"), isForgotten: false) == .forget)
    }

    /// Recognised until the end of 2027, as the sample alliance is.
    private struct Recognised: RecognitionSource {
        func recognitionPeriods(of alliance: Identifier<Alliance>) async throws -> [Period] {
            [RetentionTests.period("2025-01-01", "2027-12-31")]
        }
    }

    private static func sweep(_ store: any Store, _ day: String) async throws -> RetentionSweep.Tally {
        try await RetentionSweep(store: store, recognition: Recognised())
            .run(at: Berlin.start(of: Sample.day(day)).adding(hours: 3))
    }

    /// A closed file with something of everything in it, and another one merged into it.
    private static func furnish(_ store: any Store) async throws -> CaseFile.Head {
        var random = SplitMix64(seed: 3)
        let head = try await store.openFile(
            Sample.opening(
                place: "Lwiw",
                household: [
                    Sample.person(mail: "geheim@example.org", phone: "0355 1"),
                    Sample.person("Geheim", "Kind", part: .child),
                ],
                needs: [.init(topic: .work, detail: "geheim")]
            )
        )
        let other = try await store.openRandomFile(&random)
        try await store.consult(head, on: [Sample.day("2026-02-05"), Sample.day("2026-02-27")])
        let goal = try await store.addGoal("geheim", .work, to: head)
        try await store.addStep("geheim", .household, to: goal, of: head)
        _ = try await store.propose(head)
        try await store.merge(try await store.head(other.id), into: try await store.head(head.id))
        try await store.write(as: .member(Sample.adviser)) { transaction in
            let now = try CaseFileStore.find(head.id, in: head.alliance, from: transaction.reader)
            try NoteStore.insert("geheim", author: Sample.adviser, into: now, in: transaction)
            try SensitiveNoteStore(TestHouse.vault).insert(
                "geheim",
                category: .health,
                person: nil,
                author: Sample.adviser,
                into: now,
                in: transaction
            )
            let matter = try MatterStore.insert(
                alliance: head.alliance,
                language: .german,
                tokenHash: SecretToken.hash(of: "x"),
                caseFile: head.id,
                in: transaction
            )
            try MatterMessageStore.insert("geheim", to: matter, by: nil, language: .german, in: transaction)
            let last = try CaseFileStore.find(head.id, in: head.alliance, from: transaction.reader)
            try OutcomeStore.close(
                last,
                with: OutcomeDraft(
                    kind: .landed,
                    landings: [.job],
                    evidence: .person,
                    arrivedOn: Sample.day("2026-02-20"),
                    remark: "geheim"
                ),
                by: Sample.adviser,
                task: { "\($0)" },
                in: transaction
            )
        }
        return head
    }

    /// Every text of the room's tables and of the journal's details.
    private static func texts(_ store: any Store) async throws -> String {
        let tables: [SQL] = [
            "SELECT * FROM case_file", "SELECT * FROM person", "SELECT * FROM person_key", "SELECT * FROM need",
            "SELECT * FROM note", "SELECT * FROM consultation", "SELECT * FROM case_task", "SELECT * FROM case_event",
            "SELECT * FROM outcome", "SELECT * FROM plan_goal", "SELECT * FROM plan_step",
            "SELECT * FROM plan_edition", "SELECT * FROM matter_message", "SELECT * FROM case_merge_item",
            "SELECT * FROM journal_detail",
        ]
        return try await store.read { reader in
            try tables.flatMap { try reader.rows($0) }.map { "\($0.allValues)" }.joined(separator: "\n")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a closed case is forgotten, then gone, and the report counts on until then`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await Self.furnish(store)
            let question = try ReportTests.question()
            let before = try await store.read { try ReportStore.counts(question, from: $0) }
            #expect(before.total(.placements) == 1 && before.total(.first) > 0)
            #expect(try await Self.sweep(store, "2026-03-02") == .init())
            #expect(try await Self.sweep(store, "2026-03-03").sensitiveNotes > 0)
            #expect(try await Self.sweep(store, "2029-12-31") == .init())
            #expect(try await Self.texts(store).contains("geheim"))
            #expect(try await Self.sweep(store, "2030-01-01") == .init(forgotten: 1))
            let left = try await Self.texts(store)
            for secret in ["geheim", "Geheim", "Олена", "Мельник", "0355 1"] {
                #expect(!left.contains(secret), "\(secret)")
            }
            #expect(try await store.read { try ReportStore.counts(question, from: $0) } == before)
            #expect(try await Self.sweep(store, "2033-12-31") == .init())
            #expect(try await Self.sweep(store, "2034-01-01") == .init(removed: 1))
            let rest = try await store.read { try $0.number("SELECT COUNT(*) FROM case_file") }
            #expect(rest == 0, "\(head.id)")
            #expect(try await Journal.verify(store).fault == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a request that was set aside is gone after six months, with its messages`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let intake = try await IntakeStoreTests.submitted(in: store)
            _ = try await IntakeStoreTests.submitted(in: store)
            try await store.write(as: .member(Sample.adviser)) { transaction in
                try IntakeStore.decide(
                    intake,
                    as: .setAside,
                    reason: .notOurs,
                    by: Sample.adviser,
                    in: transaction
                )
            }
            #expect(try await Self.sweep(store, "2026-09-02").requests == 0)
            #expect(try await Self.sweep(store, "2026-09-03").requests == 1)
            for table in ["intake", "matter"] as [SQL] {
                #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM \(table)") } == 1)
            }
            #expect(try await Journal.verify(store).fault == nil)
        }
    }
}
