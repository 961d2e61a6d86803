import LotseCore
import Testing

@Suite struct CountryTests {
    @Test func `every country is in one group, and each group has its countries`() {
        let groups = Country.Group.allCases.map { Country.all(in: $0) }
        #expect(groups.flatMap(\.self).count == Country.all.count)
        #expect(Set(groups.flatMap(\.self)) == Set(Country.all))
        #expect(Country.all(in: .unknown).isEmpty)
        // 26 other members, three of the Economic Area, Switzerland, Åland and six outermost regions.
        #expect(Country.all(in: .freeMovement).count == 37)
    }

    @Test(arguments: [
        ("DE", Country.Group.germany), ("PL", .freeMovement), ("NO", .freeMovement), ("CH", .freeMovement),
        ("UA", .europeanThirdCountry), ("TR", .europeanThirdCountry), ("GB", .europeanThirdCountry),
        ("XK", .europeanThirdCountry), ("SY", .otherThirdCountry), ("TN", .otherThirdCountry),
        ("IN", .otherThirdCountry),
    ])
    func `a country is in the group that funders count it in`(_ code: String, _ group: Country.Group) throws {
        #expect(try #require(Country(code)).group == group)
    }
}
