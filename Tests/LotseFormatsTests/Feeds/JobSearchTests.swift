import LotseCore
import LotseFormats
import Testing

@Suite struct JobSearchTests {
    static func fourth(_ count: Int = 3, more: String = "", list: String = "stellenangebote") -> String {
        let entries = (0..<count).map { number in
            """
            {"refnr":"10001-100000000\(number)-S","beruf":"Koch/Köchin","titel":"Koch (m/w/d)","arbeitgeber":"Muster",\
            "aktuelleVeroeffentlichungsdatum":"2026-07-03","eintrittsdatum":"ab sofort",\
            "arbeitsort":{"plz":3130,"ort":"Spremberg","land":"Deutschland","koordinaten":{"lat":51.57,"lon":14.38}}}
            """
        }
        return "{\"\(list)\":[\(entries.joined(separator: ","))],\"maxErgebnisse\":\(count)\(more)}"
    }

    static func sixth(_ count: Int = 2, stated: Int? = nil) -> String {
        let entries = (0..<count).map { number in
            """
            {"referenznummer":"14225-d67888\(number)-S","stellenangebotsTitel":"Pflegekraft","firma":"Haus am See",\
            "hauptberuf":"Pflegefachkraft","datumErsteVeroeffentlichung":"2026-08-31",\
            "arbeitszeitTeilzeitVormittag":true,"vertragsdauer":"UNBEFRISTET",\
            "stellenlokationen":[{"adresse":{"plz":"03149","ort":"Forst","land":"DEUTSCHLAND"}}]}
            """
        }
        return "{\"ergebnisliste\":[\(entries.joined(separator: ","))],\"maxErgebnisse\":\(stated ?? count)}"
    }

    private func read(_ pages: String...) throws -> Feed {
        try JobSearch.read(pages: pages.map(FeedSample.bytes), connection: FeedSample.connection)
    }

    static let v4 = FeedSample.shared("jobsuche/v4-search.json")
    static let v6 = FeedSample.shared("jobsuche/v6-search-berlin-informatiker.json")

