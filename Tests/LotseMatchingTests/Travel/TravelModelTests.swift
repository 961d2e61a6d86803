import LotseCore
import Testing

@testable import LotseMatching

@Suite struct TravelModelTests {
    private static let here = TravelPlace(x: 0, y: 0)

    @Test func `by car it is five minutes and the road at fifty-five`() {
        let far = TravelPlace(x: 0, y: 55_000)
        let time = TravelModel.estimate.time(from: Self.here, to: far, by: .car)
        #expect(time == TravelTime(minutes: 83, margin: 17, source: .estimated))
        #expect(TravelModel.estimate.time(from: Self.here, to: Self.here, by: .car).minutes == 5)
        #expect(TravelModel.estimate.time(from: Self.here, to: TravelPlace(x: 3, y: 4), by: .walk).minutes == 1)
    }

    @Test func `across a river it is longer and less sure`() throws {
        let model = try TravelModel(detours: [.init(between: 0, and: 2, minutes: 12)])
        let across = TravelPlace(x: 0, y: 55_000, side: 2)
        #expect(model.time(from: Self.here, to: across, by: .car).minutes == 95)
        #expect(model.time(from: across, to: Self.here, by: .car).margin == 19 + 12)
        let elsewhere = TravelPlace(x: 0, y: 55_000, side: 7)
        #expect(model.time(from: Self.here, to: elsewhere, by: .car).minutes == 83)
    }

    @Test func `what is set by hand counts before the table and the table before the estimate`() throws {
        let model = try TravelModel(
            localityCount: 3,
            table: [
                .init(from: 0, to: 1, mode: .transit, minutes: 31), .init(from: 1, to: 2, mode: .transit, minutes: 8),
            ],
            byHand: [.init(from: 2, to: 1, mode: .transit, minutes: 20)]
        )
        let places = (0..<3).map { TravelPlace(x: $0 * 90_000, y: 0, locality: $0) }
        let table = model.time(from: places[0], to: places[1], by: .transit)
        #expect(table == TravelTime(minutes: 31, margin: 0, source: .table))
        let hand = model.time(from: places[1], to: places[2], by: .transit)
        #expect(hand == TravelTime(minutes: 20, margin: 0, source: .byHand))
        #expect(model.time(from: places[1], to: places[0], by: .transit).source == .estimated)
        #expect(model.time(from: places[0], to: places[1], by: .car).source == .estimated)
    }

    @Test func `no way between two areas takes less than the least`() throws {
        for seed in UInt64(1)...300 {
            var random = SplitMix64(seed: seed)
            func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
            let model = try TravelModel(
                detours: [.init(between: 0, and: 1, minutes: below(20))],
                localityCount: 4,
                table: (0..<6).map { _ in
                    .init(from: below(4), to: below(4), mode: TravelMode.allCases[below(4)], minutes: below(90))
                }
            )
            let points = (0..<12).map { number in
                TravelPlace(
                    x: below(30_000) + number / 6 * 45_000,
                    y: below(80_000),
                    side: below(2),
                    locality: below(3) == 0 ? below(4) : nil
                )
            }
            let (some, others) = (points.prefix(6), points.suffix(6))
            let (start, end) = (TravelArea(some.map(TravelPoint.init)), TravelArea(others.map(TravelPoint.init)))
            for mode in TravelMode.allCases {
                let least = model.leastMinutes(from: start, to: end, by: mode)
                for one in some {
                    #expect(others.allSatisfy { model.time(from: one, to: $0, by: mode).minutes >= least })
                }
            }
            let alone = TravelArea([TravelPoint(points[0])])
            let other = TravelArea([TravelPoint(TravelPlace(x: points[1].x, y: points[1].y))])
            let plain = TravelModel.estimate.time(from: points[0], to: points[1], by: .car).minutes
            #expect((0...1).contains(plain - TravelModel.estimate.leastMinutes(from: alone, to: other, by: .car)))
        }
    }

    @Test func `degrees lie flat where the region is`() {
        let forst = TravelPlace(microLatitude: 51_735_000, microLongitude: 14_640_000, middle: 51_700_000)
        let cottbus = TravelPlace(microLatitude: 51_757_000, microLongitude: 14_329_000, middle: 51_700_000)
        #expect(TravelPoint(forst).metres(to: TravelPoint(cottbus)) == 21_573)
    }

    @Test func `numbers that make no travel model are refused by name`() {
        typealias Fault = TravelModel.Fault
        #expect(throws: Fault.impossiblePace(.car)) {
            try TravelModel(paces: [.car: TravelPace(settingOff: 5, kilometresPerHour: 0)])
        }
        #expect(throws: Fault.tooManyLocalities) { try TravelModel(localityCount: 2_001) }
        #expect(throws: Fault.unknownLocality(entry: 0)) {
            try TravelModel(localityCount: 1, table: [.init(from: 0, to: 1, mode: .car, minutes: 3)])
        }
        #expect(throws: Fault.minutesOutOfRange(entry: 0)) {
            try TravelModel(localityCount: 1, byHand: [.init(from: 0, to: 0, mode: .car, minutes: -1)])
        }
        #expect(throws: Fault.sideOutOfRange(detour: 0)) {
            try TravelModel(detours: [.init(between: 0, and: 256, minutes: 3)])
        }
        #expect(throws: Fault.detourOutOfRange(detour: 0)) {
            try TravelModel(detours: [.init(between: 0, and: 1, minutes: -3)])
        }
    }
}
