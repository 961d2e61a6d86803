import HTTPTypes
import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import Testing

@testable import Market

@Suite struct MarketPageTests {
    private static let here = "/de/musterland/angebote"

    /// One of most kinds, one of them long unconfirmed, one vacancy whose occupation is not clear.
    private static let listings: [Listing.Record] = [
        Sample.listing(40) { key in
            var vacancy = Sample.vacancy(key)
            vacancy.german = .b2
            vacancy.shifts = [.late, .night]
            vacancy.hours = [.fullTime]
            vacancy.pay = .init(from: Money(cents: 3200_00), to: Money(cents: 3600_50), unit: .month)
            vacancy.requiredSkills = ["Wundversorgung"]
            (vacancy.startsOn, vacancy.startsAtOnce) = (nil, true)
            vacancy.description = "Erste Zeile\nZweite Zeile"
            vacancy.contact = FeedContact(name: "Tom Test", mail: "t@example.org", phone: nil)
            return .vacancy(vacancy)
        },
        Sample.listing(41) { .vacancy(Sample.vacancy($0, title: "Pflege (m/w/d)")) },
        stale(Sample.listing(42) { .home(Sample.home($0)) }),
        Sample.listing(43) { key in
            var care = CarePlaceRecord(
                key: key,
                facility: "Kita Sonnenmuster",
                place: FeedPlace(town: "Mühlfließ"),
                freePlaces: 2
            )
            care.opensAt = 390
            care.closesAt = 1020
            care.languages = ["pl", "uk"]
            return .carePlace(care)
        },
    ]

    private static func stale(_ listing: Listing.Record) -> Listing.Record {
        var listing = listing
        listing.statedOn = InventedMarket.today.adding(days: -31)
        return listing
    }

    @Test(arguments: ["de", "en"])
    func `the list, a listing and its form read as reviewed`(language: String) async throws {
        try await MarketHouse.with { market in
            try await market.keep(Self.listings)
            let list = language == "de" ? "/de/musterland/angebote" : "/en/musterland/offers"
            try await market.visit { browser in
                let pages = [
                    ("list", list), ("vacancy", "\(list)/\(Self.listings[0].id)"),
                    ("unclear", "\(list)/\(Self.listings[1].id)"),
                    ("new-home", language == "de" ? "\(list)/neu/home" : "\(list)/new/home"),
                    ("import", language == "de" ? "\(list)/einlesen" : "\(list)/import"),
                ]
                for (name, path) in pages {
                    let answer = try await browser.get(path)
                    #expect(answer.status == .ok)
                    #expect(!answer.text.contains("⟦"), "\(path) lacks a word")
                    try assertSnapshot(answer.main, named: "\(name)-\(language)")
                }
            }
        }
    }

    @Test func `what is typed into a form is read as a table is, and each fault stands at its field`() async throws {
        try await MarketHouse.with { market in
            try await market.visit { browser in
                let form = "\(Self.here)/neu/home"
                let wrong = try await browser.submit(
                    form,
                    to: form,
                    [("tenure", "rent"), ("town", "Grünau"), ("area", "viel"), ("rooms", "2,5"), ("postcode", "123")]
                )
                #expect(wrong.status == .unprocessableContent)
                #expect(wrong.text.contains("Schreiben Sie eine Zahl."))
                #expect(wrong.text.contains("Eine Postleitzahl hat fünf Ziffern."))
                #expect(wrong.text.contains("value=\"viel\""))
                let good = try await browser.submit(
                    form,
                    to: form,
                    [
                        ("tenure", "rent"), ("town", "Grünau"), ("area", "61,5"), ("rooms", "2,5"),
                        ("cold-rent", "512,30"), ("pets", "yes"), ("organisation", InventedMarket.works.text),
                    ]
                )
                #expect(good.status == .seeOther)
                let page = try await browser.get(good.location ?? "")
                #expect(page.text.contains("512,30") && page.text.contains("61,5 m²"))
            }
            let market = StoredMarket(
                market.store,
                network: InventedMarket(store: market.store),
                occupations: FewOccupations()
            )
            let home = try #require(try await market.changes(of: InventedMarket.alliance, since: 0).open.homes.first)
            #expect(home.halfRooms == 5 && home.areaInSquareMetres == 62 && home.coldRent == Money(cents: 512_30))
            #expect(home.listing.organisation == InventedMarket.works)
            #expect(home.listing.municipality == InventedMarket.towns[0].key)
        }
    }

