import LotseMatching
import Testing

/// The article that goes from a household to its region, run and held beside what it says.
@Suite struct WorkedExampleTests {
    @Test func `the worked example prints what its article says`() async throws {
        var printed: [String] = []
        func print(_ parts: Any...) { printed.append(parts.map { "\($0)" }.joined(separator: " ")) }

        // article: FromAHouseholdToItsRegion
        let vacancies = [
            Vacancy(
                number: 0,
                occupation: 81_302,  // nursing
                isRegulated: true,
                required: [11],
                german: .b2,
                hours: 30...40,
                pay: 340_000,
                place: TravelPlace(x: 20_000, y: 0),
                startsOn: 0
            ),
            Vacancy(
                number: 1,
                occupation: 25_102,  // machines
                required: [21],
                wished: [22],
                hours: 35...40,
                pay: 310_000,
                place: TravelPlace(x: 2_000, y: 0),
                startsOn: 0
            ),
        ]
        let index = try VacancyIndex(vacancies)
        let marta = Seeker(
            number: 1,
            trades: [.init(occupation: 81_302, recognition: .partial)],
            level: 2,
            skills: [11],
            german: .b1,
            hours: 30...40,
            limits: TravelLimits([.car: 40]),
            earliestOn: 0
        )
        let piotr = Seeker(
            number: 2,
            trades: [.init(occupation: 25_102)],
            level: 2,
            skills: [21],
            hours: 38...40,
            limits: TravelLimits([.bicycle: 30]),
            earliestOn: 0
        )
        let best = try index.matches(for: marta)[0]
        print("vacancy", best.number, "has", best.assessment.score, "of", index.rules.mostScore)
        for contribution in best.assessment.contributions where contribution.points < contribution.most {
            print(contribution.criterion, contribution.points, "of", contribution.most)
        }
        for obstacle in best.assessment.obstacles {
            print("in the way:", obstacle.kind)
        }
        // end

        // article: FromAHouseholdToItsRegion
        let market = try BundleMarket(
            homes: [
                .init(place: TravelPlace(x: 0, y: 0), rooms: 3, coldRent: 52_000, heating: 9_000, freeOn: 30),
                .init(place: TravelPlace(x: 4_000, y: 0), rooms: 3, coldRent: 60_000, heating: 9_000, freeOn: 50),
            ],
            vacancies: [
                .init(
                    place: vacancies[0].place,
                    hours: .init(from: 420, to: 900),
                    pay: 340_000,
                    startsOn: 0,
                    openings: 2
                ),
                .init(place: vacancies[1].place, hours: .init(from: 480, to: 960), pay: 310_000, startsOn: 0),
            ],
            facilities: [
                .init(
                    place: TravelPlace(x: 1_000, y: 0),
                    kind: 0,
                    house: 0,
                    cohorts: -1_600 ... -1_000,
                    hours: .init(from: 360, to: 1_020),
                    freeOn: 0,
                    freePlaces: 2,
                    fee: 12_000
                )
            ]
        )
        func candidates(_ person: Seeker) throws -> [BundleHousehold.Candidate] {
            try index.matches(for: person).map { .init(vacancy: $0.number, points: $0.assessment.score / 1_000) }
        }
        let nowak = BundleHousehold(
            dwelling: .sought(.init(leastRooms: 3)),
            adults: [
                .init(limits: marta.limits, candidates: try candidates(marta)),
                .init(limits: piotr.limits, candidates: try candidates(piotr)),
            ],
            children: [.init(kinds: [0], cohort: -1_400, limits: TravelLimits([.walk: 20, .bicycle: 20]))],
            earliestOn: 0,
            arriveBy: 60,
            budget: .init(amount: 70_000)
        )
        let finder = BundleFinder(market)
        let bundles = try finder.bundles(for: nowak)
        for bundle in bundles {
            print("home", bundle.home ?? -1, "is worth", bundle.score, "and costs", bundle.price.minutes, "minutes")
        }
        // end

        // article: FromAHouseholdToItsRegion
        var early = nowak
        early.arriveBy = 20
        if let obstacles = try finder.obstacles(for: early), let cheapest = obstacles.concessions.first {
            print("these block:", obstacles.block.map { "\($0)" })
            print("this helps:", cheapest.steps.map { "\($0.demand) by \($0.amount)" })
        }
        // end

        // article: FromAHouseholdToItsRegion
        let alone = BundleHousehold(
            dwelling: .sought(.init(leastRooms: 2)),
            adults: [.init(limits: TravelLimits([.car: 45]), candidates: [.init(vacancy: 0, points: 940)])],
            children: [.init(kinds: [0], cohort: -1_200, limits: TravelLimits([.car: 15]))],
            earliestOn: 0,
            arriveBy: 60
        )
        let offers = [bundles, try finder.bundles(for: alone)]
        // Resources: two homes, two vacancies, one Kita group, numbered through.
        let capacities = [1, 1] + [2, 1] + [2]
        func resources(_ bundle: ArrivalBundle) -> [Int] {
            [bundle.home].compactMap(\.self)
                + bundle.adults.compactMap(\.vacancy).map { 2 + $0.index }
                + bundle.children.compactMap(\.self).map { 4 + $0.index }
        }
        let problem = try AllocationProblem(
            householdCount: offers.count,
            capacities: capacities,
            bundles: offers.enumerated().flatMap { household, bundles in
                bundles.map { .init(household: household, worth: 1_000 * $0.score, resources: resources($0)) }
            }
        )
        let proposal = try await Allocator(problem, effort: .quick).allocate()
        print("given:", proposal.bundles.map { $0 ?? -1 }, "worth", proposal.worth)
        print("no allocation is worth more than", proposal.bound)
        for missed in problem.missed(by: 1, in: proposal) {
            print("bundle", missed.bundle, "lacks", missed.lacks.map(\.resource))
        }
        // end

        try Article("FromAHouseholdToItsRegion").check(printed)
    }
}
