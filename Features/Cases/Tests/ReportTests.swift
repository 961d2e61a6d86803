import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Cases

@Suite struct ReportTests {
    static let recognition = [Period(from: Sample.day("2025-01-01"), through: Sample.day("2027-12-31"))]
        .compactMap(\.self)

    static func question(
        _ from: String = "2026-01-01",
        _ to: String = "2026-12-31",
        of organisations: Set<Identifier<Organisation>>? = [Sample.welcomeCenter]
    ) throws -> ReportStore.Question {
        ReportStore.Question(
            alliance: Sample.alliance,
            organisations: organisations,
            period: try #require(ReportPeriod(from: Sample.day(from), through: Sample.day(to))),
            recognition: recognition
        )
    }

    @Test(arguments: TestStore.engines, 0..<6)
    func `the statement and the rule agree on what a first consultation is`(
        _ engine: Dialect,
        _ seed: Int
    ) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            var random = SplitMix64(seed: UInt64(seed))
            var expected: [ReportFigure: Int] = [:]
            let period = try #require(
                ReportPeriod(from: Sample.day("2025-06-01"), through: Sample.day("2026-02-28"))
            )
            for _ in 0..<4 {
                let head = try await store.openFile()
                let days = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                    Sample.day("2024-06-01").adding(days: Int.random(in: 0...640, using: &random))
                }
                try await store.consult(head, on: days)
                let all = try await store.read { try ConsultationStore.list(of: head.id, from: $0) }
                let kinds = ConsultationKind.kinds(of: all.map(\.moment), in: Self.recognition)
                for consultation in all {
                    let day = consultation.draft.heldOn
                    guard period.start <= day, day <= period.end else { continue }
                    expected[kinds[consultation.id] == .first ? .first : .followUp, default: 0] += 1
                }
            }
            let question = try Self.question(period.start.description, period.end.description)
            let counts = try await store.read { try ReportStore.counts(question, from: $0) }
            for figure in [ReportFigure.first, .followUp] {
                #expect(counts.total(figure) == expected[figure, default: 0])
                let records = try await store.read {
                    try ReportStore.records(figure, in: nil, question, from: $0)
                }
                #expect(records.count == expected[figure, default: 0])
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `every number has as many records`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let child = Sample.person("Mia", "Nowak", part: .child, sex: .unknown)
            let family = try await store.openFile(
                Sample.opening(country: "PL", place: "Łódź", household: [Sample.person("Anna", "Nowak"), child])
            )
            let single = try await store.openFile(
                Sample.opening(country: nil, household: [Sample.person("Kim", "Roe", sex: .unknown)])
            )
            _ = try await store.openFile(Sample.opening(organisation: Sample.agency))
            try await store.consult(family, on: [Sample.day("2026-01-05"), Sample.day("2026-02-05")])
            try await store.consult(single, on: [Sample.day("2026-01-07")])
            try await store.landed(family, with: "job", arrived: "2026-02-20")
            let question = try Self.question()
            let counts = try await store.read { try ReportStore.counts(question, from: $0) }
            let totals: [ReportFigure: Int] = [
                .first: 2, .followUp: 1, .requests: 2, .families: 1, .placements: 1, .moves: 1,
            ]
            for figure in ReportFigure.allCases {
                #expect(counts.total(figure) == totals[figure], "\(figure)")
                for country in Set(counts.counts.keys.map(\.country)) {
                    let records = try await store.read {
                        try ReportStore.records(figure, in: .country(country), question, from: $0)
                    }
                    #expect(records.count == counts.sum { $0.figure == figure && $0.country == country })
                }
            }
            let women = WomenShare(counts, .first)
            #expect((women.women, women.known, women.unknown) == (1, 1, 1))
            let all = try Self.question(of: nil)
            let wide = try await store.read { try ReportStore.counts(all, from: $0) }
            #expect(wide.total(.requests) == 3)
        }
    }

    @Test func `periods of others' data are whole quarters and years`() {
        let query = FormData(["from": ["2026-01-05"], "to": ["2026-01-06"], "quarter": ["2025-3"]])
        let today = Sample.day("2026-03-02")
        let own = ReportChoice(query, today: today, isProtected: false).period
        #expect((own.start, own.end) == (Sample.day("2026-01-05"), Sample.day("2026-01-06")))
        let others = ReportChoice(query, today: today, isProtected: true).period
        #expect((others.start, others.end) == (Sample.day("2025-07-01"), Sample.day("2025-09-30")))
        for nonsense in ["", "x", "2026-5", "2026-0", "99999", "2026-1-1"] {
            let choice = ReportChoice(FormData(["quarter": [nonsense]]), today: today, isProtected: true)
            #expect(choice.period == .year(of: today))
        }
    }

    @Test func `who sees which figures`() {
        let own = ReportAccess(organisations: [Sample.welcomeCenter], isProtected: false)
        let allOpen = ReportAccess(organisations: nil, isProtected: false)
        let allProtected = ReportAccess(organisations: nil, isProtected: true)
        for role in Role.allCases {
            let choices = ReportAccess.choices(Sample.member(Sample.adviser, role), in: Sample.alliance)
            switch role {
            case .adviser, .teamLead: #expect(choices == [own])
            case .auditor: #expect(choices == [allOpen])
            case .networkManager, .allianceAdmin: #expect(choices == [allProtected])
            default: #expect(choices == [])
            }
            #expect(choices.isEmpty == !ReportAccess.readers.contains(role))
        }
    }

    @Test func `a protected report shows no number below three and no single country`() {
        var counts = ReportCounts()
        for (code, number) in [("UA", 12), ("SY", 2), ("PL", 5), ("DE", 1)] {
            let cell = ReportCell(
                figure: .first,
                country: Sample.country(code),
                place: "",
                sex: code == "SY" ? .man : .woman
            )
            counts.counts[cell] = number
        }
        let access = ReportAccess(organisations: nil, isProtected: true)
        let choice = ReportChoice(.empty, today: Sample.day("2026-03-02"), isProtected: true)
        let report = Report(access: access, hasChoice: false, choice: choice, counts: counts)
        #expect(report.grids.map(\.kind) == [.sex, .group])
        let numbers = report.grids.flatMap { $0.cells.flatMap(\.self) }.compactMap(\.self)
        #expect(numbers.allSatisfy { $0 == 0 || $0 >= 3 })
        #expect(report.women(.first) == nil)
    }
}

