import LotseMatching
import Testing

/// The pieces of code of the articles, run and held beside what the articles say.
@Suite struct ArticleTests {
    @Test func `the code on ranking prints what its article says`() throws {
        var printed: [String] = []
        func print(_ parts: Any...) { printed.append(parts.map { "\($0)" }.joined(separator: " ")) }

        // article: RankingVacancies
        let seeker = Seeker(
            number: 7,
            trades: [.init(occupation: 81_302, recognition: .partial)],
            level: 2,
            skills: [11, 12],
            learning: [13],
            german: .b1,
            hours: 30...40,
            home: TravelPlace(x: 0, y: 0),
            limits: TravelLimits([.car: 30]),
            earliestOn: 100,
            latestOn: 160
        )
        let vacancies = [
            Vacancy(
                number: 1,
                occupation: 81_302,
                isRegulated: true,
                required: [11, 13],
                german: .b2,
                hours: 35...40,
                place: TravelPlace(x: 9_000, y: 0),
                startsOn: 120
            ),
            Vacancy(number: 2, occupation: 81_393, hours: 20...40, place: TravelPlace(x: 2_000, y: 0), startsOn: 0),
            Vacancy(number: 3, occupation: 43_104, hours: 40...40, place: TravelPlace(x: 0, y: 0), startsOn: 0),
        ]
        let index = try VacancyIndex(vacancies)
        for match in try index.matches(for: seeker) {
            let ways = match.assessment.obstacles.map { "\($0.kind)" }
            print("vacancy", match.number, "score", match.assessment.score, "in the way", ways)
        }
        let census = try index.census(for: seeker)
        print(census.considered, "of a near trade,", census.clear, "clear,", census.passable, "with a way around")
        // end

        // article: RankingVacancies
        let people = try SeekerIndex([seeker])
        print(try people.matches(for: vacancies[0])[0].assessment == index.matches(for: seeker)[1].assessment)
        let plan = DemandPlan(lines: [.init(vacancy: vacancies[1], count: 3)])
        print("missing:", try people.pipeline(for: plan).lines[0].missing)
        // end

        try Article("RankingVacancies").check(printed)
    }

    @Test func `the code on ways prints what its article says`() throws {
        var printed: [String] = []
        func print(_ parts: Any...) { printed.append(parts.map { "\($0)" }.joined(separator: " ")) }

        // article: MeasuringWays
        let travel = try TravelModel(
            detours: [.init(between: 0, and: 1, minutes: 12)],  // a river
            localityCount: 2,
            table: [.init(from: 0, to: 1, mode: .transit, minutes: 31)],
            byHand: [.init(from: 0, to: 1, mode: .bicycle, minutes: 40)]
        )
        let home = TravelPlace(x: 0, y: 0, side: 0, locality: 0)
        let work = TravelPlace(x: 0, y: 9_000, side: 1, locality: 1)
        for mode in TravelMode.allCases {
            let time = travel.time(from: home, to: work, by: mode)
            print(mode, time.minutes, "±", time.margin, time.source)
        }
        // end

        try Article("MeasuringWays").check(printed)
    }

    @Test func `the code on bundles prints what its article says`() throws {
        var printed: [String] = []
        func print(_ parts: Any...) { printed.append(parts.map { "\($0)" }.joined(separator: " ")) }

        // article: FindingBundles
        let market = try BundleMarket(
            homes: [
                .init(place: .init(x: 0, y: 0), rooms: 3, coldRent: 52_000, heating: 9_000, freeOn: 30, points: 100),
                .init(
                    place: .init(x: 9_000, y: 0),
                    rooms: 4,
                    coldRent: 61_000,
                    heating: 11_000,
                    freeOn: 0,
                    points: 100
                ),
            ],
            vacancies: [
                .init(place: .init(x: 20_000, y: 0), hours: .init(from: 420, to: 900), pay: 340_000, startsOn: 0),
                .init(place: .init(x: 2_000, y: 0), hours: .init(from: 480, to: 960), pay: 310_000, startsOn: 0),
            ],
            facilities: [
                .init(  // a group for those born 1,000 to 1,600 days ago
                    place: .init(x: 1_000, y: 0),
                    kind: 0,
                    house: 0,
                    cohorts: -1_600 ... -1_000,
                    hours: .init(from: 360, to: 1_020),
                    freeOn: 0,
                    freePlaces: 1,
                    fee: 12_000
                )
            ]
        )
        var family = BundleHousehold(
            dwelling: .sought(.init(leastRooms: 3)),
            adults: [
                .init(limits: .init([.car: 40]), candidates: [.init(vacancy: 0, points: 900)]),
                .init(limits: .init([.bicycle: 30]), candidates: [.init(vacancy: 1, points: 700)]),
            ],
            children: [.init(kinds: [0], cohort: -1_400, limits: .init([.walk: 20]))],
            earliestOn: 0,
            arriveBy: 60,
            budget: .init(amount: 65_000)
        )
        let finder = BundleFinder(market)
        let best = try finder.bundles(for: family)[0]
        let price = best.price
        print(
            "home",
            best.home ?? -1,
            "for",
            price.minutes,
            "minutes,",
            price.monthlyCents,
            "cents,",
            price.weeks,
            "weeks"
        )
        print("estimated income", best.estimatedIncome ?? 0)
        for contribution in best.contributions {
            print(contribution.cause, contribution.points)
        }
        print("score", best.score)
        // end

        // article: FindingBundles
        family.dwelling = .sought(.init(leastRooms: 4))
        if let obstacles = try finder.obstacles(for: family) {
            print("these block:", obstacles.block.map { "\($0)" })
            for step in obstacles.concessions[0].steps {
                print("this helps:", step.demand, "by", step.amount)
            }
        }
        // end

        try Article("FindingBundles").check(printed)
    }

