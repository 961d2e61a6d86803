import AllianceNetwork
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct TerritoryNameTests {
    @Test(arguments: ["2015-06-01", "2016-01-18", "2026-03-02"])
    func `names of places and districts are those of the territory, in one statement each`(date: String) async throws {
        try await NetworkFixture.withDemo { store in
            let network = StoredNetwork(store)
            let alliances = try await network.alliances().map(\.id)
            let meter = QueryMeter()
            let districts = try await QueryMeter.$current.withValue(meter) {
                try await network.districts(of: alliances, on: day(date))
            }
            #expect(meter.total == 1)
            for alliance in alliances {
                let places = try await network.municipalities(of: alliance, on: day(date))
                let meter = QueryMeter()
                let names = try await QueryMeter.$current.withValue(meter) {
                    try await network.placeNames(of: alliance, on: day(date))
                }
                #expect(meter.total == 1)
                #expect(names == places.map(\.name))
                #expect(Set(districts[alliance] ?? []) == Set(places.map(\.district)))
            }
            #expect(districts[NetworkFixture.dresden]?.isEmpty == false)
        }
    }
}
