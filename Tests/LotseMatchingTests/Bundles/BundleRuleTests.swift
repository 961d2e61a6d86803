import Testing

@testable import LotseMatching

@Suite struct BundleRuleTests {
    @Test func `the family of the article gets what the article says`() throws {
        let finder = BundleFinder(try WorkedExample.market())
        let bundles = try finder.bundles(for: WorkedExample.family)
        let bundle = try #require(bundles.first)
        #expect(bundles.count == 1)
        #expect(bundle.home == 0)
        #expect(bundle.adults.map { $0.vacancy?.index } == [0, 1])
        #expect(bundle.children.map { $0?.index } == [0])
        #expect(bundle.price == ArrivalBundle.Price(minutes: 63, monthlyCents: 73_000, weeks: 5))
        #expect(
            bundle.contributions == [
                .init(cause: .home, points: 100), .init(cause: .rent, points: -244),
                .init(cause: .vacancy(adult: 0), points: 900), .init(cause: .adultMinutes(adult: 0), points: -204),
                .init(cause: .vacancy(adult: 1), points: 700), .init(cause: .adultMinutes(adult: 1), points: -78),
                .init(cause: .childMinutes(child: 0), points: -96), .init(cause: .fee(child: 0), points: -48),
                .init(cause: .weeks, points: -50),
            ]
        )
        #expect(bundle.score == 980)
        #expect(bundle.estimatedIncome == 422_500)
    }

    @Test func `the family of the article that needs four rooms hears what blocks and what could be done`() throws {
        var family = WorkedExample.family
        family.dwelling = .sought(.init(leastRooms: 4))
        let finder = BundleFinder(try WorkedExample.market())
        #expect(try finder.bundles(for: family).isEmpty)
        let obstacles = try #require(try finder.obstacles(for: family))
        #expect(obstacles.block == [.home, .rooms, .budget])
        #expect(obstacles.concessions.first?.steps == [.init(demand: .rooms, amount: 1)])
        #expect(obstacles.concessions.first?.cost == 15_000)
        #expect(obstacles.concessions.first?.bundle.score == 980)
    }

    @Test func `the same question gives the same answer`() throws {
        let small = try SmallMarket(seed: 11, isGenerous: true)
        let finder = BundleFinder(small.market)
        #expect(try finder.bundles(for: small.household) == finder.bundles(for: small.household))
    }

    @Test func `nothing there, nothing asked for: nothing, or just the wait`() throws {
        let empty = try BundleMarket(homes: [], vacancies: [])
        let seeker = BundleHousehold(
            dwelling: .sought(.init(leastRooms: 1)),
            adults: [.init(limits: TravelLimits([:]))],
            earliestOn: 0,
            arriveBy: 0
        )
        #expect(try BundleFinder(empty).bundles(for: seeker).isEmpty)
        #expect(try BundleFinder(empty).obstacles(for: seeker)?.block == [.home])
        var settled = seeker
        settled.dwelling = .later
        #expect(try BundleFinder(empty).bundles(for: settled).map(\.score) == [0])
        #expect(try BundleFinder(empty).obstacles(for: settled) == nil)
        #expect(try BundleFinder(empty).bundles(for: settled, limit: 0).isEmpty)
    }

    @Test func `a plot has the rooms that are built`() throws {
        let plot = BundleMarket.Home(
            place: TravelPlace(x: 0, y: 0),
            kind: .plot,
            rooms: 0,
            coldRent: 90_000,
            heating: 0,
            freeOn: 400
        )
        let market = try BundleMarket(homes: [plot], vacancies: [])
        let builder = BundleHousehold(
            dwelling: .sought(.init(kinds: [.plot], leastRooms: 6)),
            adults: [.init(limits: TravelLimits([:]))],
            earliestOn: 0,
            arriveBy: 500
        )
        #expect(try BundleFinder(market).bundles(for: builder).map(\.price.weeks) == [58])
    }

    @Test func `numbers that make no market are refused by name`() {
        typealias Fault = BundleMarket.Fault
        let far = TravelPlace(x: TravelPlace.most + 1, y: 0)
        let near = TravelPlace(x: 0, y: 0)
        let day = DayHours(from: 480, to: 960)
        func home(_ place: TravelPlace, rent: Int64) -> BundleMarket.Home {
            .init(place: place, rooms: 1, coldRent: rent, heating: 0, freeOn: 0)
        }
        #expect(throws: Fault.home(0, .place)) { try BundleMarket(homes: [home(far, rent: 0)], vacancies: []) }
        #expect(throws: Fault.home(1, .money)) {
            try BundleMarket(homes: [home(near, rent: 0), home(near, rent: -1)], vacancies: [])
        }
        #expect(throws: Fault.vacancy(0, .hours)) {
            let hours = DayHours(from: 960, to: 480)
            _ = try BundleMarket(homes: [], vacancies: [.init(place: near, hours: hours, pay: 0, startsOn: 0)])
        }
        #expect(throws: Fault.facility(0, .kind)) {
            let group = BundleMarket.Facility(
                place: near,
                kind: 64,
                house: 0,
                cohorts: 0...1,
                hours: day,
                freeOn: 0,
                freePlaces: 1
            )
            _ = try BundleMarket(homes: [], vacancies: [], facilities: [group])
        }
        #expect(throws: Fault.course(0, .place)) {
            let course = BundleMarket.Course(
                place: TravelPlace(x: 0, y: 0, locality: 0),
                kind: 0,
                hours: day,
                startsOn: 0,
                seats: 1
            )
            _ = try BundleMarket(homes: [], vacancies: [], courses: [course])
        }
    }

    @Test func `numbers that make no household are refused by name`() throws {
        typealias Fault = BundleHousehold.Fault
        let finder = BundleFinder(try WorkedExample.market())
        func refused(_ fault: Fault, _ change: (inout BundleHousehold) -> Void) {
            var household = WorkedExample.family
            change(&household)
            #expect(throws: fault) { try finder.bundles(for: household) }
            #expect(throws: fault) { try finder.obstacles(for: household) }
        }
        refused(.noAdult) { $0.adults = [] }
        refused(.tooManyAdults) { $0.adults = .init(repeating: $0.adults[0], count: 7) }
        refused(.tooManyChildren) { $0.children = .init(repeating: $0.children[0], count: 9) }
        refused(.dates) { $0.arriveBy = -1 }
        refused(.dwelling) { $0.dwelling = .sought(.init(leastRooms: -1)) }
        refused(.budget) { $0.budget = .init(amount: -1) }
        refused(.child(0)) { $0.children[0].language = 64 }
        refused(.unknownVacancy(adult: 1, candidate: 0)) { $0.adults[1].candidates = [.init(vacancy: 2, points: 1)] }
        refused(.pointsOutOfRange(adult: 1, candidate: 0)) { $0.adults[1].candidates = [.init(vacancy: 1, points: -1)] }
        refused(.repeatedVacancy(adult: 0, candidate: 1)) {
            $0.adults[0].candidates = [.init(vacancy: 0, points: 1), .init(vacancy: 0, points: 2)]
        }
    }
}
