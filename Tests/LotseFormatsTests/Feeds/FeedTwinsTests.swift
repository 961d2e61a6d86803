import LotseCore
import LotseFormats
import Testing

@Suite struct FeedTwinsTests {
    private func vacancy(
        _ object: String,
        _ sender: String,
        title: String = "Koch (m/w/d)",
        link: String? = nil,
        changed: String? = nil
    ) -> FeedRecord {
        let sender = FeedSender(connection: sender)
        var vacancy = VacancyRecord(key: FeedKey(sender: sender, object: object), title: title)
        vacancy.employer = "Muster GmbH"
        vacancy.places = [FeedPlace(postcode: "03130")]
        vacancy.link = link
        vacancy.changedOn = changed.flatMap { Day($0) }
        return .vacancy(vacancy)
    }

    private func home(_ object: String, _ sender: String, _ change: (inout HomeRecord) -> Void = { _ in }) -> FeedRecord
    {
        var home = FeedSample.home(object, sender: sender)
        change(&home)
        return .home(home)
    }

    @Test func `one object of two senders is one, whatever else they write`() throws {
        let groups = FeedTwins.groups(of: [
            vacancy("1", "ba", title: "Koch (m/w/d)"), vacancy("x", "firm", title: "KOCH"),
            vacancy("2", "ba", title: "Kellner"),
        ])
        #expect(groups.map(\.leader.object) == ["1"])
        #expect(groups.first?.others.map(\.object) == ["x"])
    }

    @Test(arguments: [
        ("Am Markt 3", "AM MARKT 3"), ("Lange Strasse 5", "Lange Straße 5"), ("Lange Str. 5", "Lange Strasse 5"),
        ("Muster-Weg 1 (Hof)", "musterweg 1"), ("Weg 1 (a (b) c)", "Weg 1"),
    ])
    func `a street spelled otherwise is the same street, and its mark too`(one: String, other: String) {
        let records = [(one, "a"), (other, "b")].map { street, sender in
            home(sender, sender) { $0.place = FeedPlace(postcode: "03130", town: nil, street: street) }
        }
        #expect(FeedTwins.groups(of: records).count == 1)
        #expect(!Set(FeedTwins.marks(of: records[0])).isDisjoint(with: FeedTwins.marks(of: records[1])))
    }

    @Test func `records without a common mark are never one`() {
        var random = SplitMix64(seed: 7)
        let streets = ["Weg 1", "weg 1", "Weg 2", "Große Straße 1", "Grosse Strasse 1"]
        for _ in 0..<200 {
            let records = (0..<4).map { number in
                home("\(number)", "s\(number)") { home in
                    home.place = FeedPlace(postcode: "03130", town: nil, street: streets.randomElement(using: &random))
                    let common = Int.random(in: 0..<6, using: &random)
                    home.commonIdentifier = common < 3 ? "x\(common)" : nil
                }
            }
            for group in FeedTwins.groups(of: records) {
                let members = records.filter { ([group.leader] + group.others).contains($0.key) }
                for member in members {
                    let others = members.filter { $0.key != member.key }.flatMap(FeedTwins.marks)
                    #expect(!Set(FeedTwins.marks(of: member)).isDisjoint(with: others))
                }
            }
        }
    }

    @Test func `an address, a reference and a worldwide identifier are enough`() {
        let linked = [
            vacancy("1", "ba", title: "A", link: "https://example.org/j/1?utm_source=ba"),
            vacancy("2", "firm", title: "B", link: "http://www.example.org/j/1/"),
        ]
        #expect(FeedTwins.groups(of: linked).count == 1)
        let reference = [
            vacancy("10001-1003091744-S", "ba", title: "A"), vacancy("10001-1003091744-S", "chamber", title: "B"),
        ]
        #expect(FeedTwins.groups(of: reference).count == 1)
        #expect(FeedTwins.groups(of: [vacancy("17", "ba", title: "A"), vacancy("17", "firm", title: "B")]).isEmpty)
        let homes = [
            home("1", "A") { $0.commonIdentifier = "OB" },
            home("2", "B") { ($0.commonIdentifier, $0.coldRent) = ("OB", nil) },
        ]
        #expect(FeedTwins.groups(of: homes).count == 1)
    }

    @Test func `two flats alike of one sender stay two, and make the likeness worthless`() {
        #expect(FeedTwins.groups(of: [home("1", "A"), home("2", "A")]).isEmpty)
        #expect(FeedTwins.groups(of: [home("1", "A"), home("2", "A"), home("3", "B")]).isEmpty)
        #expect(FeedTwins.groups(of: [home("1", "A"), home("3", "B"), home("4", "C")]).first?.others.count == 2)
        #expect(FeedTwins.groups(of: [home("1", "A"), home("3", "B") { $0.coldRent = Money(cents: 1) }]).isEmpty)
        #expect(
            FeedTwins.groups(of: [home("1", "A") { $0.place.street = nil }, home("3", "B") { $0.place.street = nil }])
                .isEmpty
        )
    }

    @Test func `the most trusted sender leads, then the latest statement, then the lowest key`() {
        let records = [
            vacancy("1", "b", changed: "2027-01-01"), vacancy("2", "a", changed: "2027-02-01"), vacancy("3", "c"),
        ]
        #expect(FeedTwins.groups(of: records, order: ["c", "b"]).map(\.leader.object) == ["3"])
        #expect(FeedTwins.groups(of: records).map(\.leader.object) == ["2"])
        #expect(FeedTwins.groups(of: [vacancy("9", "b"), vacancy("2", "a")]).map(\.leader.object) == ["2"])
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `groups do not depend on the order of records and hold each sender once`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let records = (0..<25).map { number in
            vacancy(
                "\(number)",
                ["a", "b", "c", "d"].randomElement(using: &random) ?? "a",
                title: ["Koch", "Arzt", "Maler"].randomElement(using: &random) ?? "",
                link: Bool.random(using: &random) ? "https://example.org/\(Int.random(in: 0..<8, using: &random))" : nil
            )
        }
        let groups = FeedTwins.groups(of: records)
        #expect(FeedTwins.groups(of: records.shuffled(using: &random)) == groups)
        for group in groups {
            let senders = ([group.leader] + group.others).map(\.sender)
            #expect(Set(senders).count == senders.count)
        }
        let members = groups.flatMap { [$0.leader] + $0.others }
        #expect(Set(members).count == members.count)
    }
}
