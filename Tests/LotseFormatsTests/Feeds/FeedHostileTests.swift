import LotseCore
import LotseFormats
import Testing

@Suite struct FeedHostileTests {
    /// Every reader, by name.
    static let readers: [(name: String, read: @Sendable (FeedBytes) throws -> Feed)] = [
        ("openimmo", { try OpenImmo.read($0, connection: "x") }), ("hr-xml", { try HRXML.read($0, connection: "x") }),
        ("job search", { try JobSearch.read(pages: [$0], connection: "x") }),
        ("job posting", { try JobPosting.read($0, connection: "x") }),
        ("plots", { try GeoJSON.read($0, as: .plots, connection: "x") }),
        ("vacancies", { try TemplateFile.read($0, as: .vacancies, connection: "x") }),
        ("homes", { try TemplateFile.read($0, as: .homes, connection: "x") }),
        ("any", { try FeedReader.read($0, connection: "x") }),
    ]

    static let examples = [
        "xxe-file.xml", "dup-keys.json", "formula-injection.csv", "zip-slip.zip", "dst-gap-0230.ics", "no-fn.vcf",
    ]

    @Test(.enabled(if: FeedSample.shared("hostile-examples/xxe-file.xml") != nil), arguments: examples)
    func `no reader takes anything of a hostile file, and each says why`(name: String) throws {
        let bytes = try #require(FeedSample.shared("hostile-examples/\(name)"))
        for reader in Self.readers {
            let failure = FeedSample.failure { try reader.read(FeedBytes(bytes)) }
            #expect(failure != nil, "\(reader.name) takes \(name)")
        }
    }

    @Test(
        .enabled(if: FeedSample.shared("hostile-examples/xxe-file.xml") != nil),
        arguments: [
            ("openimmo", "xxe-file.xml", FeedFailure.Reason.documentType),
            ("job search", "dup-keys.json", .duplicateName),
            ("plots", "dup-keys.json", .duplicateName), ("homes", "formula-injection.csv", .unknownColumn),
            ("openimmo", "zip-slip.zip", .archive), ("homes", "zip-slip.zip", .archive),
            ("job search", "zip-slip.zip", .archive), ("any", "zip-slip.zip", .unsafeArchive),
            ("any", "xxe-file.xml", .documentType), ("any", "dup-keys.json", .duplicateName),
        ]
    )
    func `hostile files are refused for what they are`(
        reader: String,
        name: String,
        reason: FeedFailure.Reason
    ) throws {
        let bytes = try #require(FeedSample.shared("hostile-examples/\(name)"))
        let read = try #require(Self.readers.first { $0.name == reader }?.read)
        #expect(FeedSample.failure { try read(FeedBytes(bytes)) }?.reason == reason)
    }

    /// Small files of every format, to be damaged.
    static let seeds: [[UInt8]] =
        [
            FeedSample.transfer("VOLL", FeedSample.provider("A", FeedSample.flat("1"), FeedSample.flat("2"))),
            HRXMLTests.opening, HRXMLTests.load(amount: 1), JobSearchTests.fourth(), JobSearchTests.sixth(),
            JobPostingTests.posting, "<html><script type='application/ld+json'>\(JobPostingTests.posting)</script>",
            GeoJSONTests.collection("[[[14.1,51.5],[14.2,51.5],[14.2,51.6],[14.1,51.5]]]", type: "Polygon"),
            "Schlüssel;Titel;Arbeitgeber;Ort\n1;\"Köchin; Koch\";Muster;Forst\n2;'=1;M;Guben\n",
            "Schlüssel,Miete oder Kauf,Ort,Fläche,Zimmer,Kaltmiete\n1,Miete,Guben,\"61,5\",\"2,5\",412\n",
        ].map { Array($0.utf8) } + FeedArchiveTests.archives

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `files with bytes turned at random are read or refused, and never end the program`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for original in Self.seeds {
            var bytes = original
            for _ in 0...Int.random(in: 0..<8, using: &random) { Self.damage(&bytes, &random) }
            for reader in Self.readers {
                do {
                    let feed = try reader.read(FeedBytes(bytes))
                    let plan = FeedMerge.plan(held: [], feed: feed)
                    #expect(plan.fresh.count == feed.records.count || !feed.report.alarms.isEmpty)
                    #expect(Set(feed.records.map(\.key)).count == feed.records.count)
                    #expect(FeedTwins.groups(of: feed.records).isEmpty || feed.scopes.count > 1)
                } catch {
                    #expect(error is FeedFailure)
                }
            }
        }
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let signs = Array("<>&\"'{}[],;:=/\\!?-0".utf8)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
        default: bytes[place] = signs.randomElement(using: &random) ?? 0
        }
    }
}
