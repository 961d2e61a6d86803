import LotseCore

@testable import LotseMatching

/// A market and a household so small that every bundle can be tried.
///
/// Numbers are few and round, so that much is equal and much is just in reach or just out of it.
struct SmallMarket {
    let market: BundleMarket
    let household: BundleHousehold

    /// A random one.
    ///
    /// - Parameters:
    ///   - seed: of everything.
    ///   - isGenerous: there is more and less is asked for, so that mostly much fits.
    ///   - isAlike: many vacancies with few different hours, of which one can stand for another.
    /// - Throws: never, as long as all numbers are in range.
    init(seed: UInt64, isGenerous: Bool = false, isAlike: Bool = false) throws {
        var random = SplitMix64(seed: seed)
        let more = isGenerous ? 1 : 0
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        func chance(_ percent: Int) -> Bool { below(100) < percent }
        func place() -> TravelPlace {
            TravelPlace(
                x: below(9) * 4_000,
                y: below(5) * 4_000,
                side: chance(20) ? 1 : 0,
                locality: chance(30) ? below(3) : nil
            )
        }
        func limits() -> TravelLimits {
            var limits: [TravelMode: Int] = [:]
            if chance(70) { limits[.car] = 10 + below(4) * 8 + more * 20 }
            if chance(40) || limits.isEmpty { limits[.transit] = 20 + below(4) * 12 + more * 40 }
            if chance(20) { limits[.bicycle] = 15 + below(3) * 15 }
            return TravelLimits(limits)
        }
        func hours() -> DayHours {
            if isAlike { return DayHours(from: 420, to: [780, 900][below(2)]) }
            let from = [360, 420, 480, 840][below(4)]
            return DayHours(from: from, to: from + [240, 360, 510][below(3)])
        }
        let homes = (0..<below(4) + more * 3).map { _ in
            BundleMarket.Home(
                place: place(),
                kind: chance(20) ? .plot : .home,
                rooms: 2 + below(4) + more,
                coldRent: Int64(40_000 + below(5) * 11_111),
                heating: Int64(below(3) * 5_000),
                freeOn: below(7) * 9,
                points: below(3) * 40
            )
        }
        let vacancies = (0..<(isAlike ? 8 : 0) + below(5) + more * 3).map { _ in
            BundleMarket.Vacancy(
                place: place(),
                hours: hours(),
                pay: Int64(below(4) * 90_001),
                startsOn: below(7) * 9,
                openings: chance(85) ? 1 : below(3)
            )
        }
        let facilities = (0..<below(5) + more * 3).map { _ in
            BundleMarket.Facility(
                place: place(),
                kind: below(2),
                house: below(2),
                cohorts: chance(80) ? 0...9 : 0...4,
                hours: DayHours(from: 360 + below(3) * 45 - more * 30, to: 900 + below(3) * 75 + more * 120),
                freeOn: below(6) * 9,
                freePlaces: below(3) + more,
                languages: chance(50 + more * 40) ? [1] : [],
                hasInclusion: chance(50 + more * 40),
                fee: Int64(below(3) * 12_345)
            )
        }
        let courses = (0..<below(3) + more).map { _ in
            BundleMarket.Course(place: place(), kind: 1, hours: hours(), startsOn: below(6) * 9, seats: below(3))
        }
        let entries = chance(30) ? [TravelModel.Entry(from: 0, to: 1, mode: .car, minutes: below(40))] : []
        let travel = try TravelModel(
            detours: chance(50) ? [.init(between: 0, and: 1, minutes: 9)] : [],
            localityCount: 3,
            table: entries,
            byHand: chance(30) ? [.init(from: 1, to: 2, mode: .transit, minutes: below(50))] : []
        )
        market = try BundleMarket(
            homes,
            vacancies,
            facilities,
            courses,
            travel,
            perArea: .init(homes: 1 + below(3), vacancies: 1 + below(3), facilities: 1 + below(3))
        )
        let wish = BundleHousehold.Wish(kinds: chance(30) ? [.home, .plot] : [.home], leastRooms: 2 + below(3))
        let dwelling: BundleHousehold.Dwelling =
            chance(80) ? .sought(wish) : chance(70) ? .settled(place()) : .later
        let adults = (0..<1 + below(2)).map { _ in
            BundleHousehold.Adult(
                limits: limits(),
                candidates: chance(85)
                    ? vacancies.indices.filter { _ in chance(80) }.map { .init(vacancy: $0, points: below(5) * 60) }
                    : nil,
                course: chance(20) ? 1 : nil
            )
        }
        let children = (0..<below(3)).map { _ in
            BundleHousehold.Child(
                kinds: chance(90) ? (chance(70) ? [0, 1] : [1]) : nil,
                cohort: below(8),
                limits: limits(),
                needsCare: chance(80),
                careGap: chance(30) ? 30 : 0,
                language: chance(25) ? 1 : nil,
                needsInclusion: chance(25)
            )
        }
        household = BundleHousehold(
            dwelling: dwelling,
            adults: adults,
            children: children,
            earliestOn: 3,
            arriveBy: 20 + below(4) * 10 + more * 20,
            budget: chance(70)
                ? .init(amount: Int64(45_000 + below(4) * 12_345 + more * 20_000), shareInPercent: chance(30) ? 30 : 0)
                : nil,
            wishesSiblingsTogether: chance(70)
        )
    }
}
