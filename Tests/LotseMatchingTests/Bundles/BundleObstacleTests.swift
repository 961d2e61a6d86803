import Testing

@testable import LotseMatching

@Suite struct BundleObstacleTests {
    @Test func `a block is met by no bundle and no set of fewer demands is`() throws {
        var sizes: [Int: Int] = [:]
        for seed in Instances.seeds(sample: 60) {
            let small = try SmallMarket(seed: seed)
            let every = EveryBundle(small.market, small.household)
            let obstacles = try BundleFinder(small.market).obstacles(for: small.household, limit: 0)
            #expect((obstacles == nil) == !every.fitting.isEmpty, "seed \(seed)")
            guard let obstacles else { continue }
            let block = Set(obstacles.block)
            #expect(every.trials.allSatisfy { !block.isDisjoint(with: $0.fails.keys) }, "seed \(seed)")
            #expect(block.count == obstacles.block.count)
            #expect(block.count == Self.leastBlock(every), "seed \(seed)")
            sizes[block.count, default: 0] += 1
        }
        #expect(sizes.count > 2, "\(sizes)")
    }

    /// The size of the smallest set of demands that every bundle fails in part, by trying sets of each size.
    private static func leastBlock(_ every: EveryBundle) -> Int {
        let demands = every.household.demands
        let supports = Set(
            every.trials.map { trial in
                demands.indices.reduce(UInt64(0)) { $0 | (trial.fails[demands[$1]] == nil ? 0 : 1 << UInt64($1)) }
            }
        )
        let least = supports.filter { one in !supports.contains { $0 != one && $0 & one == $0 } }
        var best = demands.count + 1
        for set in 0..<UInt64(1) << UInt64(demands.count) where set.nonzeroBitCount < best {
            if least.allSatisfy({ $0 & set != 0 }) { best = set.nonzeroBitCount }
        }
        return best
    }

    @Test func `a better place that comes too late does not make it dearer to go without one`() throws {
        let here = TravelPlace(x: 0, y: 0)
        func facility(freeOn: Int, languages: Set<Int>) -> BundleMarket.Facility {
            .init(
                place: here,
                kind: 0,
                house: 0,
                cohorts: 0...0,
                hours: .init(from: 600, to: 660),
                freeOn: freeOn,
                freePlaces: 1,
                languages: languages
            )
        }
        // The first can be had only 17 days late, the second is a minute too far.
        let market = try BundleMarket(
            homes: [],
            vacancies: [
                .init(place: here, hours: .init(from: 360, to: 1_200), pay: 0, startsOn: 27),
                .init(place: .init(x: 769, y: 0), hours: .init(from: 360, to: 1_200), pay: 0, startsOn: 0),
            ],
            facilities: [facility(freeOn: 210, languages: [1]), facility(freeOn: 0, languages: [])]
        )
        let family = BundleHousehold(
            dwelling: .settled(here),
            adults: [
                .init(
                    limits: TravelLimits([.bicycle: 5]),
                    candidates: [.init(vacancy: 0, points: 0), .init(vacancy: 1, points: 0)]
                )
            ],
            children: [.init(kinds: [0], cohort: 0, limits: TravelLimits([.walk: 5]), language: 1)],
            earliestOn: 0,
            arriveBy: 10
        )
        let cheapest = try #require(try BundleFinder(market).obstacles(for: family, limit: 1)?.concessions.first)
        #expect(
            cheapest.steps == [
                .init(demand: .adultMinutes(adult: 0), amount: 1), .init(demand: .place(child: 0), amount: 1),
            ]
        )
        #expect(cheapest.cost == 301_000)
        #expect(cheapest.cost == EveryBundle(market, family).trials.map(\.cost).min())
    }

    @Test func `concessions are the cheapest there are, one after the other, and make something fit`() throws {
        var count = 0
        for seed in Instances.seeds(sample: 40) {
            let small = try SmallMarket(seed: seed)
            guard let obstacles = try BundleFinder(small.market).obstacles(for: small.household, limit: 4) else {
                continue
            }
            let every = EveryBundle(small.market, small.household)
            var left = every.trials
            for concession in obstacles.concessions {
                count += 1
                #expect(concession.cost == left.map(\.cost).min(), "seed \(seed)")
                let support = Set(concession.steps.map(\.demand))
                #expect(
                    left.contains { trial in
                        trial.cost == concession.cost
                            && trial.fails
                                == Dictionary(
                                    uniqueKeysWithValues: concession.steps.map { ($0.demand, $0.amount) }
                                )
                    },
                    "seed \(seed)"
                )
                left.removeAll { support.isSubset(of: $0.fails.keys) }
                let again = small.household.conceding(concession.steps)
                let best = EveryBundle(small.market, again, onlyFitting: true).fitting.first
                #expect(concession.bundle.score == best?.score, "seed \(seed)")
            }
            #expect(obstacles.concessions.count == 4 || left.isEmpty, "seed \(seed)")
        }
        #expect(count > 60)
    }
}
