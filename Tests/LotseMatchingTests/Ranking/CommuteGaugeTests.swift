import LotseCore
import Testing

@testable import LotseMatching

@Suite struct CommuteGaugeTests {
    @Test func `the gauge says what the travel model says`() throws {
        for seed in Instances.seeds(sample: 200) {
            var random = SplitMix64(seed: seed)
            let market = try RankingMarket(seed: seed, vacancies: 20, seekers: 20)
            let gauge = CommuteGauge(market.rules, market.travel)
            for (seeker, vacancy) in zip(market.seekers, market.vacancies) {
                guard let home = seeker.home.map({ TravelPoint($0) }) else { continue }
                let end = TravelPoint(vacancy.place)
                let limits = seeker.limits
                let detour = gauge.detours(from: home, sides: 2)[Int(end.side)]
                let way = gauge.way(from: home, to: end, detour: detour, within: limits)
                let expected = market.travel.way(from: home, to: end, within: seeker.limits)
                #expect(way.excess == expected?.excess ?? -1, "seed \(seed)")
                guard let expected else { continue }
                #expect(way.minutes == expected.minutes, "seed \(seed)")
                let isKnown = gauge.hasTable && home.locality >= 0 && end.locality >= 0
                guard !isKnown else { continue }
                let metres = home.metres(to: end)
                let nearer = Int.random(in: 0...metres, using: &random)
                #expect(gauge.bound(metres: nearer, within: limits) >= gauge.points(minutes: way.minutes))
                if expected.excess <= market.rules.mostMinutesBeyond { #expect(metres <= gauge.reach(within: limits)) }
            }
        }
    }

    @Test func `the reach is exact to the metre`() {
        let gauge = CommuteGauge(RankingRules(mostMinutesBeyond: 0), .estimate)
        let limits = TravelLimits([.car: 30])
        let reach = gauge.reach(within: limits)
        let home = TravelPoint(TravelPlace(x: 0, y: 0))
        for (metres, excess) in [(reach, 0), (reach + 1, 1)] {
            let there = TravelPoint(TravelPlace(x: metres, y: 0))
            #expect(gauge.way(from: home, to: there, detour: 0, within: limits).excess == excess)
        }
        #expect(gauge.reach(within: TravelLimits([.car: 4])) == -1)
        #expect(gauge.reach(within: TravelLimits([.walk: TravelTime.most])) == .max)
    }

    @Test func `a detour counts however long`() throws {
        let travel = try TravelModel(detours: [.init(between: 0, and: 1, minutes: TravelTime.most)])
        let gauge = CommuteGauge(RankingRules(), travel)
        let home = TravelPoint(TravelPlace(x: 0, y: 0))
        let there = TravelPoint(TravelPlace(x: 9_000, y: 0, side: 1))
        let limits = TravelLimits([.car: 30])
        let detour = gauge.detours(from: home, sides: 2)[1]
        let way = gauge.way(from: home, to: there, detour: detour, within: limits)
        #expect(way.minutes == travel.way(from: home, to: there, within: limits)?.minutes)
    }

    @Test func `no point of a cell is nearer than the cell`() {
        var random = SplitMix64(seed: 4)
        for _ in 0..<3_000 {
            let points = (0..<2).map { _ in
                TravelPoint(
                    TravelPlace(
                        x: .random(in: -60_000...60_000, using: &random),
                        y: .random(in: -60_000...60_000, using: &random)
                    )
                )
            }
            #expect(
                CellGrid.metres(from: points[0], to: CellGrid.cell(of: points[1])) <= points[0].metres(to: points[1])
            )
            #expect(CellGrid.cell(of: points[1]) < CellGrid.everywhere)
        }
        let corner = TravelPoint(TravelPlace(x: TravelPlace.most, y: TravelPlace.most))
        #expect(CellGrid.cell(of: corner) < CellGrid.everywhere)
        #expect(CellGrid.metres(from: corner, to: CellGrid.everywhere) == 0)
    }
}
