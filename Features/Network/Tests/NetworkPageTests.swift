import AllianceNetwork
import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@Suite struct PublicPageTests {
    @Test(arguments: Language.publicLanguages)
    func `public pages have every word in every language`(language: Language) async throws {
        try await NetworkHouse.visit(as: .stranger) { browser, _ in
            let isGerman = language.primary == "de"
            let start = "/\(language)/wachstumsregion-dresden"
            for page in isGerman ? ["wer-hilft", "partner"] : ["who-helps", "partners"] {
                for query in ["", "?place=Neukirch", "?place=01558&topic=work", "?place=Nirgendwo", "?place=Cottbus"] {
                    let answer = try await browser.get("\(start)/\(page)\(query)")
                    #expect(answer.status == .ok)
                    #expect(!answer.text.contains("⟦"))
                }
            }
        }
    }

    @Test func `a place and a topic lead to the body and its contact`() async throws {
        try await NetworkHouse.visit(as: .stranger) { browser, _ in
            let answer = try await browser.get("/de/wachstumsregion-dresden/wer-hilft?place=grossenhain&topic=work")
                .plain
            #expect(answer.contains("Arbeit in Großenhain"))
            #expect(answer.contains("Agentur für Arbeit Riesa seit 14. September 2016"))
            #expect(answer.contains("kontakt@agentur-riesa.example.org"))
        }
    }

    @Test func `a gap is told, with the alliance's contact`() async throws {
        try await NetworkHouse.visit(as: .stranger) { browser, _ in
            let answer = try await browser.get("/de/wachstumsregion-dresden/wer-hilft?place=Kamenz&topic=care").plain
            #expect(answer.contains("noch niemand zuständig"))
            #expect(answer.contains("Jonas Mustermann, Projektmanagement"))
        }
    }

    @Test func `a place of another region leads to its alliance`() async throws {
        try await NetworkHouse.visit(as: .stranger) { browser, _ in
            let answer = try await browser.get("/de/wachstumsregion-dresden/wer-hilft?place=Peitz&topic=work")
            #expect(answer.plain.contains("gehört nicht zu unserer Region"))
            #expect(answer.text.contains("/de/spree-neisse/wer-hilft?key=12071304&amp;topic=work"))
            let chosen = try await browser.get("/de/spree-neisse/wer-hilft?key=12071304&topic=work")
            #expect(chosen.text.contains("name=\"place\" value=\"Peitz\""))
        }
    }

    @Test func `names that begin alike are offered`() async throws {
        try await NetworkHouse.visit(as: .stranger) { browser, _ in
            let answer = try await browser.get("/de/wachstumsregion-dresden/wer-hilft?place=Neuki&topic=school")
            #expect(answer.plain.contains("Neukirch/Lausitz, Landkreis Bautzen"))
            #expect(answer.text.contains("key=14625380&amp;topic=school"))
        }
    }
}

@Suite struct NetworkSnapshotTests {
    @Test func `public pages look as they were reviewed`() async throws {
        try await NetworkHouse.visit(as: .stranger) { browser, _ in
            let pages = [
                "who-helps-de": "/de/wachstumsregion-dresden/wer-hilft?place=Kamenz&topic=qualification",
                "who-helps-ar": "/ar/wachstumsregion-dresden/who-helps?place=Kamenz&topic=qualification",
                "partners-ar": "/ar/spree-neisse/partners",
            ]
            for (name, path) in pages { try assertSnapshot(try await browser.get(path).main, named: name) }
        }
    }

    @Test func `staff pages look as they were reviewed`() async throws {
        try await NetworkHouse.visit(as: .auditor) { browser, _ in
            let start = "/de/wachstumsregion-dresden/netzwerk"
            let district = NetworkDemo.organisation("landkreis-bautzen")
            let pages = [
                "overview-de": start, "organisation-de": "\(start)/organisationen/\(district)",
            ]
            for (name, path) in pages { try assertSnapshot(try await browser.get(path).main, named: name) }
        }
    }
}

@Suite struct NetworkAccessTests {
    private static let readable = [
        "netzwerk", "netzwerk/vereinbarungen", "netzwerk/gebiet", "netzwerk/karte",
        "netzwerk/karte/bild?day=2016-02-01",
        "netzwerk/zustaendigkeiten",
    ]
    private static let changeable = [
        "netzwerk/beitritt", "netzwerk/einstellungen", "netzwerk/neue-organisation", "netzwerk/neue-vereinbarung",
        "netzwerk/neue-zustaendigkeit",
    ]

