import AllianceNetwork
import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct GapTests {
    private static let start = "/de/wachstumsregion-dresden/netzwerk"

    @Test func `all gaps stand on one page, without asking topic by topic`() async throws {
        try await NetworkHouse.visit(as: .auditor) { browser, _ in
            let page = try await browser.get("\(Self.start)/luecken").plain
            #expect(page.contains("Pflege von Angehörigen Lücke: niemand 59 ganzes Gebiet der Allianz"))
            #expect(page.contains("mehrere Stellen"))
            #expect(!page.contains("Arbeit Lücke"))
            let overview = try await browser.get(Self.start).plain
            #expect(overview.contains("Themen mit Lücken heute"))
            #expect(overview.contains("Pflege von Angehörigen"))
        }
    }

    @Test func `gaps leave as a table with one line for each topic and place`() async throws {
        try await NetworkHouse.visit(as: .manager) { browser, _ in
            let answer = try await browser.get("\(Self.start)/luecken/tabelle")
            #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(answer.headers[.contentDisposition]?.contains("luecken-2026-03-02.csv") == true)
            let lines = answer.text.split(separator: "\r\n")
            let head = "Thema;Antwort;Gemeindeschlüssel;Ort;Landkreis oder kreisfreie Stadt;Tag"
            #expect(lines.first?.hasSuffix(head) == true)
            let kamenz = "14625250;Kamenz · Kamjenc;Landkreis Bautzen;02.03.2026"
            #expect(lines.contains("Pflege von Angehörigen;Lücke: niemand;\(kamenz)"))
        }
    }

    @Test func `the map's table names key, body and day for each place`() async throws {
        try await NetworkHouse.visit(as: .manager) { browser, _ in
            let map = try await browser.get("\(Self.start)/karte?topic=work&day=2016-09-14").text
            #expect(map.contains("\(Self.start)/karte/tabelle?topic=work&amp;day=2016-09-14"))
            let answer = try await browser.get("\(Self.start)/karte/tabelle?topic=work&day=2016-09-14")
            #expect(answer.headers[.contentDisposition]?.contains("karte-work-2016-09-14.csv") == true)
            let line = answer.text.split(separator: "\r\n").first { $0.hasPrefix("14627060;") }
            #expect(line?.hasSuffix("Arbeit;14.09.2016;eine Stelle;Agentur für Arbeit Riesa;14.09.2016") == true)
        }
    }

    @Test(arguments: ["datenschutz", "sign-in", "formular"])
    func `no alliance takes the name of a page`(slug: String) async throws {
        try await NetworkHouse.visit(as: .host) { browser, _ in
            let answer = try await browser.submit(
                "/de/neue-allianz",
                to: "/de/neue-allianz",
                [
                    ("name", "Allianz"), ("slug", slug), ("legal-form", "association"), ("office-name", "Büro"),
                    ("office-kind", "association"), ("contact-name", "Büro"), ("contact-phone", "0355 1234567"),
                    ("contact-mail", "buero@example.org"), ("contact-address", "Cottbus"), ("funding-notice", ""),
                ]
            )
            #expect(answer.status == .unprocessableContent)
            #expect(answer.plain.contains("Dieses Wort ist der Name einer Seite"))
        }
    }
}
