import LotseCore
import Testing

@testable import LotseMatching

@Suite struct BundleTableTests {
    @Test func `ways by table are those of the travel model`() throws {
        var random = SplitMix64(seed: 5)
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        var (found, beyond) = (0, 0)
        for _ in 0..<300 {
            let pace = TravelPace(
                settingOff: below(9),
                roadInPercent: 100 + below(90),
                kilometresPerHour: 1 + below(130)
            )
            let travel = try TravelModel(
                paces: below(2) == 0 ? [.car: pace] : [:],
                detours: below(2) == 0 ? [.init(between: 0, and: 1, minutes: below(20))] : [],
                localityCount: below(4) == 0 ? 1 : 0
            )
            var limits: [TravelMode: Int] = [:]
            for mode in TravelMode.allCases where below(2) == 0 { limits[mode] = below(below(9) == 0 ? 400 : 80) }
            let (gauge, within) = (WayGauge(travel, within: TravelLimits(limits)), TravelLimits(limits))
            for _ in 0..<60 {
                let span = 1 + below(60_000)
                let start = TravelPoint(TravelPlace(x: 0, y: 0, side: below(2)))
                let end = TravelPoint(TravelPlace(x: below(span), y: below(span), side: below(2)))
                let way = travel.way(from: start, to: end, within: within)
                let minutes = way.flatMap { $0.excess == 0 ? $0.minutes : nil }
                #expect(gauge.minutes(from: start, to: end) == minutes)
                let few = below(90)
                if gauge.isBeyond(few, from: start, to: end) {
                    beyond += 1
                    #expect(minutes.map { $0 > few } ?? true)
                }
                if gauge.isBeyond(nil, from: start, to: end) { #expect(minutes == nil) }
                found += minutes == nil ? 0 : 1
            }
        }
        #expect(found > 1_000)
        #expect(beyond > 1_000)
    }

    @Test func `numbers are put in order as by comparing`() {
        var random = SplitMix64(seed: 6)
        for span in [Int32(1), 3, 1_000, 200_000, .max] {
            let numbers = (0..<500).map { _ in Int32.random(in: -span...span, using: &random) } + [.min, .max, 0]
            let sorted = numbers.indices.sorted { (numbers[$1], $0) < (numbers[$0], $1) }
            #expect(DescendingOrder.places(numbers).map(Int.init) == sorted)
        }
        #expect(DescendingOrder.places([]) == [])
    }
}