    @Test(arguments: NetworkHouse.Visitor.allCases)
    func `managers change, auditors read, others see nothing`(visitor: NetworkHouse.Visitor) async throws {
        try await NetworkHouse.visit(as: visitor) { browser, store in
            let records = try await Self.records(in: store)
            let expected: (reading: HTTPResponse.Status, changing: HTTPResponse.Status) =
                switch visitor {
                case .manager, .admin: (.ok, .ok)
                case .auditor: (.ok, .notFound)
                case .stranger: (.seeOther, .seeOther)
                case .adviser, .neighbour, .host: (.notFound, .notFound)
                }
            for path in Self.readable + records.reading {
                let answer = try await browser.get("/de/wachstumsregion-dresden/\(path)")
                #expect(answer.status == expected.reading, "\(path)")
                #expect(!answer.text.contains("⟦"), "\(path)")
            }
            for path in Self.changeable + records.changing {
                let answer = try await browser.get("/de/wachstumsregion-dresden/\(path)")
                #expect(answer.status == expected.changing, "\(path)")
                #expect(!answer.text.contains("⟦"), "\(path)")
            }
        }
    }

    @Test func `a record of another alliance does not exist`() async throws {
        try await NetworkHouse.visit(as: .neighbour) { browser, store in
            let records = try await Self.records(in: store)
            let unknown = try await browser.get("/de/spree-neisse/netzwerk/zustaendigkeiten/x")
            for path in records.reading + records.changing {
                let answer = try await browser.get("/de/spree-neisse/\(path)")
                #expect(answer.status == .notFound, "\(path)")
                #expect(answer.withoutTokens == unknown.withoutTokens)
            }
        }
    }

    @Test(arguments: NetworkHouse.Visitor.allCases)
    func `only whoever runs the installation sees its alliances`(visitor: NetworkHouse.Visitor) async throws {
        try await NetworkHouse.visit(as: visitor) { browser, _ in
            let expected: HTTPResponse.Status =
                switch visitor {
                case .host: .ok
                case .stranger: .seeOther
                default: .notFound
                }
            for path in ["/de/allianzen", "/de/neue-allianz"] {
                let answer = try await browser.get(path)
                #expect(answer.status == expected, "\(path)")
                #expect(!answer.text.contains("⟦"), "\(path)")
            }
        }
    }

    @Test func `pages stay within their budget of statements`() async throws {
        try await NetworkHouse.visit(as: .manager) { browser, store in
            let records = try await Self.records(in: store)
            for path in Self.readable + Self.changeable + records.reading + records.changing {
                let meter = QueryMeter()
                _ = try await QueryMeter.$current.withValue(meter) {
                    try await browser.get("/de/wachstumsregion-dresden/\(path)")
                }
                #expect(meter.total <= 17, "\(path)")
            }
        }
    }

    private static func records(in store: any Store) async throws -> (reading: [String], changing: [String]) {
        let (partnership, agreement, rule) = try await store.read { reader in
            (
                try PartnershipStore.list(of: NetworkFixture.dresden, reader)[1].id,
                try AgreementStore.list(of: NetworkFixture.dresden, reader)[0].id,
                try ResponsibilityStore.list(of: NetworkFixture.dresden, reader)[0].id
            )
        }
        let district = NetworkDemo.organisation("landkreis-bautzen")
        let unit = NetworkDemo.unit("jugendamt-bautzen")
        return (
            [
                "netzwerk/partnerschaften/\(partnership)", "netzwerk/organisationen/\(district)",
                "netzwerk/vereinbarungen/\(agreement)", "netzwerk/zustaendigkeiten/\(rule)",
            ],
            [
                "netzwerk/partnerschaften/\(partnership)/austritt",
                "netzwerk/partnerschaften/\(partnership)/berichtigung",
                "netzwerk/partnerschaften/\(partnership)/orte-einbringen?district=14627",
                "netzwerk/partnerschaften/\(partnership)/orte-abgeben",
                "netzwerk/organisationen/\(district)/aendern", "netzwerk/organisationen/\(district)/neue-einheit",
                "netzwerk/organisationen/\(district)/einheiten/\(unit)",
                "netzwerk/vereinbarungen/\(agreement)/aendern", "netzwerk/vereinbarungen/\(agreement)/unterschrift",
                "netzwerk/zustaendigkeiten/\(rule)/ende", "netzwerk/zustaendigkeiten/\(rule)/nachfolge",
                "netzwerk/zustaendigkeiten/\(rule)/ruecknahme",
            ]
        )
    }
}
