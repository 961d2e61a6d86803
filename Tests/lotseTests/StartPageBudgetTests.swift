import AllianceNetwork
import HTTPTypes
import LotseData
import LotseTestSupport
import Testing

@testable import lotse

@Suite struct StartPageBudgetTests {
    @Test(arguments: ["/de", "/de/spree-neisse", "/ar/spree-neisse"])
    func `a start page of the joined house costs three statements at most, then none for a second`(
        path: String
    ) async throws {
        try await TestInstallation.with { installation in
            try await NetworkDemo.load(into: installation.store)
            let house = try makeHouse(installation)
            try await TestBrowser.visit(house, on: installation.store) { browser in
                let (first, second) = (QueryMeter(), QueryMeter())
                let answer = try await QueryMeter.$current.withValue(first) { try await browser.get(path) }
                #expect(answer.status == .ok)
                #expect((1...3).contains(first.total), "\(first.log)")
                let again = try await QueryMeter.$current.withValue(second) { try await browser.get(path) }
                #expect(second.log == [])
                #expect(again.text == answer.text)
            }
        }
    }
}
