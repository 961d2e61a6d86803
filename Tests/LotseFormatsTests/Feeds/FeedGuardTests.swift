import LotseCore
import LotseFormats
import Testing

@Suite struct FeedGuardTests {
    private func failure(_ text: String, _ limits: FeedLimits = FeedLimits()) -> FeedFailure? {
        FeedSample.failure { try OpenImmo.read(FeedSample.bytes(text), connection: "x", limits: limits) }
    }

    @Test(arguments: [
        "<!DOCTYPE openimmo [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><openimmo>&x;</openimmo>",
        "<!doctype openimmo><openimmo/>", "<openimmo><!ENTITY a \"b\"></openimmo>", "<openimmo><![INCLUDE[</openimmo>",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE openimmo><openimmo/>",
        "<!-- --><!DOCTYPE openimmo><openimmo/>", "<?a ?><!DOCTYPE openimmo><openimmo/>",
    ])
    func `a document type never reaches the parser`(text: String) {
        #expect(failure(text)?.reason == .documentType)
    }

    @Test func `comments, character data and instructions that speak of document types are only text`() throws {
        let text = FeedSample.transfer(
            "VOLL",
            "<!-- <!DOCTYPE x> --><?x <!DOCTYPE ?>"
                + FeedSample.provider(
                    "A",
                    FeedSample.flat(
                        "1",
                        more: "<freitexte><objekttitel><![CDATA[<!DOCTYPE> ]] &x;]]></objekttitel></freitexte>"
                    )
                )
        )
        let feed = try OpenImmo.read(FeedSample.bytes(text), connection: "x")
        #expect(feed.homes.first?.title == "<!DOCTYPE> ]] &x;")
    }

