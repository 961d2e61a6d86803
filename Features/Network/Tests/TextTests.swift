import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import AllianceNetwork

@Suite struct TextTests {
    @Test func `each passage is the reader's own, else German, and says which it is`() {
        let written = [
            WrittenText(.german, introduction: "Guten Tag", contactNote: "Montags"),
            WrittenText(.polish, introduction: "Dzień dobry"),
        ]
        let polish = AllianceText(written, for: .polish)
        #expect(polish?.introduction == .init("Dzień dobry", in: .polish))
        #expect(polish?.contactNote == .init("Montags", in: .german))
        #expect(AllianceText(written, for: .arabic)?.introduction == .init("Guten Tag", in: .german))
        #expect(AllianceText([WrittenText(.polish, introduction: "Dzień dobry")], for: .arabic) == nil)
    }

    @Test(arguments: TestStore.engines)
    func `an alliance writes, changes and takes away its own words`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .admin, on: engine) { browser, store in
            let list = "/de/wachstumsregion-dresden/netzwerk/texte"
            for (version, text) in [("0", "Witamy"), ("1", "Serdecznie witamy")] {
                let answer = try await browser.submit(
                    "\(list)/pl",
                    to: "\(list)/pl",
                    [("introduction", text), ("contact-note", ""), ("version", version)]
                )
                #expect(answer.location == "\(list)?done=edit")
            }
            let network = StoredNetwork(store)
            let shown = try await network.ownText(of: NetworkFixture.dresden, for: .polish)
            #expect(shown?.introduction == .init("Serdecznie witamy", in: .polish))
            let stale = try await browser.submit(
                "\(list)/pl",
                to: "\(list)/pl",
                [("introduction", "Cześć"), ("contact-note", ""), ("version", "1")]
            )
            #expect(stale.status == .conflict)
            #expect(stale.plain.contains("Serdecznie witamy") && stale.text.contains("Cześć"))
            let gone = try await browser.submit(
                "\(list)/pl",
                to: "\(list)/pl",
                [("introduction", ""), ("contact-note", ""), ("version", "2")]
            )
            #expect(gone.status == .seeOther)
            #expect(try await network.ownText(of: NetworkFixture.dresden, for: .polish) == nil)
            #expect(try await browser.get("\(list)/fr").status == .notFound)
        }
    }
}
