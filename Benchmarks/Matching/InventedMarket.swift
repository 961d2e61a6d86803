import LotseCore
import LotseMatching

/// Homes, vacancies, facilities and courses of a region, and households that ask for bundles, in the proportions of the bar.
///
/// The same seed gives the same market and the same households in their order.
struct InventedMarket {
    private var random: SplitMix64
    let market: BundleMarket

    /// Early, day and late shifts, part time, shops.
    private static let shifts = [
        DayHours(from: 360, to: 840), DayHours(from: 420, to: 930), DayHours(from: 480, to: 990),
        DayHours(from: 480, to: 780), DayHours(from: 840, to: 1_320), DayHours(from: 540, to: 1_050),
    ]

    init(seed: UInt64, homes: Int = 20_000, vacancies: Int = 100_000, facilities: Int = 3_000) throws {
        var random = SplitMix64(seed: seed)
        let country = InventedCountry(&random)
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        let homes = (0..<homes).map { _ in
            BundleMarket.Home(
                place: country.place(&random),
                rooms: 1 + below(6),
                coldRent: Int64(35_000 + below(80_000)),
                heating: Int64(5_000 + below(12_000)),
                freeOn: below(200),
                points: below(300)
            )
        }
        let vacancies = (0..<vacancies).map { _ in
            BundleMarket.Vacancy(
                place: country.place(&random),
                hours: Self.shifts[below(Self.shifts.count)],
                pay: Int64(220_000 + below(250_000)),
                startsOn: below(200),
                openings: 1 + below(2)
            )
        }
        // Two groups or classes to a house; one in three is a school.
        let houses = (0..<(facilities + 1) / 2).map { _ in country.place(&random) }
        let facilities = (0..<facilities).map { number in
            let isSchool = below(3) == 0
            return BundleMarket.Facility(
                place: houses[number / 2],
                kind: isSchool ? 1 : 0,
                house: number / 2,
                cohorts: isSchool ? 2_020 + below(4)...2_024 : 3_000...4_000 + below(3_000),
                hours: DayHours(from: 360 + below(4) * 30, to: 900 + below(5) * 30),
                freeOn: below(200),
                freePlaces: below(4),
                languages: below(10) == 0 ? [1] : [],
                hasInclusion: below(6) == 0,
                fee: Int64(below(3) * 9_000)
            )
        }
        let courses = (0..<150).map { _ in
            BundleMarket.Course(
                place: country.place(&random),
                kind: below(3),
                hours: below(2) == 0 ? DayHours(from: 1_080, to: 1_215) : DayHours(from: 480, to: 720),
                startsOn: below(200),
                seats: below(12)
            )
        }
        market = try BundleMarket(homes: homes, vacancies: vacancies, facilities: facilities, courses: courses)
        self.random = random
    }

    /// Two adults, one of three couples with a course, a child for school and one for Kita.
    ///
    /// - Parameters:
    ///   - percent: so many of all vacancies suit each adult.
    ///   - asksMuch: five rooms for 400 € a month by the sixtieth day, with inclusion: what nearly nobody finds.
    /// - Returns: another one each time.
    mutating func household(suiting percent: Int, asksMuch: Bool = false) -> BundleHousehold {
        let adults = (0..<2).map { number in
            let limits = limits()
            let candidates = market.vacancies.indices.filter { _ in below(100) < percent }
            return BundleHousehold.Adult(
                limits: limits,
                candidates: candidates.map { .init(vacancy: $0, points: 200 + below(800)) },
                course: number == 1 && below(3) == 0 ? below(3) : nil
            )
        }
        return BundleHousehold(
            dwelling: .sought(.init(leastRooms: asksMuch ? 5 : 3 + below(2))),
            adults: adults,
            children: [
                .init(
                    kinds: [1],
                    cohort: 2_024,
                    limits: TravelLimits([.walk: 30, .car: 20]),
                    language: asksMuch && below(2) == 0 ? 1 : nil,
                    needsInclusion: asksMuch
                ),
                .init(kinds: [0], cohort: 3_500, limits: TravelLimits([.walk: 20, .car: 20])),
            ],
            earliestOn: 20,
            arriveBy: asksMuch ? 60 : 150,
            budget: .init(amount: asksMuch ? 40_000 : 85_000, shareInPercent: below(2) == 0 ? 10 : 0)
        )
    }

    private mutating func limits() -> TravelLimits {
        below(3) == 0
            ? TravelLimits([.transit: 45 + below(30), .bicycle: 30]) : TravelLimits([.car: 30 + below(30), .walk: 20])
    }

    private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
}
