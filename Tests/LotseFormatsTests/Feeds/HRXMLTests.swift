import LotseCore
import LotseFormats
import Testing

@Suite struct HRXMLTests {
    static let opening = """
        <?xml version='1.0' encoding='utf-8' ?>
        <PositionOpening xmlns='http://ns.hr-xml.org' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>
        <PositionRecordInfo><Id idOwner='Probe'><IdValue>2448</IdValue></Id></PositionRecordInfo>
        <PositionPostings><PositionPosting><Id validFrom='2027-11-11' validTo='2027-12-15'/><Link/></PositionPosting>
        </PositionPostings><PositionProfile xml:lang='DE'><PositionDetail><Company><Name>Seehafen</Name></Company>
        <PhysicalLocation><PostalAddress><CountryCode>Deutschland</CountryCode><PostalCode>03130</PostalCode>
        <Municipality>Spremberg</Municipality><DeliveryAddress><StreetName>Langer Weg</StreetName>
        <BuildingNumber>67</BuildingNumber></DeliveryAddress></PostalAddress></PhysicalLocation>
        <PhysicalLocation><PostalAddress><Municipality>Guben</Municipality></PostalAddress></PhysicalLocation>
        <PositionTitle><![CDATA[Praktikum Seefahrt (w/m/d)]]></PositionTitle></PositionDetail>
        <FormattedPositionDescription><Name>Mode</Name><Value>premium</Value></FormattedPositionDescription>
        <FormattedPositionDescription><Name>Text</Name><Value><![CDATA[<b>Komm</b> an Bord!]]></Value>
        </FormattedPositionDescription></PositionProfile></PositionOpening>
        """

    static func load(_ kind: String = "F", amount: Int, _ more: String = "", action: String = "1") -> String {
        """
        <HRBAXMLJobPositionPosting><Header><SupplierId>V1</SupplierId><Amount>\(amount)</Amount>\
        <TypeOfLoad>\(kind)</TypeOfLoad></Header><Data><JobPositionPosting>\
        <JobPositionPostingId>V1-1-S</JobPositionPostingId><HiringOrg><HiringOrgName>Muster</HiringOrgName></HiringOrg>\
        <PostDetail><StartDate>2027-03-01</StartDate><Action>\(action)</Action></PostDetail><JobPositionInformation>\
        <JobPositionTitle><TitleCode>15342</TitleCode></JobPositionTitle>\
        <JobPositionTitleDescription>Mechatroniker/in</JobPositionTitleDescription><JobOfferType>4</JobOfferType>\
        <JobPositionDescription><JobPositionLocation><Location><CountryCode>DE</CountryCode>\
        <PostalCode>03130</PostalCode><Municipality>Spremberg</Municipality></Location></JobPositionLocation>\
        </JobPositionDescription></JobPositionInformation></JobPositionPosting>\(more)</Data></HRBAXMLJobPositionPosting>
        """
    }

    private func read(_ text: String, extent: FeedExtent = .partial) throws -> Feed {
        try HRXML.read(FeedSample.bytes(text), connection: FeedSample.connection, extent: extent)
    }

    static let sample = FeedSample.shared("hr-xml/hr-ba-xml-skeleton.xml")

    @Test(.enabled(if: sample != nil, "no sample beside the checkout"))
    func `the sample of HR-BA-XML gives its vacancy`() throws {
        let feed = try HRXML.read(FeedBytes(try #require(Self.sample)), connection: "ba")
        let vacancy = try #require(feed.vacancies.first)
        #expect(feed.format == .hrBAXML)
        #expect(vacancy.key.object == "V000000000-2027-000001-S")
        #expect(vacancy.key.sender == FeedSender(connection: "ba", name: "V000000000"))
        #expect(vacancy.title == "Mechatroniker/in (m/w/d)")
        #expect(vacancy.occupationCode == "dkz:15342")
        #expect(vacancy.employer == "Muster Maschinenbau GmbH")
        #expect(vacancy.openings == 2)
        #expect(vacancy.closesOn == Day("2027-05-31"))
        #expect(vacancy.places.map(\.postcode) == ["03130"])
        #expect(vacancy.hours == [.fullTime])
        #expect(vacancy.contact?.mail == "jobs@example.org")
        #expect(feed.scopes.map(\.extent) == [.full])
        #expect(feed.report.alarms.isEmpty)
        #expect(feed.report.tolerated.isEmpty)
    }

    @Test func `HR-XML gives a vacancy with all its places`() throws {
        let feed = try read(Self.opening)
        let vacancy = try #require(feed.vacancies.first)
        #expect(feed.format == .hrXML)
        #expect(vacancy.title == "Praktikum Seefahrt (w/m/d)")
        #expect(vacancy.places.map(\.town) == ["Spremberg", "Guben"])
        #expect(vacancy.places.first?.street == "Langer Weg 67")
        #expect(vacancy.places.first?.country?.code == "DE")
        #expect(vacancy.description == "Komm an Bord!")
        #expect(vacancy.publishedOn == Day("2027-11-11"))
        #expect(vacancy.closesOn == Day("2027-12-15"))
        #expect(Set(feed.report.tolerated.keys) == [.countryByName, .markupRemoved])
        #expect(feed.scopes.map(\.extent) == [.partial])
        #expect(try read(Self.opening, extent: .full).scopes.map(\.extent) == [.full])
    }

    @Test func `a number of entries that is not the stated one raises an alarm`() throws {
        #expect(try read(Self.load(amount: 3)).report.alarms == [.countDiffers(stated: 3, found: 1)])
        #expect(try read(Self.load(amount: 1)).report.alarms.isEmpty)
    }

    @Test func `deletions come as entries of their own or as an action`() throws {
        let entry = "<DeleteEntry><EntryId>V1-2-S</EntryId></DeleteEntry>"
        let feed = try read(Self.load("D", amount: 2, entry))
        #expect(feed.vacancies.map(\.key.object) == ["V1-1-S"])
        #expect(feed.vacancies.map(\.offer) == [.apprenticeship])
        #expect(feed.withdrawn == [FeedSample.key("V1-2-S", "V1")])
        #expect(feed.scopes.map(\.extent) == [.partial])
        let action = try read(Self.load("D", amount: 1, action: "3"))
        #expect(action.withdrawn == [FeedSample.key("V1-1-S", "V1")])
    }

    @Test func `a vacancy without a title or place is refused by its key`() throws {
        let untitled = Self.load(amount: 1).replacing("Mechatroniker/in", with: " ")
        #expect(try read(untitled).problems == [.missingField])
        #expect(try read(untitled).report.refusedKeys == [FeedSample.key("V1-1-S", "V1")])
        let nowhere = Self.load(amount: 1).replacing("Municipality", with: "M").replacing("PostalCode", with: "P")
        #expect(try read(nowhere).problems == [.noPlace])
    }
}
