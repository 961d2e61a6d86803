import LotseMatching
import Testing

@Suite struct ArrivalTests {
    private static let effort = ArrivalDesk.Effort(futures: 5, priceRounds: 60, exchanges: 1_000)

    @Test func `prices week by week come near what hindsight could do, first come does not`() async throws {
        var (priced, firstCome, bound) = (0, 0, 0)
        for seed in UInt64(1)...4 {
            let year = SmallYear(seed: seed)
            let replay = try await ArrivalReplay(
                weeks: year.weeks,
                capacities: year.capacities,
                pool: year.pool,
                effort: Self.effort,
                seed: seed
            )
            #expect(Self.faults(of: replay, in: year) == [], "seed \(seed)")
            #expect(replay.priced <= replay.hindsight)
            (priced, firstCome) = (priced + replay.priced, firstCome + replay.firstCome)
            bound += replay.hindsight
        }
        #expect(priced * 100 >= bound * 98)
        #expect(firstCome * 100 < bound * 93)
    }

    /// What is wrong with what was given, looked at without the desk's own eyes.
    private static func faults(of replay: ArrivalReplay, in year: SmallYear) -> [String] {
        var faults: [String] = []
        var free = year.capacities
        var worth = 0
        for (week, given) in zip(year.weeks, replay.given) {
            if week.count != given.count { faults.append("not one answer a household") }
            for (household, bundle) in zip(week, given) {
                guard let bundle else { continue }
                worth += household.bundles[bundle].worth
                for resource in household.bundles[bundle].resources { free[resource] -= 1 }
            }
        }
        faults += free.indices.filter { free[$0] < 0 }.map { "resource \($0) is taken too often" }
        if worth != replay.priced { faults.append("worth \(worth), not \(replay.priced)") }
        return faults
    }

    @Test func `a place is kept for those to whom it is worth more, and given when nobody else comes`() async throws {
        let small = ArrivingHousehold(bundles: [.init(worth: 300, resources: [0])])
        let great = ArrivingHousehold(bundles: [.init(worth: 900, resources: [0])])
        var desk = ArrivalDesk(capacities: [1], effort: Self.effort)
        #expect(try await desk.serve([small], expecting: 5, like: [great]) == [nil])
        #expect(desk.prices[0] > 300)
        #expect(desk.capacities == [1])
        #expect(try await desk.serve([small, great], expecting: 0, like: [great]) == [nil, 0])
        #expect(desk.capacities == [0])
        var other = ArrivalDesk(capacities: [1], effort: Self.effort)
        #expect(try await other.serve([small], expecting: 0, like: [great]) == [0])
        #expect(other.prices == [0])
    }

    @Test func `a household whose best bundle is dear gets the number of the one it is given`() async throws {
        let choosy = ArrivingHousehold(bundles: [
            .init(worth: 500, resources: [0]), .init(worth: 400, resources: [1]), .init(worth: 450, resources: [2]),
        ])
        let later = ArrivingHousehold(bundles: [.init(worth: 900, resources: [0]), .init(worth: 800, resources: [2])])
        var desk = ArrivalDesk(capacities: [1, 1, 1], effort: Self.effort)
        #expect(try await desk.serve([choosy], expecting: 6, like: [later]) == [1])
        #expect(desk.capacities == [1, 0, 1])
    }

    @Test func `the same seed serves the same way`() async throws {
        let year = SmallYear(seed: 9, weekCount: 3)
        func replay(_ seed: UInt64) async throws -> ArrivalReplay {
            try await ArrivalReplay(
                weeks: year.weeks,
                capacities: year.capacities,
                pool: year.pool,
                effort: Self.effort,
                seed: seed
            )
        }
        #expect(try await replay(4) == replay(4))
    }

    @Test func `weeks without anybody, a pool without anybody, and numbers that cannot be`() async throws {
        var desk = ArrivalDesk(capacities: [2], effort: Self.effort)
        let one = ArrivingHousehold(bundles: [.init(worth: 5, resources: [0, 0])])
        #expect(try await desk.serve([], expecting: 3, like: [one]) == [])
        #expect(try await desk.serve([ArrivingHousehold(bundles: [])], expecting: 3, like: []) == [nil])
        let lost = ArrivingHousehold(bundles: [.init(worth: 5, resources: [1])])
        await #expect(throws: AllocationProblem.Fault.unknownResource(bundle: 0)) {
            try await desk.serve([lost], expecting: 0, like: [])
        }
        #expect(desk.capacities == [2])
        #expect(try await desk.serve([one], expecting: 3, like: []) == [0])
        #expect(desk.capacities == [0])
        let empty = try await ArrivalReplay(weeks: [], capacities: [1], pool: [])
        #expect(empty.share == 1)
    }
}
