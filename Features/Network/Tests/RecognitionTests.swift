import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import AllianceNetwork

@Suite struct RecognitionTests {
    @Test(arguments: TestStore.engines)
    func `recognitions stand in order and none runs into another`(engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: NetworkSchema.migrations()) { store in
            try await NetworkDemo.load(into: store)
            let alliance = NetworkDemo.alliance("nordostniedersachsen")
            let periods = try await StoredNetwork(store).recognitionPeriods(of: alliance)
            #expect(periods.map(\.start) == periods.map(\.start).sorted())
            #expect(periods.count == 3)
            let end = try #require(Day("2021-03-01"))
            let start = try #require(Day("2020-12-31"))
            let overlapping = try #require(Period(from: start, through: end))
            await #expect(throws: NetworkError.recognitionOverlaps) {
                try await store.write(as: .system) {
                    try RecognitionStore.insert(overlapping, through: end, for: alliance, in: $0)
                }
            }
        }
    }
}
