import LotseCore
import Testing

@testable import LotseMatching

@Suite struct AssessorTests {
    private static let nurse = Seeker(
        number: 7,
        trades: [.init(occupation: 81_302, recognition: .partial)],
        level: 2,
        skills: [11, 12],
        learning: [13],
        german: .b1,
        hours: 30...40,
        shifts: [.late],
        pay: 300_000,
        home: TravelPlace(x: 0, y: 0),
        limits: TravelLimits([.car: 30, .bicycle: 20]),
        earliestOn: 100,
        latestOn: 160,
        contracts: [.permanent],
        family: [.flexibleHours, .kitaHours],
        help: [.home, .care]
    )
    private static let ward = Vacancy(
        number: 3,
        occupation: 81_313,
        required: [11, 12, 13, 14],
        wished: [15],
        german: .b2,
        hours: 35...40,
        shifts: [.late, .night],
        pay: 270_000,
        place: TravelPlace(x: 0, y: 11_000),
        startsOn: 90,
        fillBy: 120,
        contract: .fixedTerm,
        family: [.kitaHours],
        help: [.home]
    )

    private static func assessment(_ change: (inout Seeker, inout Vacancy) -> Void = { _, _ in }) throws -> Assessment {
        var (seeker, vacancy) = (nurse, ward)
        change(&seeker, &vacancy)
        return try #require(Assessor().assessment(of: seeker, for: vacancy))
    }

    private static func points(
        _ criterion: Criterion,
        _ change: (inout Seeker, inout Vacancy) -> Void = { _, _ in }
    ) throws -> Int {
        try assessment(change).contributions[criterion.rawValue].points
    }