extension Store {
    func consult(_ head: CaseFile.Head, on days: [Day]) async throws {
        try await write(as: .member(Sample.adviser)) { transaction in
            let person = try HouseholdStore.list(of: head.id, from: transaction.reader)[0]
            for day in days {
                let draft = Consultation.Draft(
                    person: person.id,
                    heldOn: day,
                    minutes: 30,
                    channel: .phone,
                    topics: [.work],
                    language: .german,
                    adviser: Sample.adviser
                )
                try ConsultationStore.insert(draft, into: head.id, of: head.alliance, in: transaction)
            }
        }
    }

    func landed(_ head: CaseFile.Head, with landing: String, arrived: String) async throws {
        try await write(as: .system) { transaction in
            let id = Sample.id(700, Outcome.self)
            try transaction.execute(
                """
                INSERT INTO outcome (id, case_file_id, kind, evidence, arrived_on, closed_on, noted_by_id, created_at,
                    changed_at)
                VALUES (\(id), \(head.id), 'landed', 'employer', \(arrived), '2026-02-28', \(Sample.adviser),
                    \(transaction.now), \(transaction.now))
                """
            )
            try transaction.execute(
                "INSERT INTO outcome_landing (outcome_id, landing) VALUES (\(id), \(landing))"
            )
        }
    }
}
