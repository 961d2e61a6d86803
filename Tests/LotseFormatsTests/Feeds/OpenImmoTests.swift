import LotseCore
import LotseFormats
import Testing

@Suite struct OpenImmoTests {
    private func read(_ text: String) throws -> Feed {
        try OpenImmo.read(FeedSample.bytes(text), connection: FeedSample.connection)
    }

    static let sample = FeedSample.shared("openimmo/voll-flat-and-plot.xml")

    @Test(.enabled(if: sample != nil, "no sample beside the checkout"))
    func `the sample gives a flat and a plot`() throws {
        let feed = try OpenImmo.read(FeedBytes(try #require(Self.sample)), connection: "wohnbau")
        let flat = try #require(feed.homes.first)
        #expect(flat.key.object == "WE-001")
        #expect(flat.key.sender == FeedSender(connection: "wohnbau", name: "ANID-LAUSITZ-1"))
        #expect(flat.coldRent == Money(cents: 41_250))
        #expect(flat.sideCosts == Money(cents: 9_800))
        #expect(flat.deposit == Money(cents: 123_750))
        #expect(flat.areaInSquareDecimetres == 6130)
        #expect(flat.halfRooms == 5)
        #expect(flat.place.town == "Spremberg/Grodk")
        #expect(flat.place.street == "Lange Straße 12a")
        #expect(flat.place.country?.code == "DE")
        #expect(flat.contact?.name == "Hańža Nowak")
        #expect(flat.description == "Frei ab 01.05.2027 & renoviert.")
        #expect(flat.statedOn == Day("2027-03-01"))
        let plot = try #require(feed.plots.first)
        #expect(plot.price == Money(cents: 8_950_000))
        #expect(plot.areaInSquareDecimetres == 74_200)
        #expect(plot.cadastralDistrict == "Liegau-Augustusbad")
        #expect(plot.parcel == "3 · 114/2")
        #expect(feed.scopes == [FeedScope(sender: flat.key.sender, kinds: [.home, .plot], extent: .full)])
        #expect(feed.report.tolerated.isEmpty)
        #expect(feed.report.refusalCount == 0)
    }

    @Test func `a partial transfer with a deletion withdraws one object and speaks for no others`() throws {
        let objects = FeedSample.flat("1") + FeedSample.flat("2", action: "DELETE")
        let feed = try read(FeedSample.transfer("TEIL", FeedSample.provider("A", objects)))
        #expect(feed.records.map(\.key.object) == ["1"])
        #expect(feed.withdrawn == [FeedSample.key("2", "A")])
        #expect(feed.scopes.map(\.extent) == [.partial])
    }

    @Test func `a deletion needs nothing but the key`() throws {
        let bare = """
            <immobilie><verwaltung_techn><objektnr_extern>7</objektnr_extern><aktion aktionart="DELETE"/>\
            </verwaltung_techn></immobilie>
            """
        let feed = try read(FeedSample.transfer("TEIL", FeedSample.provider("A", bare)))
        #expect(feed.withdrawn == [FeedSample.key("7", "A")])
        #expect(feed.report.refusalCount == 0)
    }

    @Test func `a transfer whose mode is to delete withdraws all it names and never names all there are`() throws {
        let feed = try read(FeedSample.transfer("VOLL", FeedSample.provider("A", FeedSample.flat("1")), mode: "DELETE"))
        #expect(feed.records.isEmpty)
        #expect(feed.withdrawn == [FeedSample.key("1", "A")])
        #expect(feed.scopes.map(\.extent) == [.partial])
    }

    @Test func `each provider of a transfer is a sender of its own, one without objects too`() throws {
        let text = FeedSample.transfer(
            "VOLL",
            FeedSample.provider("A", FeedSample.flat("1")) + FeedSample.provider("B")
        )
        let feed = try read(text)
        #expect(feed.scopes.map(\.sender.name) == ["A", "B"])
        #expect(feed.records.map(\.key) == [FeedSample.key("1", "A")])
    }

    @Test func `what is known about sender and transfer may stand behind the objects`() throws {
        let text = """
            <openimmo><anbieter>\(FeedSample.flat("1"))<openimmo_anid>Z</openimmo_anid></anbieter>
            <uebertragung umfang="VOLL" modus="NEU"/></openimmo>
            """
        let feed = try read(text)
        #expect(feed.records.map(\.key) == [FeedSample.key("1", "Z")])
        #expect(feed.scopes.map(\.extent) == [.full])
        #expect(feed.report.tolerated.keys.contains(.unknownMode))
    }

    @Test func `a transfer that does not say its extent is taken as partial`() throws {
        let feed = try read(FeedSample.transfer("ALLES", FeedSample.provider("A", FeedSample.flat("1"))))
        #expect(feed.scopes.map(\.extent) == [.partial])
        #expect(feed.report.tolerated[.unknownExtent]?.count == 1)
    }

    @Test func `the faults of real senders are forgiven and reported`() throws {
        let text = """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <openimmo xmlns="http://www.openimmo.de"><uebertragung art="OFFLINE" umfang="VOLL" modus="NEU"/>
            <anbieter><anbieternr>9</anbieternr><openimmo_anid>K</openimmo_anid><immobilie>
            <verwaltung_techn><openimmo_obid>OB1</openimmo_obid></verwaltung_techn>
            <objektkategorie><nutzungsart WOHNEN="1"/><vermarktungsart KAUF="1"/><objektart><haus/></objektart>
            </objektkategorie><geo><plz>3130</plz><ort>Groß Köris</ort><land iso_land="DEU"/></geo>
            <preise><kaufpreis>189.250,00</kaufpreis><nebenkosten></nebenkosten></preise>
            <flaechen><wohnflaeche>84,5</wohnflaeche><anzahl_zimmer>3,5</anzahl_zimmer></flaechen>
            </immobilie ></anbieter></ openimmo>
            """
        let feed = try OpenImmo.read(FeedSample.latin1(text), connection: "x")
        let home = try #require(feed.homes.first)
        #expect(home.key.object == "OB1")
        #expect(home.tenure == .purchase)
        #expect(home.purchasePrice == Money(cents: 18_925_000))
        #expect(home.sideCosts == nil)
        #expect(home.areaInSquareDecimetres == 8450)
        #expect(home.halfRooms == 7)
        #expect(home.place.town == "Groß Köris")
        #expect(home.place.postcode == "03130")
        let faults: Set<FeedTolerance> = [
            .foreignNamespace, .unknownMode, .keyByOtherField, .looseFlag, .postcodeRepaired, .germanNumber,
            .emptyField, .elementOrder, .noContact, .latin1, .spaceInEndTag,
        ]
        #expect(Set(feed.report.tolerated.keys) == faults)
        #expect(feed.report.tolerated[.germanNumber]?.count == 3)
        #expect(feed.report.tolerated[.noContact]?.first == FeedPosition(line: 3, entry: 1, field: "kontaktperson"))
    }

    @Test(arguments: [("1.250", nil), ("1250", 125_000), ("1.250,00", 125_000), ("-5", nil), ("1e3", nil), ("0,5", 50)])
    func `a price that may be read in two ways is left out`(text: String, cents: Int64?) throws {
        let feed = try read(FeedSample.transfer("VOLL", FeedSample.provider("A", FeedSample.flat("1", rent: text))))
        #expect(feed.homes.first?.coldRent?.cents == cents)
        #expect(feed.report.tolerated.keys.contains(.numberLeftOut) == (cents == nil))
    }

    @Test func `an address that is not released stays unknown`() throws {
        let more = "<verwaltung_objekt><objektadresse_freigeben>false</objektadresse_freigeben></verwaltung_objekt>"
        let feed = try read(FeedSample.transfer("VOLL", FeedSample.provider("A", FeedSample.flat("1", more: more))))
        #expect(feed.homes.first?.place.street == nil)
        #expect(feed.homes.first?.place.town == "Spremberg")
    }

    @Test func `objects without a key, a place or a kind are refused one by one with their line`() throws {
        let nameless = "<immobilie><objektkategorie/></immobilie>"
        let text = FeedSample.transfer("VOLL", FeedSample.provider("A", FeedSample.flat("1"), "\n" + nameless))
        let feed = try read(text)
        #expect(feed.records.count == 1)
        #expect(feed.problems == [.missingField])
        #expect(feed.report.refusals.first?.position.line == 3)
        #expect(feed.report.unnamedRefusals == 1)
    }

    @Test func `a shop is passed over and a home that was sold is withdrawn`() throws {
        let shop = FeedSample.flat("1").replacing("<wohnung/>", with: "<einzelhandel/>")
        let sold = FeedSample.flat(
            "2",
            more: "<zustand_angaben><verkaufstatus stand=\"VERKAUFT\"/></zustand_angaben>"
        )
        let feed = try read(FeedSample.transfer("VOLL", FeedSample.provider("A", shop, sold)))
        #expect(feed.records.isEmpty)
        #expect(feed.report.passedOver == 1)
        #expect(feed.withdrawn == [FeedSample.key("2", "A")])
    }

    @Test func `of an object that occurs twice the last one counts`() throws {
        let twice = FeedSample.flat("1", rent: "400") + FeedSample.flat("1", rent: "500")
        let feed = try read(FeedSample.transfer("TEIL", FeedSample.provider("A", twice)))
        #expect(feed.homes.map(\.coldRent?.cents) == [50_000])
        #expect(feed.report.tolerated[.repeatedObject]?.count == 1)
    }

    @Test func `objects of a provider that nobody can name are refused`() throws {
        let feed = try read(FeedSample.transfer("VOLL", "<anbieter>\(FeedSample.flat("1"))</anbieter>"))
        #expect(feed.problems == [.missingSender])
        #expect(feed.scopes.isEmpty)
        let outside = try read(FeedSample.transfer("VOLL", FeedSample.provider("A") + FeedSample.flat("1")))
        #expect(outside.problems == [.missingSender])
    }

    @Test func `a file that is handed over piece by piece reads the same`() throws {
        let text = FeedSample.transfer("VOLL", FeedSample.provider("A", FeedSample.flat("1"), FeedSample.flat("2")))
        let bytes = Array(text.utf8)
        let pieces = FeedBytes(count: bytes.count) { bytes[$0] }
        #expect(try OpenImmo.read(pieces, connection: FeedSample.connection) == read(text))
    }
}