    @Test func `a form is filled with what was said, and what nobody touched stays`() async throws {
        try await MarketHouse.with { market in
            try await market.keep(Self.listings)
            let one = Self.listings[0]
            try await market.visit { browser in
                let path = "\(Self.here)/\(one.id)/bearbeiten"
                let shown = try await browser.get(path)
                #expect(shown.text.contains("name=\"pay-to\" value=\"3600,50\""))
                #expect(shown.text.contains("value=\"late\" checked"))
                let sent = try await browser.submit(path, to: path, Self.fields(of: one, changing: ["openings": "3"]))
                #expect(sent.status == .seeOther)
            }
            let kept = try #require(try await market.listing(one.id))
            guard case .vacancy(var vacancy) = kept.content, case .vacancy(let before) = one.content else {
                Issue.record("a vacancy became something else")
                return
            }
            #expect(vacancy.openings == 3 && kept.version == 2 && kept.occupation == 81302)
            vacancy.openings = nil
            #expect(vacancy == before)
        }
    }

    /// What a browser sends back of a form that is filled with a listing.
    private static func fields(of listing: Listing.Record, changing: [String: String]) -> [(String, String)] {
        var values: [(String, String)] = []
        for (field, cell) in TemplateCells(listing.content.record).values where field != .key {
            if case .words = field.answer {
                values += AnswerWords.parts(of: cell).map { (AnswerWords.name(field), $0) }
            } else {
                values.append((AnswerWords.name(field), cell))
            }
        }
        values += [("version", "\(listing.version)"), ("organisation", listing.organisation?.text ?? "")]
        return values.filter { changing[$0.0] == nil } + changing.map { ($0.key, $0.value) }
    }

    @Test func `a plot tells how it is given away, until when, and what a square metre costs`() async throws {
        try await MarketHouse.with { market in
            try await market.visit { browser in
                let form = "\(Self.here)/neu/plot"
                let made = try await browser.submit(
                    form,
                    to: form,
                    [
                        ("town", "Grünau"), ("area", "742"), ("price", "63000"), ("development", "fully"),
                        ("build-within-years", "3"), ("build-until", "2030-06-30"), ("apply-from", "2026-03-01"),
                        ("apply-until", "2027-03-31"), ("criteria", "Zwei Punkte je Kind"),
                    ]
                )
                let page = try #require(made.location?.split(separator: "?").first.map(String.init))
                let shown = try await browser.get(page)
                for text in ["84,91", "Zwei Punkte je Kind", "Zu bebauen bis", "30. Juni 2030", "31. März 2027"] {
                    #expect(shown.text.contains(text), "\(text)")
                }
                let list = try await browser.get("\(Self.here)?kind=plot")
                #expect(list.text.contains("742 m² · 84,91\u{A0}€ je m² · Bewerbung bis 31. März 2027"))
            }
            let source = StoredMarket(
                market.store,
                network: InventedMarket(store: market.store),
                occupations: FewOccupations()
            )
            let plot = try #require(try await source.changes(of: InventedMarket.alliance, since: 0).open.homes.first)
            #expect(plot.terms?.applyUntil == Day("2027-03-31") && plot.terms?.isDeveloped == true)
            #expect(plot.terms?.squareMetrePrice == Money(cents: 84_91) && plot.price == Money(cents: 63_000_00))
        }
    }