    @Test func `a worked example adds up`() throws {
        let assessment = try Self.assessment()
        #expect(
            assessment.contributions.map(\.points) == [
                260 * 700,  // the first three digits are shared
                80 * 400,  // a level below
                160 * 625,  // two of four skills and a half
                0,  // the wished one is missing
                110 * 600,  // a level of German below
                60 * 750,  // not ready for nights
                80 * 666,  // 270,000 between 210,000 and 300,000
                90 * 766,  // 21 minutes of 90 by car
                0,  // another contract
                40 * 500,
                40 * 500,
            ]
        )
        #expect(assessment.score == 587_220)
        #expect(assessment.obstacles.isEmpty)
        #expect(assessment.rank == 587_220 + MatchRank.clear)
        #expect(
            assessment.contributions.map(\.fact) == [
                .occupation(nearest: 81_302, digits: 3),
                .level(has: 2, needs: 3),
                .skills(has: [11, 12], learning: [13], missing: [14]),
                .skills(has: [], learning: [], missing: [15]),
                .german(has: .b1, needs: .b2),
                .shifts(unready: .night),
                .pay(offered: 270_000, wished: 300_000),
                .commute(.car, TravelTime(minutes: 21, margin: 5, source: .estimated)),
                .contract(offered: .fixedTerm, wished: [.permanent]),
                .family(offered: .kitaHours, wished: [.flexibleHours, .kitaHours]),
                .help(offered: .home, wished: [.home, .care]),
            ]
        )
    }

    @Test func `what is not known counts half and what is not wished counts in full`() throws {
        #expect(try Self.points(.pay) { $1.pay = 0 } == 40_000)
        #expect(try Self.points(.pay) { seeker, _ in seeker.pay = 0 } == 80_000)
        #expect(try Self.points(.pay) { $1.pay = 210_000 } == 0)
        #expect(try Self.points(.contract) { $1.contract = nil } == 20_000)
        #expect(try Self.points(.contract) { seeker, _ in seeker.contracts = [] } == 40_000)
        #expect(try Self.points(.commute) { seeker, _ in seeker.home = nil } == 45_000)
        #expect(try Self.points(.commute) { seeker, _ in seeker.limits = TravelLimits([:]) } == 45_000)
        #expect(try Self.points(.requiredSkills) { $1.required = [] } == 160_000)
        #expect(try Self.points(.family) { seeker, _ in seeker.family = [] } == 40_000)
        #expect(try Self.points(.help) { seeker, _ in seeker.help = [] } == 40_000)
    }

    @Test func `another trade is not assessed and the nearest of several counts`() throws {
        var seeker = Self.nurse
        seeker.trades = [.init(occupation: 82_102)]
        #expect(Assessor().assessment(of: seeker, for: Self.ward) == nil)
        let open = Assessor(rules: RankingRules(leastDigits: 0))
        let stranger = try #require(open.assessment(of: seeker, for: Self.ward))
        #expect(stranger.contributions[0].points == 260 * 150)
        #expect(stranger.contributions[0].fact == .occupation(nearest: 82_102, digits: 1))
        let both = try Self.assessment { seeker, _ in seeker.trades.insert(.init(occupation: 81_394), at: 0) }
        #expect(both.contributions[0].fact == .occupation(nearest: 81_394, digits: 3))
        let own = try Self.assessment { $1.occupation = 81_301 }
        #expect(own.contributions[0].points == 260_000)
        #expect(own.contributions[1].fact == .level(has: 2, needs: 1))
        #expect(own.contributions[1].points == 80 * 700)
    }

    @Test func `recognition counts in a regulated occupation of the same subgroup`() throws {
        func way(_ recognition: Recognition?) throws -> [Obstacle] {
            try Self.assessment { seeker, vacancy in
                (vacancy.isRegulated, vacancy.occupation) = (true, 81_302)
                let trade = recognition.map { Seeker.Trade(occupation: 81_303, recognition: $0) }
                seeker.trades = [trade ?? .init(occupation: 81_333, recognition: .full)]
            }.obstacles
        }
        #expect(try way(.full) == [])
        #expect(try way(.partial) == [Obstacle(kind: .recognition, way: .assistUntilAdapted)])
        #expect(try way(.applied) == [Obstacle(kind: .recognition, way: .assistUntilDecided)])
        #expect(try way(Recognition.none) == [Obstacle(kind: .recognition, way: .applyForRecognition)])
        #expect(try way(nil) == [Obstacle(kind: .recognition, way: nil)])
        let several = try Self.assessment { seeker, vacancy in
            (vacancy.isRegulated, vacancy.occupation) = (true, 81_302)
            seeker.trades.append(.init(occupation: 81_304, recognition: .full))
        }
        #expect(several.obstacles.isEmpty)
    }

    @Test func `a permit asks for skilled work, consent or a fast procedure`() throws {
        func obstacles(_ permit: WorkPermit, level: Int, helps: Bool) throws -> [Obstacle] {
            try Self.assessment {
                $0.permit = permit
                ($1.occupation, $1.helpsWithPermit) = (81_300 + level, helps)
            }.obstacles
        }
        #expect(try obstacles(.unrestricted, level: 1, helps: false) == [])
        #expect(try obstacles(.skilledOnly, level: 2, helps: false) == [])
        #expect(try obstacles(.skilledOnly, level: 1, helps: true) == [Obstacle(kind: .permit, way: nil)])
        #expect(try obstacles(.withConsent, level: 1, helps: true) == [])
        #expect(try obstacles(.withConsent, level: 1, helps: false) == [Obstacle(kind: .permit, way: .askForConsent)])
        #expect(try obstacles(.missing, level: 2, helps: true) == [Obstacle(kind: .permit, way: .fastProcedure)])
        #expect(try obstacles(.missing, level: 2, helps: false) == [Obstacle(kind: .permit, way: nil)])
        #expect(try obstacles(.missing, level: 1, helps: true) == [Obstacle(kind: .permit, way: nil)])
    }

    @Test func `hours that miss each other by little have a way around`() throws {
        func obstacles(_ hours: ClosedRange<Int>) throws -> [Obstacle] {
            try Self.assessment { $1.hours = hours }.obstacles
        }
        #expect(try obstacles(40...45) == [])
        #expect(try obstacles(44...45) == [Obstacle(kind: .hours, way: .moreHours(4))])
        #expect(try obstacles(45...48) == [Obstacle(kind: .hours, way: .moreHours(5))])
        #expect(try obstacles(46...48) == [Obstacle(kind: .hours, way: nil)])
        #expect(try obstacles(20...27) == [Obstacle(kind: .hours, way: .fewerHours(3))])
        #expect(try obstacles(10...20) == [Obstacle(kind: .hours, way: nil)])
    }

    @Test func `dates that miss each other by little have a way around`() throws {
        func obstacles(_ startsOn: Int, _ fillBy: Int?) throws -> [Obstacle] {
            try Self.assessment { ($1.startsOn, $1.fillBy) = (startsOn, fillBy) }.obstacles
        }
        #expect(try obstacles(160, nil) == [])
        #expect(try obstacles(0, 100) == [])
        #expect(try obstacles(161, nil) == [Obstacle(kind: .start, way: .waitUntil(161))])
        #expect(try obstacles(251, nil) == [Obstacle(kind: .start, way: nil)])
        #expect(try obstacles(0, 99) == [Obstacle(kind: .start, way: .employerWaits(until: 100))])
        #expect(try obstacles(0, 9) == [Obstacle(kind: .start, way: nil)])
    }

    @Test func `a way beyond the limit is shown with the mode that exceeds it least`() throws {
        func obstacles(_ metres: Int) throws -> [Obstacle] {
            try Self.assessment { $1.place.y = metres }.obstacles
        }
        // 30 minutes by car are 17,628 m.
        #expect(try obstacles(17_628) == [])
        #expect(try obstacles(17_629) == [Obstacle(kind: .commute, way: .minutes(1, .car))])
        #expect(try obstacles(28_205) == [Obstacle(kind: .commute, way: .minutes(15, .car))])
        #expect(try obstacles(28_206) == [Obstacle(kind: .commute, way: nil)])
    }

    @Test func `an alliance sets weights and what is out of range is cut`() throws {
        let rules = RankingRules(weights: [.german: 5, .pay: -3, .help: 9_999], nearness: [5, 3, 2_000])
        #expect(rules.weight(.german) == 5)
        #expect(rules.weight(.pay) == 0)
        #expect(rules.weight(.help) == 1_000)
        #expect(rules.weight(.occupation) == 260)
        #expect(rules.nearness == [5, 5, 1_000, 1_000, 1_000])
        #expect(RankingRules().mostScore == 1_000_000)
        let all = Dictionary(uniqueKeysWithValues: Criterion.allCases.map { ($0, 1_000) })
        #expect(RankingRules(weights: all).mostScore < Int(MatchRank.clear))
        let assessment = try #require(Assessor(rules: rules).assessment(of: Self.nurse, for: Self.ward))
        #expect(assessment.contributions[Criterion.german.rawValue].points == 5 * 600)
        #expect(assessment.contributions[Criterion.help.rawValue].points == 1_000 * 500)
    }

    @Test func `nobody scores less for more German, skills, shifts, offered pay or for a shorter way`() throws {
        for seed in Instances.seeds(sample: 40) {
            let market = try RankingMarket(seed: seed, vacancies: 20, seekers: 5)
            let assessor = Assessor(rules: market.rules, travel: market.travel)
            for seeker in market.seekers {
                for var vacancy in market.vacancies {
                    // A table may know of a way that is shorter than none.
                    vacancy.place.locality = nil
                    guard let plain = assessor.assessment(of: seeker, for: vacancy) else { continue }
                    var (able, better) = (seeker, vacancy)
                    able.german = .c2
                    able.shifts = Shifts(rawValue: 15)
                    able.skills = vacancy.required + vacancy.wished
                    able.learning = []
                    better.pay = max(vacancy.pay, seeker.pay)
                    if let home = seeker.home { better.place = TravelPlace(x: home.x, y: home.y, side: home.side) }
                    let best = try #require(assessor.assessment(of: able, for: better))
                    for (less, more) in zip(plain.contributions, best.contributions) {
                        #expect(less.points <= more.points, "seed \(seed), \(less.criterion)")
                    }
                }
            }
        }
    }
}
