import LotseMatching

/// The family of the article on bundles: two adults with a child of four, and a market of two flats.
enum WorkedExample {
    static func market() throws -> BundleMarket {
        try BundleMarket(
            homes: [
                .init(
                    place: TravelPlace(x: 0, y: 0),
                    rooms: 3,
                    coldRent: 52_000,
                    heating: 9_000,
                    freeOn: 30,
                    points: 100
                ),
                .init(
                    place: TravelPlace(x: 9_000, y: 0),
                    rooms: 4,
                    coldRent: 61_000,
                    heating: 11_000,
                    freeOn: 0,
                    points: 100
                ),
            ],
            vacancies: [
                .init(
                    place: TravelPlace(x: 20_000, y: 0),
                    hours: DayHours(from: 420, to: 900),
                    pay: 340_000,
                    startsOn: 0
                ),
                .init(
                    place: TravelPlace(x: 2_000, y: 0),
                    hours: DayHours(from: 480, to: 960),
                    pay: 310_000,
                    startsOn: 0
                ),
            ],
            facilities: [
                .init(
                    place: TravelPlace(x: 1_000, y: 0),
                    kind: 0,
                    house: 0,
                    cohorts: -1_600 ... -1_000,
                    hours: DayHours(from: 360, to: 1_020),
                    freeOn: 0,
                    freePlaces: 1,
                    fee: 12_000
                )
            ]
        )
    }

    static let family = BundleHousehold(
        dwelling: .sought(.init(leastRooms: 3)),
        adults: [
            .init(limits: TravelLimits([.car: 40]), candidates: [.init(vacancy: 0, points: 900)]),
            .init(limits: TravelLimits([.bicycle: 30]), candidates: [.init(vacancy: 1, points: 700)]),
        ],
        children: [.init(kinds: [0], cohort: -1_400, limits: TravelLimits([.walk: 20]))],
        earliestOn: 0,
        arriveBy: 60,
        budget: .init(amount: 65_000)
    )
}
