import LotseCore
import LotseFormats
import Testing

@Suite struct JobPostingTests {
    static let posting = """
        {"@context":"https://schema.org","@type":"JobPosting","title":"Mechatroniker/in (m/w/d)",
        "description":"<p>Wir &amp; Sie</p><ul><li>Schicht<li>Montage</ul><script>alert(1)</script>",
        "datePosted":"2027-03-01T23:30:00Z","validThrough":"2027-05-31","identifier":{"@type":"PropertyValue","value":17},
        "employmentType":["FULL_TIME","PART_TIME"],"totalJobOpenings":2,"url":"https://example.org/jobs/17",
        "hiringOrganization":{"@type":"Organization","name":"Muster Maschinenbau"},
        "jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","postalCode":"03130",
        "addressLocality":"Spremberg","addressCountry":"DE"},"geo":{"latitude":"51.57","longitude":14.38}},
        "baseSalary":{"@type":"MonetaryAmount","currency":"EUR","value":{"@type":"QuantitativeValue",
        "minValue":19.5,"maxValue":"24","unitText":"HOUR"}}}
        """

    private func read(_ text: String, extent: FeedExtent = .partial) throws -> Feed {
        try JobPosting.read(FeedSample.bytes(text), connection: FeedSample.connection, extent: extent)
    }

    @Test func `a complete posting gives a complete vacancy`() throws {
        let feed = try read(Self.posting)
        let vacancy = try #require(feed.vacancies.first)
        #expect(vacancy.key == FeedSample.key("17"))
        #expect(vacancy.description == "Wir & Sie\n– Schicht\n– Montage")
        // Half past eleven in London is the next day in Germany.
        #expect(vacancy.publishedOn == Day("2027-03-02"))
        #expect(vacancy.closesOn == Day("2027-05-31"))
        #expect(vacancy.hours == [.fullTime, .partTime])
        #expect(vacancy.pay == .init(from: Money(cents: 1950), to: Money(cents: 2400), unit: .hour))
        #expect(vacancy.places.first?.position == Position(latitude: 51.57, longitude: 14.38))
        #expect(vacancy.openings == 2)
        #expect(feed.report.tolerated.keys.map(\.self) == [.markupRemoved])
    }

    @Test func `postings are found in scripts of a page, broken ones are refused with their line`() throws {
        // Inside a page the end of a script must not occur in a text.
        let posting = Self.posting.replacing("</script>", with: "<\\/script>")
        let old = posting.replacing("\"value\":17", with: "\"value\":16")
        let page = """
            <!DOCTYPE html><html><head>
            <!-- <script type="application/ld+json">\(old)</script> -->
            <script>var a = "<script type='application/ld+json'>";</script>
            <SCRIPT data-a="1" type="application/ld+json">\(posting)</SCRIPT >
            <script type='application/ld+json'>{"@type": oops}</script>
            </head></html>
            """
        let feed = try read(page)
        #expect(feed.vacancies.map(\.key.object) == ["17"])
        #expect(feed.problems == [.malformed])
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(feed.report.refusals.first?.position.line == lines - 1)
    }

    @Test func `graphs, lists and references are followed`() throws {
        let text = """
            {"@context":"https://schema.org","@graph":[
            {"@type":"Organization","@id":"#o","name":"Klinik"},{"@type":"Place","@id":"#p","address":"Guben"},
            {"@type":["Thing","https://schema.org/JobPosting"],"title":"Arzt","identifier":"a",
            "hiringOrganization":{"@id":"#o"},"jobLocation":[{"@id":"#p"},"Forst"]},
            {"@type":"ItemList","itemListElement":[{"item":{"@type":"JobPosting","title":"Koch",
            "identifier":{"value":"b"},"hiringOrganization":"Kantine","jobLocation":"Peitz"}}]}]}
            """
        let feed = try read(text)
        #expect(feed.vacancies.map(\.title) == ["Arzt", "Koch"])
        #expect(feed.vacancies.map(\.employer) == ["Klinik", "Kantine"])
        #expect(feed.vacancies[0].places.map(\.town) == ["Guben", "Forst"])
        #expect(feed.report.tolerated[.textForObject]?.count == 4)
    }

    @Test func `a posting without an identifier goes by its address, else by what it says`() throws {
        let one = "{\"@type\":\"JobPosting\",\"title\":\"Koch\",\"jobLocation\":\"Forst\""
        let linked = try read(one + ",\"url\":\"https://www.Example.org/j/1/?utm_source=x\"}")
        #expect(linked.vacancies.first?.key.object == "example.org/j/1")
        let made = try read(one + "}")
        #expect(made.report.tolerated.keys.contains(.keyMadeUp))
        #expect(try read(one + ",\"datePosted\":\"2027-01-01\"}").vacancies.first?.key == made.vacancies.first?.key)
        #expect(try read(one.replacing("Forst", with: "Guben") + "}").vacancies.first?.key != made.vacancies.first?.key)
    }

    @Test func `work from anywhere needs no place, other work does`() throws {
        let remote = try read(
            "{\"@type\":\"JobPosting\",\"title\":\"A\",\"identifier\":\"1\",\"jobLocationType\":\"TELECOMMUTE\"}"
        )
        #expect(remote.vacancies.first?.homeOffice == .fully)
        let nowhere = try read("{\"@type\":\"JobPosting\",\"title\":\"A\",\"identifier\":\"1\"}")
        #expect(nowhere.problems == [.noPlace])
        #expect(nowhere.report.refusedKeys == [FeedSample.key("1")])
    }

    @Test(arguments: [
        ("{\"currency\":\"PLN\",\"value\":{\"value\":9,\"unitText\":\"HOUR\"}}", FeedTolerance.foreignCurrency),
        ("{\"currency\":\"EUR\",\"value\":{\"value\":9}}", .numberLeftOut), ("2500", .textForObject),
        ("{\"value\":{\"minValue\":9,\"maxValue\":8,\"unitText\":\"HOUR\"}}", .numberLeftOut),
        ("{\"value\":{\"value\":\"2.500\",\"unitText\":\"MONTH\"}}", .numberLeftOut),
    ])
    func `pay that is not certain is left out`(pay: String, fault: FeedTolerance) throws {
        let text =
            "{\"@type\":\"JobPosting\",\"title\":\"A\",\"identifier\":\"1\",\"jobLocation\":\"Forst\",\"baseSalary\":\(pay)}"
        let feed = try read(text)
        #expect(feed.vacancies.first?.pay == nil)
        #expect(feed.report.tolerated.keys.contains(fault))
    }

    @Test(arguments: ["javascript:alert(1)", "https://a@example.org", "https://example.org/\"><script>", "//x"])
    func `links that a page must not have are left out`(link: String) throws {
        let safe = link.replacing("\"", with: "\\\"")
        let text =
            "{\"@type\":\"JobPosting\",\"title\":\"A\",\"identifier\":\"1\",\"jobLocation\":\"Forst\",\"url\":\"\(safe)\"}"
        let feed = try read(text)
        #expect(feed.vacancies.first?.link == nil)
        #expect(feed.report.tolerated.keys.contains(.linkLeftOut))
    }

    @Test func `a page that should list all vacancies and lists none raises an alarm`() throws {
        #expect(try read("<html></html>", extent: .full).report.alarms == [.listMissing(stated: nil)])
        #expect(try read("<html></html>").report.alarms.isEmpty)
        #expect(FeedSample.failure { try read("<openimmo/>") }?.reason == .otherFormat)
    }
}