    @Test func `what somebody enters is one with what a list brought, at once`() async throws {
        try await MarketHouse.with { market in
            let network = InventedMarket(store: market.store)
            let intake = FeedIntake(store: market.store, network: network, occupations: FewOccupations())
            let order = FeedOrder(alliance: InventedMarket.alliance, connection: "wohnbau")
            let head = "Schlüssel;Titel;Miete oder Kauf;Ort;PLZ;Straße und Hausnummer;Fläche;Zimmer;Kaltmiete\n"
            let table = head + "1;Schöne Wohnung;Miete;Grünau;01234;Weg 3;60;2,5;500\n"
            let feed = try FeedIntake.read(FeedBytes(Array(table.utf8)), for: order)
            try await intake.take(feed, for: order, as: .system)
            try await market.visit { browser in
                let form = "\(Self.here)/neu/home"
                let fields = [
                    ("tenure", "rent"), ("town", "Grünau"), ("postcode", "01234"), ("street", "Weg 3"),
                    ("area", "60"), ("rooms", "2,5"), ("cold-rent", "500"),
                ]
                let made = try await browser.submit(form, to: form, fields)
                let page = try #require(made.location?.split(separator: "?").first.map(String.init))
                let shown = try await browser.get(page)
                #expect(shown.text.contains("Dasselbe kam auch von") && shown.text.contains("<li>wohnbau</li>"))
                let list = try await browser.get(Self.here)
                #expect(list.text.contains("1 Angebot<"))
                // What is not the same any more is shown itself again.
                let changed = fields.filter { $0.0 != "area" } + [("area", "90"), ("version", "1")]
                let edited = try await browser.submit("\(page)/bearbeiten", to: "\(page)/bearbeiten", changed)
                #expect(edited.status == .seeOther)
                let both = try await browser.get(Self.here)
                #expect(both.text.contains("2 Angebote"))
            }
        }
    }

    @Test func `two who change the same listing: the second sees both`() async throws {
        try await MarketHouse.with { market in
            try await market.keep(Self.listings)
            let one = Self.listings[1]
            try await market.visit { browser in
                let path = "\(Self.here)/\(one.id)/bearbeiten"
                let first = try await browser.submit(path, to: path, Self.fields(of: one, changing: ["title": "Eins"]))
                #expect(first.status == .seeOther)
                let late = try await browser.submit(path, to: path, Self.fields(of: one, changing: ["title": "Zwei"]))
                #expect(late.status == .conflict)
                #expect(late.text.contains("So steht es jetzt da") && late.text.contains("<p>Eins</p>"))
                #expect(late.text.contains("value=\"Zwei\""))
            }
        }
    }

    @Test func `an officer sees and changes what is the own organisation's, and nothing else`() async throws {
        try await MarketHouse.with { market in
            try await market.keep(Self.listings)
            let one = Self.listings[0]
            try await market.visit(as: .officer) { browser in
                let page = try await browser.get("\(Self.here)/\(one.id)")
                #expect(page.status == .ok)
            }
            try await market.visit(as: .townOfficer) { browser in
                let list = try await browser.get(Self.here)
                #expect(list.text.contains("Hier ist nichts"))
                let page = try await browser.get("\(Self.here)/\(one.id)")
                #expect(page.status == .notFound)
                let form = "\(Self.here)/neu/home"
                let forged = try await browser.submit(
                    form,
                    to: form,
                    [
                        ("tenure", "rent"), ("town", "Grünau"), ("area", "60"), ("rooms", "2"),
                        ("organisation", InventedMarket.works.text),
                    ]
                )
                #expect(forged.status == .badRequest)
            }
            for keeper in [Keeper.auditor, .stranger] {
                try await market.visit(as: keeper) { browser in
                    let page = try await browser.get("\(Self.here)/\(one.id)")
                    #expect(page.status == .notFound)
                }
            }
        }
    }

