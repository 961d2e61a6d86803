import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Portal

@Suite struct StartPageTests {
    private static let pages = [
        ("installation-start", FloorPaths.start), ("alliance-start", FloorPaths.allianceStart),
    ]

    @Test(arguments: pages, [Language.german, .arabic])
    func `start pages look as they were reviewed`(page: (String, Path), language: Language) async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { browser in
                let answer = try await browser.get(page.1.link(language, alliance: "musterland"))
                #expect(answer.status == .ok)
                try assertSnapshot(answer.main, named: "\(page.0)-\(language.tag)")
            }
        }
    }

    @Test(arguments: pages)
    func `a start page costs at most three statements, and none within the same second`(
        page: (String, Path)
    ) async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { browser in
                let path = page.1.link(.german, alliance: "musterland")
                let (first, second) = (QueryMeter(), QueryMeter())
                let answer = try await QueryMeter.$current.withValue(first) { try await browser.get(path) }
                #expect(answer.headers[.cacheControl] == "public, max-age=0, must-revalidate")
                #expect((1...3).contains(first.total), "\(first.log)")
                let again = try await QueryMeter.$current.withValue(second) { try await browser.get(path) }
                #expect(second.log == [])
                #expect(again.text == answer.text)
            }
        }
    }

    @Test(arguments: Language.publicLanguages)
    func `an alliance's named contact with phone and mail is on each of its public pages`(
        language: Language
    ) async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { browser in
                for path in [FloorPaths.allianceStart, PortalPaths.employer, PortalPaths.idea, PortalPaths.withdrawn] {
                    let answer = try await browser.get(path.link(language, alliance: "musterland"))
                    #expect(answer.status == .ok)
                    for part in ["Maja Muster", "tel:03562000100", "mailto:office@example.org"] {
                        #expect(answer.text.contains(part), "\(path.english)")
                    }
                }
            }
        }
    }

    @Test func `an alliance's own words say in which language they are`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { browser in
                let arabic = try await browser.get("/ar/nachbarland").text
                let ownWords = "lang=\"de\" dir=\"ltr\"><p>Wir sind die Nachbarn.</p><p>Kommen Sie vorbei.</p>"
                #expect(arabic.contains(ownWords))
                #expect(arabic.contains("متاح بهذه اللغة فقط: Deutsch"))
                let polish = try await browser.get("/pl/nachbarland").text
                #expect(polish.contains("lang=\"pl\" dir=\"ltr\"><p>Jesteśmy sąsiadami.</p>"))
                #expect(polish.contains("lang=\"de\" dir=\"ltr\"><p>Montag bis Freitag von 9 bis 16 Uhr.</p>"))
                let german = try await browser.get("/de/nachbarland").text
                #expect(german.contains("Wir sind die Nachbarn.") && !german.contains("nur in dieser Sprache"))
            }
        }
    }

    @Test func `an unknown alliance is not found`() async throws {
        try await PortalHouse.with { portal in
            try await portal.visit { browser in
                let answer = try await browser.get("/de/nirgendwo")
                #expect(answer.status == .notFound)
            }
        }
    }

    @Test func `the paths of other rooms can be others`() async throws {
        try await PortalHouse.with { portal in
            var neighbours = PortalFeature.Neighbours()
            neighbours.request = Path("woanders", "elsewhere")
            let region = InventedRegion(store: portal.store)
            let feature = PortalFeature(
                store: portal.store,
                vault: TestHouse.vault,
                alliances: region,
                network: region,
                responsibilities: region,
                texts: region,
                publisher: .invented,
                address: "",
                neighbours: neighbours
            )
            let house = try TestHouse.make([feature], on: portal.store, alliances: region, members: FixedMembers([]))
            try await TestBrowser.visit(house, on: portal.store) { browser in
                let answer = try await browser.get("/en/musterland")
                #expect(answer.text.contains("href=\"/en/musterland/elsewhere\""))
            }
        }
    }
}
