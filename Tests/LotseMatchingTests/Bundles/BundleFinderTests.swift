import Testing

@testable import LotseMatching

@Suite struct BundleFinderTests {
    @Test func `the list is what one gets who sorts every bundle and takes what the rule allows`() throws {
        var (listed, full) = (0, 0)
        for seed in Instances.seeds(sample: 250) {
            let small = try SmallMarket(seed: seed, isGenerous: seed % 4 > 0)
            let diversity = BundleDiversity(mostPerHome: 1 + Int(seed % 3), mostPerVacancy: 1 + Int(seed % 4))
            let found = try BundleFinder(small.market, diversity: diversity).bundles(for: small.household, limit: 6)
            let every = EveryBundle(small.market, small.household, onlyFitting: true)
            let expected = every.list(diversity, limit: 6)
            #expect(found.map(\.score) == expected.map(\.score), "seed \(seed)")
            #expect(found.map(Self.numbers) == expected.map { [$0.home] + $0.choices.map(\.index) }.map(Self.known))
            for (bundle, trial) in zip(found, expected) {
                #expect(bundle.readyOn == every.readyOn(trial), "seed \(seed)")
                #expect(bundle.price.minutes == trial.choices.reduce(0) { $0 + $1.minutes }, "seed \(seed)")
            }
            listed += found.count
            if found.count == 6 { full += 1 }
        }
        #expect(listed > 150)
        #expect(full > 5)
    }

    @Test func `vacancies that others can stand for are not missed where those are taken`() throws {
        var (listed, full) = (0, 0)
        for seed in Instances.seeds(sample: 40) {
            let small = try SmallMarket(seed: seed, isGenerous: seed % 2 > 0, isAlike: true)
            let diversity = BundleDiversity(mostPerHome: 2 + Int(seed % 3), mostPerVacancy: 1 + Int(seed % 4))
            let found = try BundleFinder(small.market, diversity: diversity).bundles(for: small.household, limit: 6)
            let expected = EveryBundle(small.market, small.household, onlyFitting: true).list(diversity, limit: 6)
            #expect(found.map(\.score) == expected.map(\.score), "seed \(seed)")
            #expect(found.map(Self.numbers) == expected.map { [$0.home] + $0.choices.map(\.index) }.map(Self.known))
            listed += found.count
            if found.count == 6 { full += 1 }
        }
        #expect(listed > 40)
        #expect(full > 3)
    }

    private static func numbers(_ bundle: ArrivalBundle) -> [Int] {
        known(
            [bundle.home] + bundle.adults.flatMap { [$0.vacancy?.index, $0.course?.index] }
                + bundle.children.map { $0?.index }
        )
    }

    private static func known(_ numbers: [Int?]) -> [Int] { numbers.compactMap { $0 } }
}