    @Test func `the code on places prints what its article says`() throws {
        var printed: [String] = []
        func print(_ parts: Any...) { printed.append(parts.map { "\($0)" }.joined(separator: " ")) }

        // article: GivingPlaces
        let rules = try PriorityRules([.init(key: "sibling-there", points: 30), .init(key: "both-work", points: 20)])
        let problem = try PlacementProblem(
            children: [
                .init(key: 71, wishes: [.init(programme: 0, met: try rules.met(["both-work"])), .init(programme: 1)]),
                .init(key: 72, wishes: [.init(programme: 0)], promised: 1),
                .init(key: 73, wishes: [.init(programme: 2)]),
                .init(key: 74, wishes: [.init(programme: 2), .init(programme: 3)]),
            ],
            capacities: [1, 1, 1, 2],
            contracts: [SiblingContract(children: [2, 3], wishes: [[2, 3]], takesApart: true)],
            rules: rules,
            seed: 20_260_301  // drawn in public, published with the result
        )
        let proposal = Placer(problem).place()
        for (child, place) in proposal.places.enumerated() {
            print("child", child, "gets", place.map { "programme \($0.programme), wish \($0.wish ?? -1)" } ?? "nothing")
        }
        print(proposal.families)
        for missed in problem.missed(by: 1, in: proposal) {
            print("missed:", missed.programme, missed.reason, missed.points, "against", missed.last?.points ?? 0)
        }
        print("stable:", StabilityReport(of: proposal, in: problem).isStable)
        // end

        try Article("GivingPlaces").check(printed)
    }

    @Test func `the code on allocation prints what its article says`() async throws {
        var printed: [String] = []
        func print(_ parts: Any...) { printed.append(parts.map { "\($0)" }.joined(separator: " ")) }

        // article: AllocatingARegion
        let problem = try AllocationProblem(
            householdCount: 2,
            capacities: [1, 2],  // one flat, two Kita places
            bundles: [
                .init(household: 0, worth: 700, resources: [0, 1]),
                .init(household: 1, worth: 650, resources: [0, 1, 1]),  // two children
                .init(household: 1, worth: 300, resources: [1]),
            ]
        )
        let proposal = try await Allocator(problem, effort: .quick).allocate()
        print("bundles", proposal.bundles.map { $0 ?? -1 }, "worth", proposal.worth, "of at most", proposal.bound)
        print("proven the best:", proposal.isProven)
        for missed in problem.missed(by: 1, in: proposal) {
            print(
                "bundle",
                missed.bundle,
                "lacks",
                missed.lacks.map { "resource \($0.resource), held by \($0.holders)" }
            )
        }
        // end

        // article: AllocatingARegion
        let fair = try await Allocator(problem, urgent: [1], effort: .quick).allocate()
        print("urgent without anything:", fair.unservedUrgent)
        // end

        try Article("AllocatingARegion").check(printed)
    }

    @Test func `the code on arrivals prints what its article says`() async throws {
        var printed: [String] = []
        func print(_ parts: Any...) { printed.append(parts.map { "\($0)" }.joined(separator: " ")) }

        // article: ServingArrivals
        let couple = ArrivingHousehold(bundles: [.init(worth: 300, resources: [0])])
        let family = ArrivingHousehold(bundles: [.init(worth: 900, resources: [0])])
        var desk = ArrivalDesk(capacities: [1], effort: .init(futures: 5, priceRounds: 60, exchanges: 1_000))
        let first = try await desk.serve([couple], expecting: 5, like: [family, couple])
        print("first week:", first.map { $0 ?? -1 }, "one more is worth more than 300:", desk.prices[0] > 300)
        let second = try await desk.serve([couple, family], expecting: 0, like: [family, couple])
        print("second week:", second.map { $0 ?? -1 }, "left:", desk.capacities)
        // end

        try Article("ServingArrivals").check(printed)
    }

    @Test func `the code on titles prints what its article says`() throws {
        var printed: [String] = []
        func print(_ parts: Any...) { printed.append(parts.map { "\($0)" }.joined(separator: " ")) }

        // article: ReadingTitles
        var draft = VocabularyDraft()
        let nurse = try draft.add("nurse", .occupation, group: OccupationGroup("2221"), regulation: .regulated)
        let welder = try draft.add("welder", .occupation, group: OccupationGroup("7212"))
        try draft.label("Pflegefachmann/Pflegefachfrau", of: nurse, in: "de", isPreferred: true)
        try draft.label("Gesundheits- und Krankenpfleger/-in", of: nurse, in: "de")
        try draft.label("Schweißer/Schweißerin", of: welder, in: "de", isPreferred: true)
        let finder = OccupationFinder(draft.finished(), language: "de")
        for title in ["Krankenpfleger*in (m/w/d)", "Schweiser", "xyzzy"] {
            let finding = finder.find(title)
            let names = finding.candidates.map { finder.vocabulary.id(of: $0.concept) + " by \($0.agreement)" }
            print(title, finding.verdict, names)
        }
        // end

        try Article("ReadingTitles").check(printed)
    }
}
