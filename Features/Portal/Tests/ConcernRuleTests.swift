import LotseCore
import LotseTestSupport
import Testing

@testable import Portal

@Suite struct ConcernRuleTests {
    private let townHall = ResponsibleBody(
        organisation: InventedRegion.townHall,
        name: "Stadt Grünau",
        contact: ContactPoint(name: "", phone: "", mail: "", address: ""),
        since: Day(daysSince1970: 0)
    )

    @Test func `one body gets it; a gap, a double, no question and the office itself lead to the office`() {
        let office = InventedRegion.office
        let routed = ConcernRule.recipient(for: .one(townHall), office: office)
        #expect(routed == .organisation(InventedRegion.townHall, name: "Stadt Grünau"))
        #expect(ConcernRule.recipient(for: .several([townHall, townHall]), office: office) == .office)
        #expect(ConcernRule.recipient(for: .gap(.nobody), office: office) == .office)
        #expect(ConcernRule.recipient(for: nil, office: office) == .office)
        #expect(ConcernRule.recipient(for: .one(townHall), office: InventedRegion.townHall) == .office)
    }

    @Test func `overseers see all, team leads what is theirs, others nothing`() {
        let recipients = [
            Concern.Recipient.office, .organisation(InventedRegion.townHall, name: ""),
            .organisation(InventedRegion.chamber, name: ""),
        ]
        func readable(_ roles: Set<Role>, _ led: Set<Identifier<Organisation>> = []) -> [Bool] {
            recipients.map { recipient in
                ConcernRule.reading(recipient, as: roles, workingFor: led, office: InventedRegion.office).isAllowed
            }
        }
        #expect(readable([.networkManager]) == [true, true, true])
        #expect(readable([.allianceAdmin]) == [true, true, true])
        #expect(readable([.teamLead], [InventedRegion.townHall]) == [false, true, false])
        #expect(readable([.partnerOfficer], [InventedRegion.townHall]) == [false, true, false])
        #expect(readable([.teamLead], [InventedRegion.office]) == [true, false, false])
        #expect(readable([.adviser], [InventedRegion.townHall]) == [false, false, false])
        for role in Role.allCases where !ConcernRule.readers.contains(role) {
            #expect(readable([role]) == [false, false, false])
        }
    }

    @Test func `answered ones are forgotten after six months, set aside ones after thirty days`() throws {
        let settled = TestStore.moment
        let day = try #require(Day("2026-03-02"))
        func first(_ status: Concern.Status) -> Day? {
            (0..<400).map { day.adding(days: $0) }.first { ConcernRule.isForgotten(status, settledAt: settled, on: $0) }
        }
        #expect(first(.answered) == Day("2026-09-02"))
        #expect(first(.setAside) == Day("2026-04-01"))
        #expect(first(.new) == nil)
        #expect(first(.taken) == nil)
    }

    @Test(arguments: [
        ("Grünau", 0), ("gruenau", 0), (" GRÜNAU ", 0), ("Zelenow", 0), ("Grünau/Zelenow", 0), ("01234", 0),
        ("01234 Grünau", 0), ("Mühlfließ", 1), ("Muehlfliess", 1), ("01236", 1), ("01235 Neudorf", 2),
        ("01235", nil), ("Grün", nil), ("Berlin", nil), ("", nil), ("01234 Berlin", 0), ("1234", nil), ("999999", nil),
    ])
    func `places are understood by name, Sorbian name and postcode`(text: String, place: Int?) {
        let found = PlaceReading.municipality(text, among: InventedRegion.towns)
        #expect(found == place.map { InventedRegion.towns[$0] })
    }

    @Test func `a secret link opens its own concern only`() {
        let links = ConcernLinks(TestHouse.vault)
        let (one, two): (Identifier<Concern>, Identifier<Concern>) = (InventedRegion.id(1), InventedRegion.id(2))
        let text = links.text(for: one)
        #expect(links.concern(text) == one)
        #expect(links.text(for: one) == text)
        #expect(links.concern(text.replacing(one.text, with: two.text)) == nil)
        #expect(links.concern(one.text) == nil)
        #expect(links.concern(one.text + ".") == nil)
        #expect(links.concern("") == nil)
        for place in text.indices.suffix(32) {
            var altered = text
            altered.replaceSubrange(place...place, with: text[place] == "0" ? "1" : "0")
            #expect(links.concern(altered) == nil)
        }
    }
}