    @Test func `depth, attributes, tags, texts, entries and bytes have caps`() {
        var limits = FeedLimits()
        limits.depth = 8
        limits.attributes = 3
        limits.tagBytes = 200
        limits.textBytes = 500
        limits.entries = 2
        let deep = String(repeating: "<a>", count: 9)
        #expect(failure(deep, limits)?.reason == .tooDeep)
        #expect(failure("<openimmo a='1' b='2' c='3' d='4'/>", limits)?.reason == .tooManyAttributes)
        let long = String(repeating: "x", count: 501)
        #expect(failure("<openimmo a='\(long)'/>", limits)?.reason == .tooLongText)
        #expect(failure("<openimmo>\(long)</openimmo>", limits)?.reason == .tooLongText)
        #expect(failure("<openimmo><!--\(long)--></openimmo>", limits)?.reason == .tooLongText)
        let many = String(repeating: "<immobilie/>", count: 3)
        #expect(failure("<openimmo><anbieter>\(many)</anbieter></openimmo>", limits)?.reason == .tooManyEntries)
        #expect(
            failure("<openimmo>\(String(repeating: "<anbieter/>", count: 3))</openimmo>", limits)?.reason
                == .tooManyEntries
        )
        limits.bytes = 5
        #expect(failure("<openimmo/>", limits)?.reason == .tooLarge)
    }

    @Test func `an object with too many elements is refused and the others are taken`() throws {
        var limits = FeedLimits()
        limits.nodes = 40
        let large = FeedSample.flat("2", more: String(repeating: "<a/>", count: 60))
        let text = FeedSample.transfer("VOLL", FeedSample.provider("A", FeedSample.flat("1"), large))
        let feed = try OpenImmo.read(FeedSample.bytes(text), connection: "x", limits: limits)
        #expect(feed.records.count == 1)
        #expect(feed.problems == [.tooManyFields])
    }

    @Test(arguments: [
        ("", FeedFailure.Reason.empty), ("<openimmo>", .malformed), ("<openimmo></a>", .malformed),
        ("</openimmo>", .malformed), ("<openimmo/><openimmo/>", .malformed), ("hallo", .malformed),
        ("<openimmo><b", .malformed), ("<openimmo>&x;</openimmo>", .malformed), ("<jobs/>", .otherFormat),
        ("<immobilie/>", .otherFormat), ("< openimmo/>", .malformed), ("<openimmo a=b/>", .malformed),
        ("PK\u{3}\u{4}", .archive), ("\u{1F}\u{8B}", .malformed), ("<openimmo>\u{1}</openimmo>", .malformed),
        ("<?xml version='1.0' encoding='UTF-7'?><openimmo/>", .encoding),
    ])
    func `what is no transfer is refused with a reason`(text: String, reason: FeedFailure.Reason) {
        #expect(failure(text)?.reason == reason)
    }

    @Test(arguments: [[0xFF, 0xFE, 60, 0], [0xFE, 0xFF, 0, 60], [60, 0, 97, 0], [0, 0, 0, 60]] as [[UInt8]])
    func `UTF-16 and UTF-32 are refused`(bytes: [UInt8]) {
        let failure = FeedSample.failure { try OpenImmo.read(FeedBytes(bytes), connection: "x") }
        #expect(failure?.reason == .encoding)
    }

    @Test(
        arguments: [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80]] as [[UInt8]]
    )
    func `bytes that the stated encoding does not have are refused with their line`(bytes: [UInt8]) {
        let head = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<openimmo>\n".utf8)
        let file = head + bytes + Array("</openimmo>".utf8)
        let failure = FeedSample.failure { try OpenImmo.read(FeedBytes(file), connection: "x") }
        #expect(failure?.reason == .brokenEncoding)
        #expect(failure?.position.line == 3)
    }

    private func town(_ declaration: String, _ town: [UInt8]) throws -> (String?, Set<FeedTolerance>) {
        let text = FeedSample.transfer("VOLL", FeedSample.provider("A", FeedSample.flat("1")))
        let file = Array(text.utf8).split(separator: 10)[1]
        let spelled = Array("Spremberg".utf8)
        let place = try #require(file.firstRange(of: spelled))
        let bytes = Array(declaration.utf8) + file[..<place.lowerBound] + town + file[place.upperBound...]
        // The street's name is in UTF-8.
        let plain = String(decoding: bytes, as: UTF8.self).contains("\u{FFFD}") ? bytes.replacingStreet : bytes
        let feed = try OpenImmo.read(FeedBytes(plain), connection: "x")
        return (feed.homes.first?.place.town, Set(feed.report.tolerated.keys))
    }

    @Test func `umlauts are read in every encoding that senders use`() throws {
        let latin1 = try town("<?xml version='1.0' encoding='iso-8859-1'?>", [0x4B, 0xF6, 0x6C, 0x6E])
        #expect(latin1 == ("Köln", [.latin1]))
        let windows = try town("<?xml version='1.0' encoding=\"Windows-1252\"?>", [0x80, 0xDF])
        #expect(windows == ("€ß", [.windows1252]))
        // Latin-1 has nothing there; who writes it means the code page of Windows.
        let mixed = try town("<?xml version='1.0' encoding='ISO-8859-1'?>", [0x84, 0x41, 0x93])
        #expect(mixed == ("„A“", [.windows1252]))
        let guessed = try town("", [0xFC])
        #expect(guessed == ("ü", [.encodingGuessed]))
        let marked = try town("\u{FEFF}", Array("Łódź".utf8))
        #expect(marked == ("Łódź", []))
    }

    @Test func `lines are counted as an editor counts them`() throws {
        let text = """
            <?xml version="1.0"
              encoding="UTF-8"?>
            <!-- one
            two -->
            <openimmo>
            <anbieter><openimmo_anid>A</openimmo_anid>
            <immobilie/></anbieter></openimmo>
            """
        let feed = try OpenImmo.read(FeedSample.bytes(text), connection: "x")
        #expect(feed.report.refusals.first?.position.line == 7)
    }

    @Test func `hidden and turning characters are taken out of texts`() throws {
        let title = "Haus\u{202E}&#x2066;am\u{200B} &#13; See\u{AD}"
        let more = "<freitexte><objekttitel>\(title)</objekttitel></freitexte>"
        let text = FeedSample.transfer("VOLL", FeedSample.provider("A", FeedSample.flat("1", more: more)))
        let feed = try OpenImmo.read(FeedSample.bytes(text), connection: "x")
        #expect(feed.homes.first?.title == "Hausam See")
        #expect(feed.report.tolerated.keys.contains(.hiddenCharacters))
    }

    @Test func `texts are cut at their cap`() throws {
        let more = "<freitexte><objekttitel>\(String(repeating: "ä", count: 1000))</objekttitel></freitexte>"
        let text = FeedSample.transfer("VOLL", FeedSample.provider("A", FeedSample.flat("1", more: more)))
        let feed = try OpenImmo.read(FeedSample.bytes(text), connection: "x")
        #expect((290...300).contains(feed.homes.first?.title?.count ?? 0))
        #expect(feed.report.tolerated.keys.contains(.textCut))
    }
}

extension [UInt8] {
    /// "Straße" in Latin-1.
    fileprivate var replacingStreet: [UInt8] {
        guard let place = firstRange(of: Array("ß".utf8)) else { return self }
        return self[..<place.lowerBound] + [0xDF] + self[place.upperBound...]
    }
}