    @Test(.enabled(if: v4 != nil, "no sample beside the checkout"))
    func `the sample of version 4 gives its vacancies`() throws {
        let feed = try JobSearch.read(pages: [FeedBytes(try #require(Self.v4))], connection: "ba")
        #expect(feed.vacancies.count == 3)
        #expect(feed.report.alarms.isEmpty)
        #expect(feed.vacancies.map { $0.places.first?.postcode } == ["10178", "04179", "90537"])
        #expect(feed.vacancies[1].startsAtOnce)
        // The description knows no title: the occupation stands in.
        #expect(feed.vacancies[2].title == "Elektroinstallateur/in")
        #expect(feed.vacancies[0].publishedOn == Day("2026-07-03"))
        #expect(feed.scopes.map(\.extent) == [.partial])
    }

    @Test(.enabled(if: v6 != nil, "no sample beside the checkout"))
    func `the sample of version 6 gives its vacancy in full`() throws {
        let feed = try JobSearch.read(pages: [FeedBytes(try #require(Self.v6))], connection: "ba")
        let vacancy = try #require(feed.vacancies.first)
        #expect(vacancy.title == "Informatiker (m/w/d)")
        #expect(vacancy.employer == "Bundesinstitut für Risikobewertung (BfR)")
        #expect(vacancy.pay == .init(from: Money(cents: 6_077_240), to: Money(cents: 8_711_000), unit: .year))
        #expect(vacancy.homeOffice == .byAgreement)
        #expect(vacancy.hours == [.fullTime])
        #expect(vacancy.isPermanent == nil)
        #expect(vacancy.places.first?.street == "Max-Dohrn-Str. 8-10")
        #expect(vacancy.places.first?.position == Position(latitude: 52.530795, longitude: 13.296708))
        #expect(vacancy.startsOn == Day("2026-09-14"))
        #expect(feed.report.alarms.isEmpty)
    }

    @Test func `a postcode that lost its zero as a number gets it back`() throws {
        let feed = try read(Self.fourth())
        #expect(feed.vacancies.map { $0.places.first?.postcode } == ["03130", "03130", "03130"])
        #expect(feed.report.tolerated[.postcodeRepaired]?.count == 3)
    }

    @Test func `a renamed list raises an alarm instead of being no jobs`() throws {
        let feed = try read(Self.fourth(list: "angebote"))
        #expect(feed.report.alarms == [.listMissing(stated: 3)])
        #expect(feed.records.isEmpty)
        #expect(try read("{\"ergebnisliste\":[],\"maxErgebnisse\":7}").report.alarms == [.listMissing(stated: 7)])
        #expect(try read("{\"woOutput\":{}}").report.alarms == [.listMissing(stated: nil)])
    }

    @Test func `no hits are no alarm`() throws {
        #expect(try read("{\"maxErgebnisse\":0,\"page\":1}").report.alarms.isEmpty)
    }

    @Test(arguments: [
        ("refnr", "reference"), ("beruf\":\"Koch/Köchin\",\"titel", "title"), ("arbeitgeber", "employer"),
        ("arbeitsort", "place"), ("aktuelleVeroeffentlichungsdatum", "published-on"),
    ])
    func `a renamed field raises an alarm with its name`(field: String, name: String) throws {
        let renamed = field.hasPrefix("beruf") ? "b\":\"Koch\",\"t" : field + "Neu"
        let text = Self.fourth(5).replacing("\"\(field)\"", with: "\"\(renamed)\"")
        let feed = try read(text)
        #expect(feed.report.alarms.contains(.fieldMissing(field: name, entries: 5, of: 5)))
        #expect(FeedMerge.plan(held: [], feed: feed).fresh.isEmpty)
    }

    @Test func `two of a hundred without an employer are no alarm, three are one`() throws {
        for (count, isAlarm) in [(2, false), (3, true)] {
            var text = Self.fourth(100)
            for _ in 0..<count {
                guard let place = text.firstRange(of: "\"arbeitgeber\":\"Muster\",") else { continue }
                text.removeSubrange(place)
            }
            let feed = try read(text)
            #expect(feed.report.alarms.isEmpty != isAlarm)
            #expect(feed.report.tolerated[.fieldAbsent]?.count == count)
        }
    }

    @Test func `a search is full when all its pages were read`() throws {
        #expect(try read(Self.sixth(2)).scopes.map(\.extent) == [.full])
        #expect(try read(Self.sixth(2, stated: 3)).scopes.map(\.extent) == [.partial])
        let other = Self.sixth(1, stated: 3).replacing("-d678880-S", with: "-d999999-S")
        #expect(try read(Self.sixth(2, stated: 3), other).scopes.map(\.extent) == [.full])
        #expect(try read(Self.sixth(2), Self.sixth(2)).records.count == 2)
    }

    @Test func `version 6 tells hours and contracts`() throws {
        let vacancy = try #require(try read(Self.sixth(1)).vacancies.first)
        #expect(vacancy.hours == [.partTime, .mornings])
        #expect(vacancy.isPermanent == true)
        #expect(vacancy.places.first?.country?.code == "DE")
    }

    @Test(arguments: [
        ("{}", FeedFailure.Reason.otherFormat), ("[]", .otherFormat), ("", .empty),
        ("{\"a\":1,\"a\":2}", .duplicateName),
        ("{\"a\":01}", .malformed), ("{\"a\":1}x", .malformed), ("{\"a\":NaN}", .malformed), ("{'a':1}", .malformed),
        ("{\"a\":\"\\ud800\"}", .malformed), ("{\"a\":\"\u{1}\"}", .malformed), ("{\"a\":[1,]}", .malformed),
        (String(repeating: "[", count: 100), .tooDeep), ("{\"\\u0061\":1,\"a\":2}", .duplicateName),
        ("nul", .malformed),
        ("{\"a\":1.}", .malformed), ("{\"a\":+1}", .malformed), ("\"\\x\"", .malformed), ("{\"a\"", .malformed),
    ])
    func `what is no answer is refused with a reason`(text: String, reason: FeedFailure.Reason) {
        let failure = FeedSample.failure { try read(text) }
        #expect(failure?.reason == reason)
    }

    @Test func `a failure names line and column`() {
        let failure = FeedSample.failure { try read("{\n  \"ä\": 1,\n  \"ö\": x}") }
        #expect(failure?.position == FeedPosition(line: 3, column: 8))
    }

    @Test func `bytes that are not UTF-8 are refused with their line`() {
        let bytes = FeedBytes(Array("{\n\"a\":\"".utf8) + [0xE4] + Array("\"}".utf8))
        let failure = FeedSample.failure { try JobSearch.read(pages: [bytes], connection: "x") }
        #expect(failure?.reason == .brokenEncoding)
        #expect(failure?.position.line == 2)
    }
}
