import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct ConsultationTests {
    static let periods = [
        Period(from: Sample.day("2021-01-01"), through: Sample.day("2024-12-31")),
        Period(from: Sample.day("2025-01-01"), through: Sample.day("2027-12-31")),
    ].compactMap(\.self)

    static func moment(_ number: Int64, _ day: String) -> ConsultationKind.Moment {
        .init(id: Sample.id(number), heldOn: Sample.day(day), createdAt: Timestamp(milliseconds: number))
    }

    @Test func `the earliest in each recognition period is the first, whatever the order of entry`() {
        let moments = [
            Self.moment(1, "2026-02-01"), Self.moment(2, "2024-12-31"), Self.moment(3, "2025-01-01"),
            Self.moment(4, "2025-01-01"), Self.moment(5, "2028-01-01"),
        ]
        let kinds = ConsultationKind.kinds(of: moments, in: Self.periods)
        #expect(kinds[Sample.id(2)] == .first)
        #expect(kinds[Sample.id(3)] == .first)
        #expect(kinds[Sample.id(4)] == .followUp)
        #expect(kinds[Sample.id(1)] == .followUp)
        #expect(kinds[Sample.id(5)] == .first)
    }

    @Test(arguments: 0..<50) func `there is exactly one first in each period that has any`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let moments = (0..<Int.random(in: 0..<12, using: &random)).map { number in
            let day = Sample.day("2020-06-01").adding(days: Int.random(in: 0..<3000, using: &random))
            return ConsultationKind.Moment(
                id: Sample.id(Int64(number)),
                heldOn: day,
                createdAt: Timestamp(milliseconds: Int64.random(in: 0..<5, using: &random))
            )
        }
        let kinds = ConsultationKind.kinds(of: moments, in: Self.periods)
        #expect(kinds.count == moments.count)
        let used = Set(moments.map { moment in Self.periods.firstIndex { $0.contains(moment.heldOn) } })
        #expect(kinds.values.count { $0 == .first } == used.count)
        #expect(ConsultationKind.kinds(of: moments.shuffled(using: &random), in: Self.periods) == kinds)
    }

    @Test(arguments: TestStore.engines)
    func `a consultation keeps its topics and shows in the timeline on its day`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile()
            let person = try await store.household(head.id)[0]
            let draft = Consultation.Draft(
                person: person.id,
                heldOn: Sample.day("2026-02-27"),
                minutes: 50,
                channel: .outreachDesk,
                topics: [.recognition, .language],
                language: .ukrainian,
                hadInterpreter: true,
                adviser: Sample.adviser,
                summary: "Diploma and B1"
            )
            _ = try await store.write(as: .member(Sample.adviser)) {
                try ConsultationStore.insert(draft, into: head.id, of: Sample.alliance, in: $0)
            }
            let stored = try await store.read { try ConsultationStore.list(of: head.id, from: $0) }
            #expect(stored.map(\.draft) == [draft])
            let entries = try await store.read { try TimelineStore.list(of: head.id, from: $0) }
            #expect(entries.map(\.kind) == [.event, .consultation])
            #expect(entries.last?.day == draft.heldOn)
            #expect(entries.last?.values == ["50", "outreach-desk", "Diploma and B1", person.id.text])
        }
    }

    @Test(arguments: TestStore.engines)
    func `the timeline comes in pages that neither repeat nor skip`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile()
            try await store.write(as: .member(Sample.adviser)) { transaction in
                for number in 0..<25 {
                    try NoteStore.insert("Note \(number)", author: Sample.adviser, into: head, in: transaction)
                }
            }
            var seen: [String] = []
            var last: (at: String, id: String)?
            while true {
                let from = last
                let page = try await store.read {
                    try TimelineStore.list(of: head.id, after: from, limit: 10, from: $0)
                }
                guard let end = page.last else { break }
                seen += page.map(\.id)
                last = (end.at, end.id)
            }
            #expect(seen.count == 26)
            #expect(Set(seen).count == 26)
        }
    }
}
