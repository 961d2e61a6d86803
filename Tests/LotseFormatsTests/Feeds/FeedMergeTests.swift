import LotseCore
import LotseFormats
import Testing

@Suite struct FeedMergeTests {
    /// A full or partial transfer of a provider with flats of these numbers and rents.
    private func feed(
        _ sender: String,
        _ flats: [String: String],
        extent: String = "VOLL",
        more: String = ""
    ) throws -> Feed {
        let objects = flats.sorted { $0.key < $1.key }.map { FeedSample.flat($0.key, rent: $0.value) }.joined()
        let text = FeedSample.transfer(extent, FeedSample.provider(sender, objects + more))
        return try OpenImmo.read(FeedSample.bytes(text), connection: FeedSample.connection)
    }

    private func held(_ sender: String, _ flats: [String: String]) throws -> [HeldRecord] {
        try feed(sender, flats).records.map { FeedSample.held($0) }
    }

    private func numbers(_ range: Range<Int>) -> [String: String] {
        Dictionary(uniqueKeysWithValues: range.map { ("\($0 + 100)", "400") })
    }

    @Test func `new, changed, same and vanished are told apart`() throws {
        let held = try held("A", ["1": "400", "2": "400", "3": "400"])
        let plan = FeedMerge.plan(held: held, feed: try feed("A", ["1": "400", "2": "450", "4": "400"]))
        #expect(plan.same == [FeedSample.key("1", "A")])
        #expect(plan.changed.map(\.key) == [FeedSample.key("2", "A")])
        #expect(plan.fresh.map(\.key) == [FeedSample.key("4", "A")])
        #expect(plan.vanished == [FeedSample.key("3", "A")])
        #expect(plan.isCertain)
    }

    @Test func `a full feed of one sender never touches another one`() throws {
        let held = try held("A", ["1": "400"]) + held("B", numbers(0..<50))
        let plan = FeedMerge.plan(held: held, feed: try feed("A", ["1": "400"]))
        #expect(plan.vanished.isEmpty && plan.withheld.isEmpty && plan.changed.isEmpty)
    }

    @Test func `who takes another sender's name on a connection of its own touches nothing of it`() throws {
        let held = try held("B", numbers(0..<50))
        let text = FeedSample.transfer("VOLL", FeedSample.provider("B", FeedSample.flat("100", action: "DELETE")))
        let foreign = try OpenImmo.read(FeedSample.bytes(text), connection: "somebody else")
        let plan = FeedMerge.plan(held: held, feed: foreign, limits: .init())
        #expect(plan.withdrawn.isEmpty && plan.vanished.isEmpty && plan.withheld.isEmpty)
    }

    @Test func `a partial feed closes only what it withdraws`() throws {
        let held = try held("A", ["1": "400", "2": "400", "3": "400"])
        let deleted = FeedSample.flat("2", action: "DELETE") + FeedSample.flat("9", action: "DELETE")
        let plan = FeedMerge.plan(held: held, feed: try feed("A", ["1": "500"], extent: "TEIL", more: deleted))
        #expect(plan.withdrawn == [FeedSample.key("2", "A")])
        #expect(plan.changed.count == 1)
        #expect(plan.vanished.isEmpty)
    }

    @Test func `what was closed and comes again is opened again`() throws {
        let held = try held("A", ["1": "400"]).map {
            HeldRecord(key: $0.key, kind: $0.kind, fingerprint: $0.fingerprint, isOpen: false)
        }
        let plan = FeedMerge.plan(held: held, feed: try feed("A", ["1": "400"]))
        #expect(plan.reopened.map(\.key) == [FeedSample.key("1", "A")])
        #expect(plan.same.isEmpty)
        // What is closed already cannot vanish.
        #expect(FeedMerge.plan(held: held, feed: try feed("A", ["2": "400"])).vanished.isEmpty)
    }

    @Test func `a suspicious shrink closes nothing, takes the rest, and yields to a person`() throws {
        let held = try held("A", numbers(0..<20))
        let feed = try feed("A", numbers(0..<10).merging(["7": "400"]) { $1 })
        let plan = FeedMerge.plan(held: held, feed: feed)
        #expect(plan.vanished.isEmpty)
        #expect(plan.withheld.count == 10)
        #expect(plan.fresh.count == 1)
        let sender = FeedSample.key("", "A").sender
        #expect(plan.doubts == [.shrink(sender: sender, vanishing: 10, of: 20)])
        var limits = FeedMerge.Limits()
        limits.acceptsShrink = true
        let accepted = FeedMerge.plan(held: held, feed: feed, limits: limits)
        #expect(accepted.vanished.count == 10)
        #expect(accepted.isCertain)
    }

