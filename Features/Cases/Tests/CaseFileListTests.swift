import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct CaseFileListTests {
    static let team = CaseFileFilter(alliance: Sample.alliance, organisations: [Sample.welcomeCenter])

    func numbers(_ store: any Store, _ change: @Sendable (inout CaseFileFilter) -> Void) async throws -> [Int] {
        var filter = Self.team
        change(&filter)
        let asked = filter
        return try await store.read { try CaseFileListStore.list(asked, from: $0) }.map(\.head.number.number).sorted()
    }

    @Test(arguments: TestStore.engines)
    func `filters narrow the list`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let first = try await store.openFile(Sample.opening(needs: [.init(topic: .housing)]))
            let second = try await store.openFile(
                Sample.opening(
                    owner: Sample.colleague,
                    country: "PL",
                    household: [Sample.person("Łukasz", "Müller-Zając")],
                    needs: [.init(topic: .work)]
                )
            )
            let third = try await store.openFile(Sample.opening(owner: nil))
            _ = try await store.openFile(Sample.opening(organisation: Sample.agency))
            try await store.write(as: .system) { try CaseFileStore.change(third, to: .closed, in: $0) }
            #expect(try await numbers(store) { _ in } == [1, 2])
            #expect(try await numbers(store) { $0.statuses = [] } == [1, 2, 3])
            #expect(try await numbers(store) { $0.mine = Sample.colleague } == [2])
            #expect(try await numbers(store) { $0.topic = .housing } == [1])
            #expect(try await numbers(store) { $0.country = Sample.country("PL") } == [2])
            #expect(try await numbers(store) { $0.search = "lukas" } == [2])
            #expect(try await numbers(store) { $0.search = "Mueller zajac" } == [2])
            #expect(try await numbers(store) { $0.search = "Melnik" } == [1])
            #expect(try await numbers(store) { $0.search = "2026-3" } == [3])
            #expect(try await numbers(store) { $0.search = "%_'" } == [1, 2])
            #expect(try await numbers(store) { $0.search = "nobody" } == [])
            let line = try await store.read { try CaseFileListStore.list(Self.team, from: $0) }.last
            #expect(line?.head.id == first.id)
            #expect(line?.name == "Олена Мельник")
            #expect(line?.topics == [.housing])
            #expect(line?.adults == 1)
            #expect(try await store.read { try CaseFileListStore.count(Self.team, from: $0) } == 2)
            _ = second
        }
    }

    @Test(arguments: TestStore.engines)
    func `pages of the list neither repeat nor skip`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            for _ in 0..<23 { _ = try await store.openFile() }
            var seen: [Identifier<CaseFile>] = []
            var cursor: CaseFileFilter.Cursor?
            repeat {
                let from = cursor
                let page = try await store.read {
                    try CaseFileListStore.list(Self.team, after: from, limit: 10, from: $0)
                }
                seen += page.map(\.head.id)
                cursor = page.last?.cursor
                #expect(cursor.map { CaseFileFilter.Cursor($0.text) == $0 } != false)
            } while cursor != nil
            #expect(seen.count == 23)
            #expect(Set(seen).count == 23)
        }
    }
}
