import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import AllianceNetwork

@Suite struct RecognitionTests {
    private static let alliance = NetworkDemo.alliance("nordostniedersachsen")

    private static func recognition(_ start: String, _ end: String, in transaction: Transaction) -> Recognition {
        Recognition(id: transaction.newIdentifier(), alliance: alliance, start: day(start), end: day(end))
    }

    @Test(arguments: TestStore.engines)
    func `recognitions stand in order and none runs into another`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let periods = try await StoredNetwork(store).recognitionPeriods(of: Self.alliance)
            #expect(periods.map(\.start) == periods.map(\.start).sorted())
            #expect(periods.count == 3)
            await #expect(throws: NetworkError.recognitionOverlaps) {
                try await store.write(as: .system) {
                    try RecognitionStore.insert(Self.recognition("2020-12-31", "2021-03-01", in: $0), in: $0)
                }
            }
            await #expect(throws: NetworkError.endBeforeStart) {
                try await store.write(as: .system) {
                    try RecognitionStore.insert(Self.recognition("2030-02-01", "2030-01-01", in: $0), in: $0)
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a recognition is put right in its own days, and removed with its version`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            var last = try #require(try await store.read { try RecognitionStore.list(of: Self.alliance, $0) }.last)
            #expect(last.amount == Money(cents: 234_000_000))
            last.end = day("2028-06-30")
            let longer = last
            try await store.write(as: .system) {
                try RecognitionStore.update(longer, because: "Verlängert", in: $0)
            }
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .system) { try RecognitionStore.remove(longer, because: "x", in: $0) }
            }
            last.start = day("2024-12-31")
            last.version = 2
            let overlapping = last
            await #expect(throws: NetworkError.recognitionOverlaps) {
                try await store.write(as: .system) {
                    try RecognitionStore.update(overlapping, because: "x", in: $0)
                }
            }
            try await store.write(as: .system) { try RecognitionStore.remove(overlapping, because: "x", in: $0) }
            #expect(try await store.read { try RecognitionStore.list(of: Self.alliance, $0) }.count == 2)
        }
    }

    @Test func `the public page names the recognition that runs, without its amount`() async throws {
        try await NetworkHouse.visit(as: .stranger) { browser, _ in
            let page = try await browser.get("/de/nordostniedersachsen/partner").plain
            #expect(page.contains("vom 1. Januar 2025 bis zum 31. Dezember 2027"))
            #expect(page.contains("Land Niedersachsen"))
            #expect(!page.contains("2.340.000"))
            let other = try await browser.get("/de/wachstumsregion-dresden/partner").plain
            #expect(!other.contains("anerkannt"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a manager enters a recognition and hears of an overlap`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .admin, on: engine) { browser, _ in
            let start = "/de/wachstumsregion-dresden/netzwerk"
            let form = "\(start)/neue-anerkennung"
            let fields = [
                ("from", "2026-01-01"), ("until", "2027-12-31"), ("recogniser", "Freistaat Sachsen"),
                ("amount", "1.250.000,50"),
            ]
            let saved = try await browser.submit(form, to: form, fields)
            #expect(saved.location == "\(start)/anerkennungen?done=new-recognition")
            let shown = try await browser.get("\(start)/anerkennungen").plain
            #expect(shown.contains("1. Januar 2026 bis 31. Dezember 2027 Freistaat Sachsen 1.250.000,50 € läuft"))
            let again = try await browser.submit(form, to: form, fields)
            #expect(again.status == .unprocessableContent)
            #expect(again.plain.contains("gilt schon eine Anerkennung"))
            #expect(again.text.contains("value=\"Freistaat Sachsen\""), "what was typed stays")
        }
    }
}