    @Test func `buttons confirm, pause and open again, each from the version that was shown`() async throws {
        try await MarketHouse.with { market in
            try await market.keep(Self.listings)
            let one = Self.listings[2]
            try await market.visit { browser in
                let page = "\(Self.here)/\(one.id)"
                let confirmed = try await browser.submit(page, to: "\(page)/bestaetigen", [("version", "1")])
                #expect(confirmed.status == .seeOther)
                let paused = try await browser.submit(
                    page,
                    to: "\(page)/stand",
                    [("version", "2"), ("state", "paused")]
                )
                #expect(paused.status == .seeOther)
                let late = try await browser.submit(page, to: "\(page)/stand", [("version", "2"), ("state", "taken")])
                #expect(late.status == .conflict && late.text.contains("Jemand anderes"))
            }
            let kept = try #require(try await market.listing(one.id))
            #expect(kept.statedOn == InventedMarket.today && kept.state == .paused)
        }
    }

    @Test func `a person says which occupation a vacancy is for`() async throws {
        try await MarketHouse.with { market in
            try await market.keep(Self.listings)
            let one = Self.listings[1]
            try await market.visit { browser in
                let page = "\(Self.here)/\(one.id)"
                let wrong = try await browser.submit(page, to: "\(page)/beruf", [("version", "1"), ("code", "12")])
                #expect(wrong.status == .unprocessableContent && wrong.text.contains("fünf Ziffern"))
                let good = try await browser.submit(page, to: "\(page)/beruf", [("version", "1"), ("likely", "81301")])
                #expect(good.status == .seeOther)
            }
            let kept = try #require(try await market.listing(one.id))
            #expect(kept.occupation == 81301)
        }
    }

    @Test func `a choice that leaves the level open asks on`() async throws {
        try await MarketHouse.with { market in
            let one = Sample.listing(41) { .vacancy(Sample.vacancy($0, title: "Pflegekraft (m/w/d)")) }
            try await market.keep([one])
            try await market.visit { browser in
                let page = "\(Self.here)/\(one.id)"
                let chosen = [("version", "1"), ("likely", "813"), ("code", "")]
                let asked = try await browser.submit(page, to: "\(page)/beruf", chosen)
                #expect(asked.status == .unprocessableContent)
                for part in ["Wunden versorgen", "value=\"813\" checked", "id=\"likely-2\"", "man wird angelernt"] {
                    #expect(asked.main.contains(part), "\(part)")
                }
                let answered = chosen + [("likely-2", "81301")]
                #expect(try await browser.submit(page, to: "\(page)/beruf", answered).status == .seeOther)
            }
            let kept = try #require(try await market.listing(one.id))
            #expect(kept.occupation == 81301)
        }
    }

    @Test func `a list is checked first and taken in when somebody says so`() async throws {
        try await MarketHouse.with { market in
            let table = "key;title;employer;town\n1;Pflegefachkraft;Muster;Grünau\n2;Köchin;Muster;Grünau\n"
            try await market.visit(as: .officer) { browser in
                let path = "\(Self.here)/einlesen"
                let shown = try await browser.get(path)
                let hostile = try await browser.upload(
                    path,
                    [("extent", "full")],
                    files: [("file", "x.xml", Array("<!DOCTYPE a [<!ENTITY b SYSTEM \"c\">]><openimmo/>".utf8))],
                    token: shown.token(of: path)
                )
                #expect(hostile.status == .unprocessableContent)
                #expect(hostile.text.contains("Anweisungen, die fremde Dateien lesen können"))
                let sent = try await browser.upload(
                    path,
                    [("extent", "full")],
                    files: [("file", "stellen.csv", Array(table.utf8))],
                    token: hostile.token(of: path)
                )
                let trial = try #require(sent.location)
                let checked = try await browser.get(trial)
                #expect(checked.text.contains("2 neu, 0 geändert, 0 gleich, 0 geschlossen, 0 abgelehnt."))
                try assertSnapshot(checked.main, named: "trial-de")
                let taken = try await browser.post(trial, [], token: checked.token(of: trial))
                #expect(taken.status == .seeOther)
                let after = try await browser.get(taken.location ?? "")
                #expect(after.text.contains("Die Liste ist eingelesen.") && after.text.contains("Muster-Werke"))
                let gone = try await browser.get(trial)
                #expect(gone.status == .notFound)
                let list = try await browser.get(Self.here)
                #expect(list.text.contains("Köchin") && list.text.contains("2 Angebote"))
            }
        }
    }
}