    @Test(arguments: [(20, 14, true), (20, 13, false), (5, 1, true), (6, 1, true), (7, 1, false)])
    func `the shares that count are documented`(before: Int, after: Int, isCertain: Bool) throws {
        let plan = FeedMerge.plan(held: try held("A", numbers(0..<before)), feed: try feed("A", numbers(0..<after)))
        #expect(plan.isCertain == isCertain)
    }

    @Test func `a full feed that names nothing closes nothing, however little there was`() throws {
        let plan = FeedMerge.plan(held: try held("A", ["1": "400"]), feed: try feed("A", [:]))
        #expect(plan.withheld == [FeedSample.key("1", "A")])
        #expect(!plan.isCertain)
    }

    @Test func `a refused object has not vanished`() throws {
        let broken = FeedSample.flat("3").replacing("<wohnung/>", with: "")
        let plan = FeedMerge.plan(
            held: try held("A", ["1": "400", "3": "400"]),
            feed: try feed("A", ["1": "400"], more: broken)
        )
        #expect(plan.vanished.isEmpty && plan.withheld.isEmpty)
        #expect(plan.isCertain)
    }

    @Test func `where a refused object has no key nothing is closed`() throws {
        let nameless = FeedSample.flat("").replacing("<objektnr_extern></objektnr_extern>", with: "")
        let plan = FeedMerge.plan(
            held: try held("A", ["1": "400", "2": "400"]),
            feed: try feed("A", ["1": "400"], more: nameless)
        )
        #expect(plan.withheld == [FeedSample.key("2", "A")])
        #expect(plan.doubts == [.unnamedRefusals(sender: FeedSample.key("", "A").sender, entries: 1)])
    }

    @Test func `an alarm leaves everything as it is`() throws {
        let text = HRXMLTests.load(amount: 9)
        let feed = try HRXML.read(FeedSample.bytes(text), connection: FeedSample.connection)
        let sample = try HRXML.read(FeedSample.bytes(HRXMLTests.load(amount: 1)), connection: FeedSample.connection)
        var limits = FeedMerge.Limits()
        limits.acceptsShrink = true
        let held = HeldRecord(
            key: FeedSample.key("other", "V1"),
            kind: .vacancy,
            fingerprint: FeedFingerprint(high: 0, low: 0),
            isOpen: true
        )
        let plan = FeedMerge.plan(held: [held], feed: feed, limits: limits)
        #expect(plan.doubts == [.alarm(.countDiffers(stated: 9, found: 1))])
        #expect(plan.fresh.isEmpty && plan.vanished.isEmpty && plan.withheld.isEmpty)
        #expect(FeedMerge.plan(held: [], feed: sample).fresh.count == 1)
    }

    @Test func `kinds that a feed does not speak of stay as they are`() throws {
        let vacancy = HeldRecord(
            key: FeedSample.key("v", "A"),
            kind: .vacancy,
            fingerprint: FeedFingerprint(high: 0, low: 0),
            isOpen: true
        )
        let plan = FeedMerge.plan(held: [vacancy], feed: try feed("A", ["1": "400"]))
        #expect(plan.vanished.isEmpty && plan.withheld.isEmpty)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `every held and every read object is accounted for once`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var limits = FeedMerge.Limits()
        limits.acceptsShrink = Bool.random(using: &random)
        let pick = { (random: inout SplitMix64) in
            Dictionary(
                uniqueKeysWithValues: (0..<12).filter { _ in Bool.random(using: &random) }.map {
                    ("\($0)", Bool.random(using: &random) ? "400" : "500")
                }
            )
        }
        let old = try held("A", pick(&random)).map { record in
            HeldRecord(
                key: record.key,
                kind: record.kind,
                fingerprint: record.fingerprint,
                isOpen: Int.random(in: 0..<4, using: &random) > 0
            )
        }
        let other = try held("B", pick(&random))
        let isFull = Bool.random(using: &random)
        let feed = try feed("A", pick(&random), extent: isFull ? "VOLL" : "TEIL")
        let plan = FeedMerge.plan(held: (old + other).shuffled(using: &random), feed: feed, limits: limits)
        let read = (plan.fresh + plan.changed + plan.reopened).map(\.key) + plan.same
        #expect(read.sorted() == feed.records.map(\.key).sorted())
        let named = Set(feed.records.map(\.key))
        let missing = old.filter { $0.isOpen && !named.contains($0.key) }.map(\.key).sorted()
        #expect((plan.vanished + plan.withheld).sorted() == (isFull ? missing : []))
        #expect(plan.vanished.isEmpty || plan.withheld.isEmpty)
        // Carried out, the same feed changes nothing more.
        let after = feed.records.map { FeedSample.held($0) } + other
        let again = FeedMerge.plan(held: after, feed: feed, limits: limits)
        #expect(again.same.count == feed.records.count)
        #expect(again.fresh.isEmpty && again.changed.isEmpty && again.vanished.isEmpty)
    }
}
