import AllianceNetwork
import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

/// Journeys N1, N3 and D1 as a network manager plays them on screen.
@Suite struct JourneyTests {
    private static let start = "/de/wachstumsregion-dresden/netzwerk"

    @Test(arguments: TestStore.engines)
    func `N1, a letter of intent is recorded and signed in two functions`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .manager, on: engine) { browser, _ in
            let saved = try await browser.submit(
                "\(Self.start)/neue-vereinbarung",
                to: "\(Self.start)/neue-vereinbarung",
                [
                    ("title", "Absichtserklärung Gewerbepark"), ("kind", "letter-of-intent"),
                    ("subject", "Anlaufstelle, die Fachkräfte gewinnt und hält"), ("signed-on", "2026-03-02"),
                    ("from", "2026-03-02"), ("until", ""), ("document", "Absichtserklärung, 3 Seiten"),
                    ("organisation", NetworkDemo.organisation("landkreis-bautzen").text), ("function", "Landrat"),
                ]
            )
            let paper = try #require(saved.location?.split(separator: "?").first.map(String.init))
            let signed = try await browser.submit(
                "\(paper)/unterschrift",
                to: "\(paper)/unterschrift",
                [
                    ("organisation", NetworkDemo.organisation("zweckverband-schwarze-pumpe").text),
                    ("function", "Verbandsvorsteherin"), ("signed-on", "3.3.2026"), ("version", "1"),
                ]
            )
            #expect(signed.status == .seeOther)
            let shown = try await browser.get(paper).plain
            #expect(shown.contains("Landkreis Bautzen Landrat 2. März 2026"))
            #expect(shown.contains("Zweckverband Industriepark Schwarze Pumpe Verbandsvorsteherin 3. März 2026"))
            #expect(shown.contains("Gegenstand Anlaufstelle, die Fachkräfte gewinnt und hält"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `N3, a unit belongs to one and is led by another`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .manager, on: engine) { browser, _ in
            let district = NetworkDemo.organisation("landkreis-bautzen").text
            let page = "\(Self.start)/organisationen/\(district)"
            let contact = [("contact-name", ""), ("contact-phone", ""), ("contact-mail", ""), ("contact-address", "")]
            let answer = try await browser.submit(
                "\(page)/neue-einheit",
                to: "\(page)/neue-einheit",
                [
                    ("name", "Welcome Center Bautzen"), ("parent", NetworkDemo.unit("jugendamt-bautzen").text),
                    ("lead-unit", ""), ("lead-function", "Integrationsbeauftragte"),
                ] + contact
            )
            #expect(answer.status == .seeOther)
            let shown = try await browser.get(page).plain
            #expect(shown.contains("Welcome Center Bautzen Jugendamt Integrationsbeauftragte wie die Organisation"))
            let both = try await browser.submit(
                "\(page)/neue-einheit",
                to: "\(page)/neue-einheit",
                [
                    ("name", "Zweigstelle"), ("parent", ""), ("lead-unit", NetworkDemo.unit("jugendamt-bautzen").text),
                    ("lead-function", "Integrationsbeauftragte"),
                ] + contact
            )
            #expect(both.status == .unprocessableContent)
            #expect(both.plain.contains("entweder eine Einheit oder eine Funktion"))
            #expect(both.text.contains("value=\"Zweigstelle\""), "what was typed stays")
        }
    }

    @Test(arguments: [
        ("2016-01-17", "Nicht im Gebiet: 15"), ("2016-01-18", "Lücke: 2. Nicht im Gebiet: 14"),
        ("2016-09-13", "Lücke: 2."), ("2016-09-14", "Eine Stelle: 59 Orte. Mehrere Stellen: 0. Lücke: 0."),
    ])
    func `D1, the map before and after`(day: String, expected: String) async throws {
        try await NetworkHouse.visit(as: .auditor) { browser, _ in
            let page = try await browser.get("\(Self.start)/karte?topic=work&day=\(day)")
            #expect(page.text.contains(expected), "\(page.plain)")
            #expect(page.text.contains("<svg"))
            for stop in ["01.01.2015", "18.01.2016", "14.09.2016"] { #expect(page.plain.contains(stop)) }
            #expect(page.plain.contains("Als Tabelle ansehen"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `D1, a town joins with its places and answers from its first day on`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .manager, on: engine) { browser, store in
            let created = try await browser.submit(
                "\(Self.start)/neue-organisation",
                to: "\(Self.start)/neue-organisation",
                [
                    ("name", "Stadt Radeburg"), ("kind", "municipality"), ("contact-name", "Rathaus"),
                    ("contact-phone", "030 23125 999"), ("contact-mail", "rathaus@example.org"),
                    ("contact-address", "Markt 1, 01471 Radeburg"),
                ]
            )
            let join = try #require(created.location)
            let organisation = try #require(join.split(separator: "=").last.map(String.init))
            let joined = try await browser.submit(
                join,
                to: join,
                [
                    ("organisation", organisation), ("role", "partner"), ("from", "2026-04-01"), ("until", ""),
                    ("agreement", ""), ("reason", ""),
                ]
            )
            let partnership = try #require(joined.location?.split(separator: "?").first.map(String.init))
            let brought = try await browser.submit(
                "\(partnership)/orte-einbringen?district=14627",
                to: "\(partnership)/orte-einbringen?district=14627",
                [("places", "14627220"), ("from", "2026-04-01"), ("until", ""), ("reason", "")]
            )
            #expect(brought.status == .seeOther)
            let ruled = try await browser.submit(
                "\(Self.start)/neue-zustaendigkeit?district=14627",
                to: "\(Self.start)/neue-zustaendigkeit?district=14627",
                [
                    ("body", organisation), ("topics", "housing"), ("topics", "building-plot"), ("places", "14627220"),
                    ("from", "2026-04-01"), ("until", ""), ("reason", ""),
                ]
            )
            #expect(ruled.status == .seeOther)
            let plan = try await store.read { try ResponsibilityStore.plan(of: NetworkFixture.dresden, $0) }
            let radeburg = place("14627220")
            #expect(plan.answer(for: .housing, in: radeburg, on: day("2026-03-31")) == .gap(.outsideTerritory))
            let after = plan.answer(for: .buildingPlot, in: radeburg, on: day("2026-04-01"))
            #expect(after.bodies.map(\.name) == ["Stadt Radeburg"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `whoever runs the installation makes a new alliance`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .host, on: engine) { browser, store in
            func fields(_ slug: String) -> [(String, String)] {
                [
                    ("name", "Fachkräftebündnis Uckermark"), ("slug", slug), ("legal-form", "public-body"),
                    ("office-name", "Landkreis Uckermark"), ("office-kind", "district"),
                    ("contact-name", "Büro"), ("contact-phone", "030 23125 997"),
                    ("contact-mail", "buero@example.org"), ("contact-address", "Prenzlau"), ("funding-notice", ""),
                ]
            }
            for (slug, sentence) in [("Uckermark", "kleine Buchstaben"), ("spree-neisse", "schon vergeben")] {
                let refused = try await browser.submit("/de/neue-allianz", to: "/de/neue-allianz", fields(slug))
                #expect(refused.status == .unprocessableContent)
                #expect(refused.plain.contains(sentence))
            }
            let made = try await browser.submit("/de/neue-allianz", to: "/de/neue-allianz", fields("uckermark"))
            #expect(made.status == .seeOther)
            let profile = try #require(try await StoredNetwork(store).alliance(slug: "uckermark"))
            let office = try #require(profile.office)
            let partners = try await StoredNetwork(store).organisations(of: profile.id, on: day("2026-03-02"))
            #expect(partners.map(\.id) == [office])
        }
    }

    @Test func `a successor begins with the places of the rule before it`() async throws {
        try await NetworkHouse.visit(as: .manager) { browser, store in
            let rules = try await store.read { try ResponsibilityStore.list(of: NetworkFixture.dresden, $0) }
                .filter { $0.withdrawal == nil && $0.period.end == nil }
            let places = rules.first { rule in
                guard case .municipalities(let keys) = rule.territory else { return false }
                return Set(keys.map(\.district)).count == 1
            }
            let district = rules.first { if case .district = $0.territory { true } else { false } }
            let alliance = rules.first { $0.territory == .alliance }
            let kinds = [places, district, alliance].compactMap(\.self)
            #expect(kinds.count >= 2)
            for rule in kinds {
                let page = try await browser.get("\(Self.start)/zustaendigkeiten/\(rule.id)")
                let link = try #require(page.text.firstMatch(of: #/href="([^"]+/nachfolge[^"]*)"/#)?.output.1)
                let form = try await browser.get(String(link))
                let ticked = form.text.matches(of: #/<input[^>]*name="places"[^>]*value="(\d+)"[^>]* checked/#)
                    .map { String($0.output.1) }
                var fields = [
                    ("body", rule.body.organisation.text + (rule.body.unit.map { "/\($0.text)" } ?? "")),
                    ("from", "2026-04-01"), ("until", ""), ("reason", ""), ("version", "\(rule.version)"),
                ]
                fields += rule.topics.map { ("topics", $0.rawValue) } + ticked.map { ("places", $0) }
                let made = try await browser.submit(String(link), to: String(link), fields)
                #expect(made.status == .seeOther)
                let id = made.location?.split(separator: "?").first?.split(separator: "/").last.map(String.init)
                let after = try await store.read { try ResponsibilityStore.list(of: NetworkFixture.dresden, $0) }
                #expect(after.first { $0.id.text == id }?.territory == rule.territory)
            }
        }
    }

    @Test func `who alters the past has to say why`() async throws {
        try await NetworkHouse.visit(as: .manager) { browser, store in
            let rules = try await store.read { try ResponsibilityStore.list(of: NetworkFixture.dresden, $0) }
            let page = "\(Self.start)/zustaendigkeiten/\(rules[0].id)/ende"
            let fields = [("until", "2026-01-31"), ("version", "1")]
            let refused = try await browser.submit(page, to: page, fields + [("reason", "")])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.plain.contains("Sie ändern Tage, die vorbei sind."))
            let explained = try await browser.submit(page, to: page, fields + [("reason", "Vertrag vom Januar")])
            #expect(explained.status == .seeOther)
        }
    }

    @Test func `two managers who edit the same record see both versions`() async throws {
        try await NetworkHouse.visit(as: .manager) { browser, _ in
            let page = "\(Self.start)/organisationen/\(NetworkDemo.organisation("stadt-kamenz"))/aendern"
            func fields(_ name: String, _ version: String) -> [(String, String)] {
                [
                    ("name", name), ("kind", "municipality"), ("contact-name", "Rathaus"),
                    ("contact-phone", "030 23125 998"), ("contact-mail", "rathaus@example.org"),
                    ("contact-address", "Markt 1"), ("version", version),
                ]
            }
            #expect(try await browser.submit(page, to: page, fields("Stadt Kamenz/Kamjenc", "1")).status == .seeOther)
            let late = try await browser.submit(page, to: page, fields("Große Kreisstadt Kamenz", "1"))
            #expect(late.status == .conflict)
            #expect(late.plain.contains("So steht es jetzt da"))
            #expect(late.plain.contains("Stadt Kamenz/Kamjenc"))
            #expect(late.text.contains("value=\"Große Kreisstadt Kamenz\""))
            #expect(late.text.contains("name=\"version\" value=\"2\""))
        }
    }

    @Test func `a form sent twice makes one record`() async throws {
        try await NetworkHouse.visit(as: .manager) { browser, store in
            let page = "\(Self.start)/beitritt"
            let token = try await browser.get(page).token(of: page)
            let fields = [
                ("organisation", NetworkDemo.organisation("stadt-forst").text), ("role", "supporter"),
                ("from", "2026-03-02"), ("until", ""), ("agreement", ""), ("reason", ""),
            ]
            let answers = try await [
                browser.post(page, fields, token: token), browser.post(page, fields, token: token),
            ]
            #expect(answers.map(\.status) == [.seeOther, .seeOther])
            #expect(answers[0].location == answers[1].location)
            let parts = try await store.read { try PartnershipStore.list(of: NetworkFixture.dresden, $0) }
            #expect(parts.filter { $0.organisation == NetworkDemo.organisation("stadt-forst") }.count == 1)
        }
    }
}
