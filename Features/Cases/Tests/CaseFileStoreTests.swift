import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct CaseFileStoreTests {
    @Test(arguments: TestStore.engines)
    func `files are numbered by alliance and year`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let first = try await store.openFile()
            let second = try await store.openFile()
            let elsewhere = try await store.openFile(Sample.opening(alliance: Sample.otherAlliance))
            #expect(first.number.description == "2026-0001")
            #expect(second.number.description == "2026-0002")
            #expect(elsewhere.number.description == "2026-0001")
        }
    }

    @Test(arguments: TestStore.engines)
    func `an opened file holds its household, its needs and how it came in`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            var mother = Sample.person(mail: "olena@example.org")
            mother.languages = [.init(language: Sample.language("uk"), level: .native)]
            let child = Sample.person("Марко", "Мельник", part: .child, born: "2019-02-28", sex: .man)
            let opening = Sample.opening(household: [mother, child], needs: [.init(topic: .recognition, priority: 1)])
            let head = try await store.openFile(opening)
            #expect(head.draft == opening.draft)
            #expect(head.status == .inProgress)
            let household = try await store.household(head.id)
            #expect(household.map(\.draft) == [mother, child])
            let needs = try await store.read { try NeedStore.list(of: head.id, from: $0) }
            #expect(needs.map(\.topic) == [.recognition])
            let timeline = try await store.read { try TimelineStore.list(of: head.id, from: $0) }
            #expect(timeline.map(\.values) == [["opened", nil, "visit", ""]])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a file that nobody took is open until somebody takes it over`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile(Sample.opening(owner: nil))
            #expect(head.status == .open)
            try await store.write(as: .member(Sample.colleague)) { transaction in
                try OwnershipStore.takeOver(head, by: Sample.colleague, in: transaction)
            }
            let taken = try await store.head(head.id)
            #expect(taken.status == .inProgress)
            #expect(taken.owner == Sample.colleague)
            await #expect(throws: CasesError.denied(.wrongState)) {
                try await store.write(as: .member(Sample.colleague)) { transaction in
                    try OwnershipStore.takeOver(taken, by: Sample.colleague, in: transaction)
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `the second of two who save the same version is told so`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let seen = try await store.openFile()
            var mine = seen.draft
            mine.origin = CaseFile.Origin(country: Sample.country("PL"), place: "Łódź")
            let draft = mine
            try await store.write(as: .member(Sample.adviser)) { try CaseFileStore.update(seen, to: draft, in: $0) }
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .member(Sample.colleague)) {
                    try CaseFileStore.update(seen, to: seen.draft, in: $0)
                }
            }
            #expect(try await store.head(seen.id).origin.place == "Łódź")
        }
    }

    @Test(arguments: TestStore.engines)
    func `closing keeps the day and reopening forgets it`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile()
            try await store.write(as: .member(Sample.adviser)) { try CaseFileStore.change(head, to: .closed, in: $0) }
            let closed = try await store.head(head.id)
            #expect(closed.closedOn == Sample.day("2026-03-02"))
            await #expect(throws: CasesError.denied(.wrongState)) {
                try await store.write(as: .system) { try CaseFileStore.change(closed, to: .waiting, in: $0) }
            }
            try await store.write(as: .member(Sample.adviser)) {
                try CaseFileStore.change(closed, to: .reopened, remark: "moved on", in: $0)
            }
            #expect(try await store.head(head.id).closedOn == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a hand-over tells who gave what to whom and why`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile()
            try await store.write(as: .member(Sample.adviser)) { transaction in
                try OwnershipStore.handOver(
                    head,
                    to: Sample.colleague,
                    standIn: Sample.adviser,
                    remark: "Visa on 12 March",
                    in: transaction
                )
            }
            let after = try await store.head(head.id)
            #expect(after.owner == Sample.colleague)
            #expect(after.standIn == Sample.adviser)
            let events = try await store.read { try TimelineStore.list(of: head.id, from: $0) }
            let expected = ["handed-over", Sample.adviser.text, Sample.colleague.text, "Visa on 12 March"]
            #expect(events.contains { $0.values == expected })
        }
    }

    @Test(arguments: TestStore.engines)
    func `a file of another alliance is not found`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile(Sample.opening(alliance: Sample.otherAlliance))
            await #expect(throws: CasesError.notFound) { try await store.head(head.id) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `every change stands in the journal and the chain holds`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            _ = try await store.openFile(Sample.opening(needs: [.init(topic: .work)]))
            let check = try await Journal.verify(store)
            #expect(check.fault == nil)
            #expect(check.entries == 3)
        }
    }
}
